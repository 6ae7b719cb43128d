"""Define what carries a message to a chat, and the ways in which that may fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.message import Message

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics


class NotDeliveredError(Exception):
    """A message did not arrive, or nobody can know; it will be sent again.

    after: seconds that at least this chat has to wait, where Telegram said so; 0 where it said to wait, but
    gave no believable time.
    certain: the message certainly did not arrive.
    """

    def __init__(self, after: float | None = None, *, certain: bool = False) -> None:
        super().__init__("not delivered")
        self.after = after
        self.certain = certain or after is not None


class RefusedError(Exception):
    """A message will never be taken. The error's text is the reason, without anything that somebody typed.

    nobody: there is nobody in the chat to take it, so that no other words would be taken either.
    """

    def __init__(self, reason: str, *, nobody: bool = False) -> None:
        super().__init__(reason)
        self.nobody = nobody


class BlockedError(Exception):
    """The person does not want to hear from the bot."""


class Courier(Protocol):
    """A courier carries one message to one chat."""

    async def deliver(self, chat: int, message: Message) -> int | None:
        """Carry a message to the chat; return its id if it is a new one. Raises one of the errors above."""


class Counted:
    """Count what another courier delivers."""

    def __init__(self, courier: Courier, metrics: Metrics) -> None:
        self._courier = courier
        self._metrics = metrics

    async def deliver(self, chat: int, body: Message) -> int | None:
        """Deliver as the other courier does; raises what that raises."""
        try:
            number = await self._courier.deliver(chat, body)
        except NotDeliveredError as error:
            if error.after is not None:
                self._metrics.floods.inc()
            raise
        except RefusedError:
            self._metrics.refused.inc()
            raise
        self._metrics.sent.labels(
            "edit" if body.edits else "message" if body.document is None else "document"
        ).inc()
        return number
