"""The figures of this process, in the format of Prometheus.

A registry of our own: nothing is global, and nothing that a library registers by itself is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.events import Incoming
from bot.metering import Steps
from bot.probe import Probe
from bot.store.database import Database
from bot.store.figures import Figures, figures

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Bounds of the buckets for how long a turn takes."""

UNKNOWN = float("nan")
"""For what the database was asked, and did not say."""


class Prometheus:
    """Counts, and tells what it has counted; a `Meter`."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._turns = Counter(
            "afterword_turns", "Updates that were taken in, by kind.", ["kind"], registry=registry
        )
        self._took = Histogram(
            "afterword_turn_seconds",
            "From the arrival of an update to its commit.",
            registry=registry,
            buckets=SECONDS,
        )
        self._said = Counter("afterword_nudges_said", "What was due, and is queued.", registry=registry)
        self._sent = Counter(
            "afterword_messages_sent", "What Telegram has taken, by kind.", ["kind"], registry=registry
        )
        self._refused = Counter(
            "afterword_messages_refused", "What Telegram has refused for good.", registry=registry
        )
        self._floods = Counter(
            "afterword_floods", "Times that Telegram said to wait (status 429).", registry=registry
        )
        step = ["script", "step"]
        self._reached = Counter(
            "afterword_steps_reached",
            "Questions that an answer led to, by dialogue and question.",
            step,
            registry=registry,
        )
        self._left = Counter(
            "afterword_steps_left",
            "Questions that were open when their dialogue was put away or given up.",
            step,
            registry=registry,
        )
        self._waiting = Gauge(
            "afterword_outbox_messages", "Messages that wait, in the database.", registry=registry
        )
        self._longest = Gauge(
            "afterword_outbox_oldest_seconds",
            "For how long the message that waits longest might have been sent.",
            registry=registry,
        )
        self._parked = Gauge(
            "afterword_parked_updates", "Updates that are set aside, in the database.", registry=registry
        )

    def took(self, updates: Iterable[Incoming], now: datetime, steps: Steps) -> None:
        """These updates are committed, at that time."""
        for incoming in updates:
            self._turns.labels(type(incoming.event).__name__.casefold()).inc()
            self._took.observe(max(0.0, (now - incoming.at).total_seconds()))
        self._walked(steps)

    def nudged(self, said: int, steps: Steps) -> None:
        """So much of what was due is queued."""
        self._said.inc(said)
        self._walked(steps)

    def _walked(self, steps: Steps) -> None:
        for step in steps.reached():
            self._reached.labels(*step).inc()
        for step in steps.left():
            self._left.labels(*step).inc()

    def sent(self, kind: str) -> None:
        """A message, an edit or a document has arrived."""
        self._sent.labels(kind).inc()

    def refused(self) -> None:
        """One was refused for good."""
        self._refused.inc()

    def flooded(self) -> None:
        """We are to wait before anything else is sent."""
        self._floods.inc()

    def stands(self, found: Figures | None) -> None:
        """How things stand in the database; None where it doesn't say."""
        self._waiting.set(found.waiting if found is not None else UNKNOWN)
        self._longest.set(found.longest.total_seconds() if found is not None else UNKNOWN)
        self._parked.set(found.parked if found is not None else UNKNOWN)

    def text(self) -> bytes:
        """Everything that was counted."""
        return generate_latest(self._registry)


class Metrics:
    """The page for who reads the figures."""

    def __init__(self, counted: Prometheus, database: Database, clock: Callable[[], datetime]) -> None:
        self._counted = counted
        self._database = Probe(lambda: figures(database, clock()))

    async def page(self, _: web.BaseRequest) -> web.Response:
        """200: what this process has counted, and how things stand in the database."""
        self._counted.stands(await self._database())
        return web.Response(body=self._counted.text(), headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})
