"""What this process counts, and the page that tells it in the format of Prometheus.

Loaded only where that page is served: prometheus-client takes 1.4 MB and 40 ms. Nothing here knows who
somebody is or what they wrote: kinds, names of dialogues and of their questions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.courier import Courier, NotDeliveredError, RefusedError
from bot.events import Incoming
from bot.probe import Probe
from bot.sheet import Sheet
from bot.steps import Steps
from bot.store.database import Database
from bot.store.figures import figures

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Bounds of the buckets for how long a turn takes."""

UNKNOWN = float("nan")
"""For what the database was asked, and did not say."""


class Metrics:
    """The metrics, in a registry of their own: what a library registers by itself is not told."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        step = ["script", "step"]
        self.turns = Counter(
            "afterword_turns", "Updates that were taken in, by kind.", ["kind"], registry=registry
        )
        self.turn_seconds = Histogram(
            "afterword_turn_seconds",
            "From the arrival of an update to its commit.",
            registry=registry,
            buckets=SECONDS,
        )
        self.nudges_said = Counter("afterword_nudges_said", "What was due, and is queued.", registry=registry)
        self.sent = Counter(
            "afterword_messages_sent", "What Telegram has taken, by kind.", ["kind"], registry=registry
        )
        self.refused = Counter(
            "afterword_messages_refused", "What Telegram has refused for good.", registry=registry
        )
        self.floods = Counter(
            "afterword_floods", "Times that Telegram said to wait (status 429).", registry=registry
        )
        self.reached = Counter(
            "afterword_steps_reached",
            "Questions that an answer led to, by dialogue and question.",
            step,
            registry=registry,
        )
        self.left = Counter(
            "afterword_steps_left",
            "Questions that were open when their dialogue was put away or given up.",
            step,
            registry=registry,
        )
        self.waiting = Gauge(
            "afterword_outbox_messages", "Messages that wait, in the database.", registry=registry
        )
        self.oldest = Gauge(
            "afterword_outbox_oldest_seconds",
            "How long ago the message that waits longest was queued.",
            registry=registry,
        )
        self.parked = Gauge(
            "afterword_parked_updates", "Updates that are set aside, in the database.", registry=registry
        )

    def committed(self, updates: Iterable[Incoming], now: datetime, steps: Steps) -> None:
        """Count updates that are committed, at that time."""
        for incoming in updates:
            self.turns.labels(type(incoming.event).__name__.casefold()).inc()
            self.turn_seconds.observe(max(0.0, (now - incoming.at).total_seconds()))
        self.walked(steps)

    def walked(self, steps: Steps) -> None:
        """Count the questions of a transaction that is committed."""
        for step in steps.reached():
            self.reached.labels(*step).inc()
        for step in steps.left():
            self.left.labels(*step).inc()

    def counted(self, courier: Courier) -> Courier:
        """Return a courier whose deliveries are counted."""
        return _Counted(courier, self)

    def page(self, database: Database, clock: Callable[[], datetime]) -> Handler:
        """Return the page: what this process has counted, and how things stand in the database."""
        found = Probe(lambda: figures(database, clock()))

        async def page(_: web.Request) -> web.Response:
            stands = await found()
            self.waiting.set(stands.waiting if stands else UNKNOWN)
            self.oldest.set(stands.longest.total_seconds() if stands else UNKNOWN)
            self.parked.set(stands.parked if stands else UNKNOWN)
            told = generate_latest(self.registry)
            return web.Response(body=told, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

        return page


class _Counted:
    """A courier that counts what another one delivers."""

    def __init__(self, courier: Courier, metrics: Metrics) -> None:
        self._courier = courier
        self._metrics = metrics

    async def deliver(self, chat: int, sheet: Sheet) -> int | None:
        """Deliver as the courier does; raises what that raises."""
        try:
            message = await self._courier.deliver(chat, sheet)
        except NotDeliveredError as error:
            if error.after is not None:
                self._metrics.floods.inc()
            raise
        except RefusedError:
            self._metrics.refused.inc()
            raise
        self._metrics.sent.labels(
            "edit" if sheet.edits else "message" if sheet.document is None else "document"
        ).inc()
        return message
