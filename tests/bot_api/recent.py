"""What has come to the Bot API lately, and how a server of years ago refuses it."""

import re
import time
from dataclasses import dataclass, field

from tests.bot_api.people import Json, Person
from tests.bot_api.rules import RefusalError, utf16

RECENT_METHODS = {"setMyDescription", "setMyShortDescription", "setMessageReaction", "deleteMessages"}
HOUR = 3600.0
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
    """`described`: what is told of the bot, by field and language. `old`: it is a server of years ago.

    sent_at: when each message was sent, by its id. later: by how many seconds its clock is ahead.
    """

    described: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    old: bool = False
    sent_at: dict[int, float] = field(default_factory=dict)
    later: float = 0.0

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

    def now(self) -> float:
        return time.time() + self.later

    async def do_deleteMessages(self, parameters: Json) -> bool:
        """Up to a hundred at a time; those that are gone, or older than two days, stay where they are.

        A die stays for a day, and everything named beside it too.
        """
        chat, numbers = parameters["chat_id"], parameters.get("message_ids")
        if chat in self.blocked:
            raise RefusalError("Forbidden: bot was blocked by the user")
        if chat not in self.people:
            raise RefusalError("Bad Request: chat not found")
        if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
            raise RefusalError("Bad Request: can't parse message identifiers")
        if not 1 <= len(numbers) <= 100:
            raise RefusalError("Bad Request: message identifiers must be 1 to 100")
        person = self.people[chat]
        fresh = [n for n in numbers if n in person.in_chat and self.now() - self.sent_at[n] < 48 * HOUR]
        if any(number in person.dice and self.now() - self.sent_at[number] < 24 * HOUR for number in fresh):
            raise RefusalError("Bad Request: message can't be deleted")
        person.removed += fresh
        person.in_chat.difference_update(fresh)
        return True
