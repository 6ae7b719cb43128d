"""Check at a start that all templates are there and whole, and that every block in them can be parsed.

Else a broken block would be found only when somebody waits for its words, and the block that says sorry may
be in the same file. The check takes 0.1 s.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.coach.scripts import SCRIPTS
from bot.errors import OperatorError
from bot.language.whole_files import NotWholeError, whole_text
from bot.language.wording.content import Content
from bot.language.wording.templates import FALLBACK

SHARED = (
    *("asked", "asking_back", "choosing", "coach", "controls", "crisis", "drafts", "explain", "export"),
    *("feelings", "found", "found_state", "importing_unused", "meta", "no_card", "nudges", "options"),
    *("repairs", "repairs_thing", "reply", "said", "told"),
)
"""Templates that belong to no dialogue."""


def check_templates(content: Content) -> None:
    """Raise OperatorError with one line about the first template that can't be used."""
    for broken in broken_templates(content):
        raise broken


def broken_templates(content: Content) -> Iterator[OperatorError]:
    """Parse every block of every language; yield an error for each template or block that is broken.

    English has all templates, another language those that it doesn't take from English.
    """
    for name in sorted({*SHARED, *SCRIPTS}):
        file = content.folder / FALLBACK / f"{name}.j2"
        if not file.is_file():
            yield OperatorError(
                f"Install afterword again: {file.relative_to(content.folder.parent)} is missing."
            )
    for file in sorted(content.folder.glob("*/*.j2")):
        shown = file.relative_to(content.folder.parent)
        try:
            whole_text(file)
            wrong = content.broken(file.parent.name, file.stem)
        except NotWholeError as error:
            wrong = [str(error)]
        for what in wrong:
            yield OperatorError(f"Mend {shown} or install afterword again: {what.rstrip('.')}.")
