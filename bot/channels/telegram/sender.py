"""Send the coach's messages to Telegram."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.channels.telegram.recent import EVERYTHING, Recent, blamed, used, without
from bot.channels.telegram.request import FloodError, NotSentError
from bot.message import Button, Message
from bot.raw_update import LARGEST_NUMBER
from bot.service.outbound.courier import BlockedError, NotDeliveredError, RefusedError

log = logging.getLogger(__name__)

DONE_ALREADY = (
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "message to be edited not found",
)
"""Refusals of an edit that leave nothing more to do."""

LOGGABLE = (
    "chat not found",
    "message is too long",
    "can't parse entities",
    "button_data_invalid",
    "request entity too large",
)
"""Refusals that may be logged: anything else that Telegram says may quote typed text."""

CONFETTI = "5046509860389126442"
"""Telegram's id of the effect 🎉, one of the six that every client has."""

TO_REACT = 3.0
"""Seconds that a reaction may take: what is said next waits for it. Our own choice."""

MOST_REFUSALS = 20
"""How many refusals it takes until the rest of the messages to remove is left where it is: enough to find two
of a hundred that can't be removed."""

NO_SUCH_CHAT = (
    "chat not found",
    "peer_id_invalid",
    "user not found",
    "user_is_deactivated",
    "chat_id is empty",
)
"""Refusals that are about the chat, and not about the content of the message."""


class _RefusedError(RefusedError):
    """Telegram refused a message. blamed: what of it an older server may not know."""

    def __init__(self, reason: str, *, nobody: bool, blamed: frozenset[Recent]) -> None:
        super().__init__(reason, nobody=nobody)
        self.blamed = blamed


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> dict[str, Any]:
    """Return buttons in the form that Telegram takes."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> dict[str, Any]:
    style = {"style": button.style.value} if button.style is not None else {}
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}, **style}
    return {"text": button.label, "callback_data": button.data, **style}


class TelegramSender:
    """Carry messages to Telegram. Of its answers, only the message id is read."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._unknown: frozenset[Recent] = frozenset()  # what the server is known to refuse

    async def deliver(self, chat: int, message: Message) -> int | None:
        """Send or edit a message; return the id of a new one.

        If it is refused with what an older server does not know, it is sent without, and so are all others
        from then on. Raises BlockedError, RefusedError or NotDeliveredError.
        """
        if message.reaction is not None:
            await self._react(chat, message.message, message.reaction)
            return None
        if message.removes:
            await self._remove(chat, message.removes)
            return None
        message = without(message, self._unknown)
        try:
            return await self._send(chat, message)
        except _RefusedError as error:
            if error.nobody or not error.blamed:
                raise
            blamed = error.blamed
        number = await self._send(chat, without(message, EVERYTHING))  # if refused, something else was wrong
        self._forget(blamed)
        return number

    def _forget(self, parts: frozenset[Recent]) -> None:
        """Use no more what the server has refused, and log it once."""
        if parts - self._unknown:
            about = {"what": ", ".join(sorted(part.name for part in parts))}
            log.warning("the Bot API server refuses %(what)s; messages go without from now on", about)
        self._unknown |= parts

    async def _react(self, chat: int, message: int | None, emoji: str) -> None:
        """Put a reaction on a message. Where that fails, nobody misses it, and nothing waits for it.

        What is said next may be the card about danger. Raises BlockedError.
        """
        reaction = [{"type": "emoji", "emoji": emoji}]
        parameters = {"chat_id": chat, "message_id": message, "reaction": reaction}
        with suppress(NotDeliveredError, TimeoutError):
            async with asyncio.timeout(TO_REACT):
                await self._do(Recent.reactions, "setMessageReaction", parameters)

    async def _remove(self, chat: int, messages: tuple[int, ...]) -> None:
        """Remove messages. Telegram passes over what is gone or too old; what it refuses to remove stays.

        It refuses all for the sake of one, so each half is tried. Raises BlockedError or NotDeliveredError.
        """
        parts, refusals = [messages], 0
        while parts and refusals < MOST_REFUSALS:
            part = parts.pop()
            parameters = {"chat_id": chat, "message_ids": list(part)}
            if not await self._do(Recent.removals, "deleteMessages", parameters):
                refusals += 1
                half = len(part) // 2
                parts += [part[half:], part[:half]] if half else []
        if refusals:
            log.warning("Telegram refused to remove messages from a chat; they stay there")

    async def _do(self, what: Recent, method: str, parameters: dict[str, Any]) -> bool:
        """Do something recent that no other message waits for; return False where it is refused.

        A server that has no such method is asked once. Raises BlockedError or NotDeliveredError.
        """
        if what in self._unknown:
            return True
        try:
            await self._bot.do_api_request(method, parameters)
        except BadRequest:
            return False
        except InvalidToken as error:  # or no method of that name: both are said in the same way
            if "not found" not in str(error.__cause__).casefold():
                raise NotDeliveredError from None
            self._forget(frozenset({what}))
        except TelegramError as error:
            raise _failure(error) from None
        return True

    async def _send(self, chat: int, message: Message) -> int | None:
        method, parameters = _message(chat, message)
        try:
            answer: Any = await self._bot.do_api_request(method, parameters)
        except BadRequest as error:
            text = str(error).casefold()
            if message.edits and any(refusal in text for refusal in DONE_ALREADY):
                return None
            reason = next((refusal for refusal in LOGGABLE if refusal in text), "refused")
            nobody = any(refusal in text for refusal in NO_SUCH_CHAT)
            recent = blamed(used(message), text)
            raise _RefusedError(f"BadRequest: {reason}", nobody=nobody, blamed=recent) from None
        except ChatMigrated:  # private chats never migrate, so this is not the person's chat
            raise RefusedError("ChatMigrated", nobody=True) from None
        except TelegramError as error:
            raise _failure(error) from None
        number = _id_of(answer)
        if number is None and not (message.edits and answer is True):
            log.warning("Telegram took a message, but its answer holds no message id; it counts as sent")
        return None if message.edits else number


