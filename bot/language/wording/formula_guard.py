"""Keep what somebody typed from being run as a formula by a spreadsheet, and take that off again.

A spreadsheet runs a cell of a CSV file that begins with one of these signs. An apostrophe before it says that
it is text. Cells that begin with apostrophes and such a sign get one more, so that nothing is ever lost.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guarded(cell: str) -> str:
    """Return a cell as it is written."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before it was written."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
