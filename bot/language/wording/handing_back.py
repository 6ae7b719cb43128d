"""Make the file with the rows of somebody's list that can't be used, each with the reason."""

from __future__ import annotations

import csv
import io
import json

from bot.language.wording.content import Content
from bot.message import Message
from bot.turn.model.person import Person
from bot.turn.model.says import HandedBack

FILE = "importing_unused"

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may take for a formula: such a cell gets an apostrophe."""


def handed_back(content: Content, person: Person, say: HandedBack) -> Message:
    """Return the rows as a message with a CSV file. Its last column says why each row can't be used."""
    told = json.loads(say.unused)
    written = io.StringIO()
    writer = csv.writer(written)
    label = content.label
    writer.writerow([*map(harmless, told["header"]), label(person.language, FILE, "why")])
    for why, *cells in told["rows"]:
        padded = [*cells, *[""] * (len(told["header"]) - len(cells))]
        writer.writerow([*map(harmless, padded), label(person.language, FILE, f"why__{why}")])
    return Message(
        None, document=f"\ufeff{written.getvalue()}", filename=label(person.language, FILE, "name")
    )


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