def _failure(error: TelegramError) -> BlockedError | NotDeliveredError:
    """Return what a failure of a call means for its message."""
    if isinstance(error, FloodError):
        return NotDeliveredError(error.seconds)
    if isinstance(error, NotSentError):
        return NotDeliveredError(certain=True)
    return BlockedError() if isinstance(error, Forbidden) else NotDeliveredError()


def _id_of(answer: Any) -> int | None:
    """Return the id of a message that Telegram took; None if the answer holds no valid one."""
    number = answer.get("message_id") if isinstance(answer, dict) else None
    valid = isinstance(number, int) and not isinstance(number, bool) and 0 < number <= LARGEST_NUMBER
    return number if valid else None


def _message(chat: int, message: Message) -> tuple[str, dict[str, Any]]:
    if message.edits and message.html is None:
        parameters: dict[str, Any] = {"chat_id": chat, "message_id": message.message}
        return "editMessageReplyMarkup", parameters
    parameters = {
        "chat_id": chat,
        "text": message.html,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if message.document is not None:
        file = InputFile(
            message.content or message.document.encode(), filename=message.filename, attach=False
        )
        beneath = {"caption": message.html, "parse_mode": "HTML"} if message.html else {}
        return "sendDocument", {"chat_id": chat, "document": file, **beneath}
    if message.rows:
        parameters["reply_markup"] = keyboard(message.rows)
    if message.edits:
        return "editMessageText", {**parameters, "message_id": message.message}
    if message.rows and message.wants_words:  # an edit can't change it
        parameters["reply_markup"]["force_reply"] = True
    if message.silent:
        parameters["disable_notification"] = True
    if message.celebrates:
        parameters["message_effect_id"] = CONFETTI
    return "sendMessage", parameters
