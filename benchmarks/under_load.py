"""Profile the coach under load, with its SQL statements: python -m benchmarks.under_load --quick.

The profile includes the warm-up, which has the same dialogues; the sampler slows the coach a little.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from benchmarks.contenders import OURS
from benchmarks.stand_in import folder
from benchmarks.table import QUICK, Size


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quick", action="store_true", help="measure less, and roughly")
    size = QUICK if options.parse_args().quick else Size()
    chats = list(range(1, size.chats + 1))
    with folder() as data:
        report = data / "report.txt"
        command = (sys.executable, "-m", "benchmarks.profiled", str(report))
        with replace(OURS, command=command).running(data) as (server, bot):
            OURS.warm_up(server, chats)
            found = server.ask("load", dialogue=OURS.dialogue, chats=chats, updates=size.updates)
            bot.process.terminate()
            bot.process.wait()
        warm = sum(1 + place % OURS.stagger for place in range(size.chats))
        print(f"{found['per_second']:,.0f} turns a second, profiled; {warm + size.updates} turns in all")
        print(found["calls"])
        print(report.read_text())


if __name__ == "__main__":
    main()
