"""What takes something to a chat, and how it may fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.message import Message

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics


class NotDeliveredError(Exception):
    """It did not arrive, or nobody can know; it will be sent again.

    after: seconds to wait, where the other side said so, for this chat at least; 0 where it said to wait, and
    nothing believable of how long.
    certain: it did not arrive.
    """

    def __init__(self, after: float | None = None, *, certain: bool = False) -> None:
        super().__init__("not delivered")
        self.after = after
        self.certain = certain or after is not None


class RefusedError(Exception):
    """It will never be taken. The text is a reason without anything typed in it.

    nobody: there is nobody to take it, so that no other words would be taken either.
    """

    def __init__(self, reason: str, *, nobody: bool = False) -> None:
        super().__init__(reason)
        self.nobody = nobody


class BlockedError(Exception):
    """The person does not want to hear from the bot."""


class Courier(Protocol):
    """Takes one thing to one chat."""

    async def deliver(self, chat: int, message: Message) -> int | None:
        """The id of the message, where it is a new one. Raises one of the errors above."""


class Counted:
    """A courier that counts what another one delivers."""

    def __init__(self, courier: Courier, metrics: Metrics) -> None:
        self._courier = courier
        self._metrics = metrics

    async def deliver(self, chat: int, body: Message) -> int | None:
        """Deliver as the courier does; raises what that raises."""
        try:
            message = await self._courier.deliver(chat, body)
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
        return message
