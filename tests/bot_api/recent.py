"""What has come to the Bot API lately, and how a server of years ago refuses it."""

import re
from dataclasses import dataclass, field

from tests.bot_api.people import Json, Person
from tests.bot_api.rules import RefusalError, utf16

RECENT_METHODS = {"setMyDescription", "setMyShortDescription", "setMessageReaction", "deleteMessages"}
RECENT_FIELDS = {"message_effect_id"}
REACTIONS = {"❤", "👍", "👎", "🔥", "🎉", "😢", "🙏", "👀", "🤝", "🤗", "👌", "💔", "😭"}
"""Some of those that everybody may use."""

RECENT_TAGS = re.compile(r"<(tg-time|tg-spoiler|blockquote expandable)\b")


def check_old(parameters: Json) -> None:
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


@dataclass
class Recent:
    """`described`: what is told of the bot, by field and language. `old`: it is a server of years ago."""

    described: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    old: bool = False

    async def do_setMyDescription(self, parameters: Json) -> bool:
        return self._describe(parameters, "description", 512)

    async def do_setMyShortDescription(self, parameters: Json) -> bool:
        return self._describe(parameters, "short_description", 120)

    def _describe(self, parameters: Json, name: str, most: int) -> bool:
        words, language = parameters.get(name, ""), parameters.get("language_code", "")
        if not isinstance(words, str) or utf16(words) > most:
            raise RefusalError(f"Bad Request: {name} is too long")
        if not re.fullmatch(r"([a-z]{2})?", language):
            raise RefusalError("Bad Request: language code is invalid")
        self.described[name, language] = words
        return True

    async def do_setMessageReaction(self, parameters: Json) -> bool:
        """One emoji at most on a message that is there."""
        person, reaction = self.people[parameters["chat_id"]], parameters.get("reaction", [])
        if parameters["message_id"] not in person.written:
            raise RefusalError("Bad Request: message to react not found")
        known = [one["emoji"] for one in reaction if one["type"] == "emoji" and one["emoji"] in REACTIONS]
        if len(reaction) > 1 or len(known) < len(reaction):
            raise RefusalError("Bad Request: REACTION_INVALID")
        person.reactions[parameters["message_id"]] = "".join(known)
        return True
