"""Make a mail of what was copied from a chat: who wrote it, when, and what they said.

Chats are copied with a stamp before each message, with the name of the program above, or with a profile.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.phrases.word_tables import WordTable

MOST_ABOVE = 8
"""The most lines above the first message in which the program's own words are looked for. Our own choice."""

_TABLE = WordTable("mails/chats")
_STAMPED = _TABLE.pattern("stamped", re.IGNORECASE)

_SPOKEN = re.compile(r"(?P<who>[A-ZÀ-Þ(+][^:.!?,]{1,40}): (?P<said>\S.*)")
_NUMBER = re.compile(r"[\d\s()+-]{6,}")
_LABEL = _TABLE.pattern("label", re.IGNORECASE)
_PROGRAM = _TABLE.pattern("program", re.IGNORECASE)
_SENT = _TABLE.pattern("sent")
_WHEN = _TABLE.pattern("when", re.IGNORECASE)
_TIME_AT_END = _TABLE.pattern("time_at_end", re.IGNORECASE)
_BUTTONS = _TABLE.pattern("buttons", re.IGNORECASE)
_TITLE = _TABLE.pattern("title", re.IGNORECASE)
_PARTICLE = frozenset({"de", "da", "van", "von", "al", "el", "bin", "della", "dos", "le", "la"})
_ONESELF = _TABLE.words("oneself")


def as_mail(lines: Sequence[str]) -> list[str]:
    """Return the lines of a chat as those of a mail: From, Date, what was said; other lines as they are."""
    spoken = _said(lines)
    if spoken is not None:
        return spoken
    return _from_program(lines)


def sender_of(who: str) -> str:
    """Write the name of a contact so that the firm in it can be told: "Wayne Trucksmart" is Wayne's firm.

    Phones keep people under their first name and where they are from.
    """
    name = _TITLE.sub("", who.strip(" ~+"))
    words = name.split()
    if _NUMBER.fullmatch(name) or not words:
        return ""
    person = len(words) < 3 or words[1].casefold() in _PARTICLE or "(" in name or "@" in name
    if len(words) == 2 and words[0].casefold() in FIRST_NAMES and words[1].isupper() and len(words[1]) > 2:
        person = False
    return name if person else f"{words[0]} from {' '.join(words[1:])}"


def _said(lines: Sequence[str]) -> list[str] | None:
    """Return a chat whose messages each begin with who speaks, as a mail; None if the lines are none."""
    told = [(line, _STAMPED.fullmatch(line)) for line in lines if line]
    marks = [found for _, found in told if found]
    if not marks:
        plain = [(line, _SPOKEN.fullmatch(line)) for line in lines if line]
        names = Counter(found["who"] for _, found in plain if found and not _LABEL.match(found["who"]))
        often = names.most_common(1)
        first = plain[0][1] if plain else None
        if first is None or not often or not (often[0][1] >= 2 or _alone(first["who"], first["said"])):
            return None
        if sum(names.values()) < 0.6 * len(plain):
            return None
        told, marks = plain, [found for _, found in plain if found]
    spoke: dict[str, list[str]] = {}
    who = ""
    for line, found in told:
        who = found["who"].strip() if found else who
        if who:
            spoke.setdefault(who, []).append(found["said"] if found else line)
    others = {name: said for name, said in spoke.items() if name.casefold() not in _ONESELF}
    if not others:
        return None
    other = max(others, key=lambda name: sum(map(len, others[name])))
    stamp = marks[0].groupdict().get("stamp") or marks[0].groupdict().get("plain") or ""
    day = re.search(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?", stamp.replace(", ", " "))
    return [*_head(sender_of(other), day[0] if day else ""), "", *others[other]]


def _alone(who: str, said: str) -> bool:
    """Tell a sender's name in capitals before its one message: "ACME STAFFING: Hi Sam, …"."""
    return (
        who.isupper() and len(who) > 3 and re.match(r"(?:hi|hello|dear|good|hey)\b", said, re.I) is not None
    )


def _head(sender: str, day: str) -> Iterator[str]:
    yield f"From: {sender}"
    if day:
        yield f"Date: {day}"


def _from_program(lines: Sequence[str]) -> list[str]:
    """Take away the words of the program that a message was copied from, and put its sender first."""
    top = [line for line in lines if line][:MOST_ABOVE]
    stamped = top and ":" in top[0] and _is_stamp(top[0])
    if not top or not (_PROGRAM.fullmatch(top[0]) or _SENT.fullmatch(top[0]) or stamped):
        return list(lines)
    above, said = _split(lines)
    sender, day, profile = _of_profile(above)
    if not said:
        return list(lines)
    mine = next((at for at, line in enumerate(profile) if sender and sender in line), 0)
    signed = [line.split(" | ")[0] for line in profile[mine:] if line != sender]
    under = ["", "Regards", sender, *signed] if signed and sender and not sender.isupper() else []
    return [*_head(sender_of(sender), day), *profile[:mine], "", *said, *under]


def _split(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split the lines of a program, a profile or a stamp from what was said; buttons are left out."""
    above: list[str] = []
    said: list[str] = []
    for line in lines:
        begun = _SPOKEN.fullmatch(line)
        if not said and begun is not None and _NUMBER.fullmatch(begun["who"]):
            said.append(begun["said"])
        elif not said and _is_above(line) and len(above) < MOST_ABOVE:
            above += [line] if line else []
        elif said and (_BUTTONS.fullmatch(line) or _is_stamp(line)):
            continue
        else:
            said.append(_TIME_AT_END.sub("", line))
    return above, said


def _is_above(line: str) -> bool:
    """Tell whether a line before the first message is no message: a short one that is no sentence."""
    if not line or _PROGRAM.fullmatch(line) or _is_stamp(line) or _SENT.fullmatch(line[:80]):
        return True
    return len(line) < 70 and line[-1] not in ".?!," and not line[0].islower()


def _of_profile(above: Sequence[str]) -> tuple[str, str, list[str]]:
    """Return the sender, the day and the other lines above what was said."""
    sender = next((sent["who"] for line in above if (sent := _SENT.fullmatch(line[:80]))), "")
    day = next((line for line in above if _is_stamp(line)), "")
    profile: list[str] = []
    for line in above:
        if _PROGRAM.fullmatch(line) or _is_stamp(line) or _SENT.fullmatch(line[:80]):
            continue
        bare = _TIME_AT_END.sub("", line)
        if bare == line or not sender:
            profile.append(bare)
        sender = sender or (bare if len(profile) == 1 else "")
    return sender, day, profile


def _is_stamp(line: str) -> bool:
    return 2 < len(line) < 40 and _WHEN.fullmatch(line) is not None
