"""Keep what is set aside of locked people in memory."""

from bot.events import Incoming


class Aside:
    """Sets aside as much as there is room for; taken in, it is gone."""

    def __init__(self) -> None:
        self.updates: list[int] = []
        self.left = 1_000
        self.waiting: set[int] = set()
        self.hanging: set[int] = set()

    async def room(self) -> int:
        return self.left

    async def add(self, incoming: Incoming) -> None:
        self.updates.append(incoming.update)
        self.waiting.add(incoming.chat)

    async def take_in(self, chat: int | None = None) -> int:
        before = len(self.waiting)
        self.waiting -= {chat}
        return before - len(self.waiting)

    def hung(self, chat: int) -> None:
        self.hanging.add(chat)

    def hangs(self, chat: int) -> bool:
        return chat in self.hanging
