"""Define a piece of a message."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.language.understanding.lines import people
from bot.language.understanding.lines.fillers import FILLERS
from bot.language.understanding.lines.names_in import Name
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.words import COMPANY_WORDS
from bot.turn.readings.report import News


@dataclass
class Piece:
    """Hold a piece of a message.

    joined: "and" stands before it. first: it begins a sentence. comma: a comma or bracket stands before it.
    matches: the words of each kind of news, the most believed first. names: its companies. only_name: it is
    a name and nothing else. role_at: it is a role at a company. alone: it is news and nothing else. asking:
    its sentence asks something too. dated: a day or an hour is said. opens: what follows is a list.
    bracketed: it stands in brackets, and says something of what stands before them. among_noes: several
    names of its sentence have a no each. bulleted: its line is an item of a list. elided: it goes on with the
    verb of the piece before.
    """

    text: str
    joined: bool
    first: bool
    comma: bool = False
    matches: dict[News, re.Match[str]] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    only_name: Name | None = None
    role: str | None = None
    person: people.Person | None = None
    asked_to_note: bool = False
    role_at: bool = False
    alone: bool = False
    role_said: bool = False
    asking: bool = False
    dated: bool = False
    opens: bool = False
    bracketed: bool = False
    bulleted: bool = False
    elided: bool = False
    among_noes: bool = False

    @property
    def news(self) -> News | None:
        """Return the news that is believed first."""
        return next(iter(self.matches), None)

    @property
    def rest(self) -> str:
        """Return the piece without signs."""
        return ANY.sub(" ", self.text).strip(" .'\"*•-\t")

    @property
    def ends_with_name(self) -> bool:
        """Tell whether nothing comes behind the last of its companies."""
        text = ANY.sub(" ", self.text).rstrip()
        return bool(self.names) and text.removesuffix("'s").endswith(self.names[-1].text)

    @property
    def has_own_subject(self) -> bool:
        """Tell whether an employer without a clear name is the subject: "next warehouse rejected me"."""
        match = next(iter(self.matches.values()), None)
        before = self.text[: match.start()] if match is not None else ""
        subject = FILLERS.sub("", ANY.sub(" ", before)).split()
        return 1 < len(subject) <= LONGEST_SUBJECT and subject[-1].casefold() in COMPANY_WORDS


LONGEST_SUBJECT = 3
"""The most words of such a subject, before the verb."""
