"""What this process counts, and the page that tells it in the format of Prometheus.

Loaded only where that page is served: prometheus-client takes 1.4 MB and 40 ms. Nothing here knows who
somebody is or what they wrote: kinds, names of dialogues and of their questions only.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.events import Incoming

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4


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
        self.dead_letters = Gauge(
            "afterword_dead_letters", "Updates that are set aside, in the database.", registry=registry
        )

    def committed(self, updates: Iterable[Incoming], now: datetime) -> None:
        """Count updates that are committed, at that time."""
        for incoming in updates:
            self.turns.labels(type(incoming.event).__name__.casefold()).inc()
            self.turn_seconds.observe(max(0.0, (now - incoming.at).total_seconds()))

    def walked(self, reached: Iterable[tuple[str, str]], left: Iterable[tuple[str, str]]) -> None:
        """Count questions, each by its dialogue and key, that a committed transaction reached and left."""
        for step in reached:
            self.reached.labels(*step).inc()
        for step in left:
            self.left.labels(*step).inc()

    def stands(self, waiting: float, oldest: float, dead_letters: float) -> None:
        """Set how things stand in the database; UNKNOWN for what it did not say."""
        self.waiting.set(waiting)
        self.oldest.set(oldest)
        self.dead_letters.set(dead_letters)

    def page(self) -> bytes:
        """Write all of it in the format that `CONTENT_TYPE` names."""
        return generate_latest(self.registry)
