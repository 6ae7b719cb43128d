"""Add the verb that was left out in a continued list: "applied to HSBC. And to Deloitte, QA"."""

from __future__ import annotations

import re

from bot.language.understanding.lines import people
from bot.language.understanding.lines.evidence import Evidence, evidence_of
from bot.language.understanding.lines.names_in import name_at
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/ellipsis")

_AND = _TABLE.pattern("and", re.IGNORECASE)
_NOTHING_MORE = _TABLE.pattern("nothing_more", re.IGNORECASE)
_SURE = (Evidence.proper, Evidence.company)


def with_verb(text: str, *, joined: bool, listed: bool, verb: str | None) -> str:
    """Return a piece with the verb that it leaves out; unchanged if it doesn't go on with what was done.

    joined: "and" stood before the piece. listed: it may be a further name of a list, which shares one day.
    verb: what the person did, by the last piece with news ("applied"); None if that can't go on.
    """
    lead = _AND.match(text)
    if verb is None or lead is None:
        return text
    if (row := _with_its_role(text, lead.end())) is not None:
        return f"{verb} to {row}"
    if not (joined or lead["and"]):
        return text
    if (row := _with_a_job(text, lead.end())) is not None:
        return f"{verb} to {row}"
    name = name_at(text, lead.end())
    if name is None or people.is_first_name(name.text) or evidence_of(name.text, initial=False) not in _SURE:
        return text
    if lead["to"] is None and (
        listed or not name.text[:1].isupper() or not _NOTHING_MORE.fullmatch(ANY.sub(" ", text[name.end :]))
    ):
        return text  # "and Karen called" has a verb of its own
    return f"{verb} {lead['to'] or 'to '}{text[lead.end() :]}"


def _with_a_job(text: str, start: int) -> str | None:
    """Return a strange word and a job behind it as a company of a list: "kfc team member"."""
    name = name_at(text, start)
    if name is None or people.is_first_name(name.text) or evidence_of(name.text, initial=False) not in _SURE:
        return None
    job = ANY.split(text[name.end :], maxsplit=1)[0]
    return f"{text[start : name.end]} as{text[name.end :]}" if is_role(job) else None


def _with_its_role(text: str, start: int) -> str | None:
    """Return a company of a list with the job there: "the ivy as a cook"; None if it says anything else."""
    name = name_at(text, start)
    if name is None:
        return None
    article = text[start : name.start].strip().casefold() == "the"
    if people.is_first_name(name.text) and not article:
        return None
    behind = _AS.fullmatch(text, name.end)
    if behind is None or evidence_of(name.text, initial=False) not in _SURE:
        return None
    if behind["as"] or is_role(behind["role"]):
        return text[start:]
    job = name.text[:1].isupper() and " " in name.text and " " in behind["role"]
    return f"{text[start : behind.end('role')]} job" if job else None  # "SOS Village for house mother"


_AS = _TABLE.pattern("as", re.IGNORECASE)
