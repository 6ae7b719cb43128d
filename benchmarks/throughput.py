"""Measure the coach's durable turns a second, beside its peers' stateless echoes and the server's ceiling.

All chats form a closed loop. Contenders take turns, each run in a new process that knows only its people. A
turn of an echo is one message in and one out. A turn of the coach is a step of a real dialogue: it is
committed, and besides the new message a tap is answered and the last question's buttons are taken away.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from benchmarks.contenders import AIOGRAM, BARE, CEILING, OURS, PTB, Contender
from benchmarks.table import Row, Size, figures, stuck

Runs = dict[str, list[dict[str, Any]]]
"""The figures of each run, by the name of the contender."""


def one_run(contender: Contender, size: Size, **settings: str) -> dict[str, Any]:
    """Return what the server counted, and cpu: milliseconds of the bot's CPU time for an update."""
    chats = list(range(1, size.chats + 1))
    with contender.running(**settings) as (server, bot):
        contender.warm_up(server, chats)
        cpu = bot.cpu
        found = server.ask("load", dialogue=contender.dialogue, chats=chats, updates=size.updates)
        return {**found, "cpu": 1000 * (bot.cpu - cpu) / max(1, found["updates"])}


def measure(size: Size) -> list[Row]:
    contenders = (PTB, AIOGRAM, OURS, BARE)
    found: Runs = {contender.name: [] for contender in (*contenders, CEILING)}
    for _ in range(size.runs):
        for contender in contenders:
            found[contender.name].append(one_run(contender, size))
    found[CEILING.name].append(one_run(CEILING, size))
    rows: list[Row] = []
    for name, runs in found.items():
        rows += [_rate(name, found), _cost(name, found), *stuck(runs)]
    calls = found[OURS.name][-1]["calls"]
    beside = sum(calls.values()) - calls["getUpdates"] - calls["sendMessage"]
    each = f"{beside / max(1, calls['sendMessage']):.2f}"
    rows.append(Row("  the coach's calls beside each reply: taps answered, buttons edited", each))
    return rows


def _rate(name: str, found: Runs) -> Row:
    rates = {each: median(run["per_second"] for run in runs) for each, runs in found.items()}
    rate, spread = figures([run["per_second"] for run in found[name]], "/s")
    if name != OURS.name:
        return Row(name, rate, spread, f"{rates[name] / rates[PTB.name]:.2f} of PTB's echo")
    to_ptb, to_aiogram = rates[name] / rates[PTB.name], rates[name] / rates[AIOGRAM.name]
    ratio = f"{to_ptb:.2f} of PTB's, {to_aiogram:.2f} of aiogram's"
    return Row(name, rate, spread, ratio, "5 and 4 times", to_ptb >= 5 and to_aiogram >= 4)


def _cost(name: str, found: Runs) -> Row:
    """Return the bot's CPU time, without the server's: it is the same on a machine that others keep busy."""
    cpu = {each: median(run["cpu"] for run in runs) for each, runs in found.items()}
    typical, late = (median(run["fetched"][at] for run in found[name]) for at in ("p50", "p95"))
    told = f"{cpu[name] / cpu[PTB.name]:.2f} of PTB's; fetch to reply p50 {typical:,.0f}, p95 {late:,.0f} ms"
    return Row(
        "  CPU of its process for a turn", *figures([run["cpu"] for run in found[name]], "ms", 2), told
    )
