"""Count what this process does, and write it as a page in the format of Prometheus.

It is loaded only if that page is served: prometheus-client takes 1.4 MB and 40 ms. Nothing here knows who a
person is or what they wrote: labels are kinds, names of dialogues and keys of their questions only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.events import Incoming

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4


SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Bounds of the histogram's buckets, in seconds that a turn takes."""

UNKNOWN = float("nan")
"""The value of a figure that the database did not give."""


class Metrics:
    """Holds the metrics, in a registry of their own, so that libraries' metrics are not on the page."""

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
        self.delivery_seconds = Histogram(
            "afterword_delivery_seconds",
            "From the arrival of an update until Telegram has taken a message that answers it.",
            registry=registry,
            buckets=SECONDS,
        )
        self.nudges_said = Counter(
            "afterword_nudges_said", "Nudges that were due, and are queued.", registry=registry
        )
        self.sent = Counter(
            "afterword_messages_sent",
            "Messages that Telegram has taken, by kind.",
            ["kind"],
            registry=registry,
        )
        self.refused = Counter(
            "afterword_messages_refused", "Messages that Telegram has refused for good.", registry=registry
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
            "Questions that were open when their dialogue was parked or given up.",
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
        self.people = Gauge(
            "afterword_counted",
            "What people did since counting began, in the database: the sums of `afterword stats`.",
            ["what", "subject"],
            registry=registry,
        )

    def committed(self, updates: Iterable[Incoming], now: datetime) -> None:
        """Count updates that were committed at that time."""
        for incoming in updates:
            self.turns.labels(type(incoming.event).__name__.casefold()).inc()
            self.turn_seconds.observe(max(0.0, (now - incoming.at).total_seconds()))

    def walked(self, reached: Iterable[tuple[str, str]], left: Iterable[tuple[str, str]]) -> None:
        """Count the questions that a committed transaction reached and left, as (dialogue, key)."""
        for step in reached:
            self.reached.labels(*step).inc()
        for step in left:
            self.left.labels(*step).inc()

    def delivered(self, arrived: datetime, now: datetime) -> None:
        """Count a message that was taken at that time, and answers an update that arrived at the other."""
        self.delivery_seconds.observe(max(0.0, (now - arrived).total_seconds()))

    def stands(
        self,
        waiting: float,
        oldest: float,
        dead_letters: float,
        counted: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        """Set the figures of the database; UNKNOWN for one that it did not give.

        counted: the sums of what people did; None where the database did not give them.
        """
        for (what, subject), number in (counted or {}).items():
            self.people.labels(what, subject).set(number)
        self.waiting.set(waiting)
        self.oldest.set(oldest)
        self.dead_letters.set(dead_letters)

    def page(self) -> bytes:
        """Write all metrics in the format that `CONTENT_TYPE` names."""
        return generate_latest(self.registry)
