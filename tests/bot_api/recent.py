"""What has come to the Bot API lately, and how a server of years ago refuses it."""

import re
from typing import Any

from tests.bot_api.rules import RefusalError

RECENT_METHODS = {"setMyDescription", "setMyShortDescription", "setMessageReaction", "deleteMessages"}
RECENT_FIELDS = {"message_effect_id"}
RECENT_TAGS = re.compile(r"<(tg-time|tg-spoiler|blockquote expandable)\b")


def check_old(parameters: dict[str, Any]) -> None:
    """RefusalError for what an old server does not know."""
    for name in RECENT_FIELDS & set(parameters):
        raise RefusalError(f"Bad Request: unknown parameter {name}")
    if RECENT_TAGS.search(parameters.get("text") or ""):
        raise RefusalError("Bad Request: can't parse entities: unsupported start tag")
    markup = parameters.get("reply_markup") or {}
    if set(markup) - {"inline_keyboard"}:
        raise RefusalError("Bad Request: can't parse reply keyboard markup JSON object")
    for button in (button for row in markup.get("inline_keyboard", []) for button in row):
        if set(button) - {"text", "callback_data", "copy_text"}:
            raise RefusalError("Bad Request: can't parse inline keyboard button: unknown field")
