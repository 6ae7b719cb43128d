"""Measure what hostile texts and files cost, in processor time: `python -m tests.hostile_texts`.

Prints the worst time of each reader with what it was read from, and the files that cost most: until their
text is there, then until it is read and screened. What a reader reads first is not counted, since that loads
what it needs. `--all` prints each text above the limit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

from bot.language.understanding.mails import mail_from_file
from tests.support.hostile import files, texts
from tests.support.readers import reader, readers

MOST_FOR_A_TEXT, MOST_FOR_A_FILE = 0.020, 0.200
"""Seconds of processor time that reading may take: a text of 4,096 characters, a file of the biggest size."""

SHOWN = 12


def spent(read: Callable[[], object]) -> float:
    """Return the processor time of a reading, in seconds.

    It is measured once, since what was read may be kept. On a busy machine it is up to half as much again.
    """
    began = process_time()
    read()
    return process_time() - began


def of_texts(*, every: bool = False) -> None:
    """Print what the texts cost each reader."""
    read_from = texts()
    for name, read in readers().items():
        times = [
            (spent(lambda read=read, text=text: read(text)), what)  # type: ignore[misc] # bound for this round
            for what, text in read_from.items()
        ]
        worst, of_what = max(times)
        above = [f"{what} {1000 * took:.0f}" for took, what in sorted(times) if took > MOST_FOR_A_TEXT]
        print(f"{1000 * worst:7.1f} ms  {name}: {of_what}" + (f"; {len(above)} above" if above else ""))
        if every and above:
            print(f"            {', '.join(above)}")


def of_files() -> None:
    """Print what files cost, until their text is there and until it is read."""
    told = readers()["reports"]
    times = []
    for what, (name, content) in files().items():
        took = spent(lambda name=name, content=content: mail_from_file(content, name))  # type: ignore[misc] # bound for this round
        text = mail_from_file(content, name) or ""
        after = spent(lambda text=text: told(text))  # type: ignore[misc] # bound for this round
        screened = spent(lambda text=text: reader().screen("en", text))  # type: ignore[misc] # bound for this round
        times.append((took + after + screened, took, after, screened, what))
    above = sum(each[0] > MOST_FOR_A_FILE for each in times)
    print(f"{len(times)} files, {above} above the limit; until there is text, it is read, screened:")
    for total, took, after, screened, what in sorted(times, reverse=True)[:SHOWN]:
        parts = " + ".join(f"{1000 * each:.1f}" for each in (took, after, screened))
        print(f"{1000 * total:7.1f} ms  {what}: {parts}")
    worst = max(times, key=lambda each: each[1])
    print(f"{1000 * worst[1]:7.1f} ms  the most until there is text: {worst[4]}")


if __name__ == "__main__":
    of_texts(every="--all" in sys.argv)
    of_files()
