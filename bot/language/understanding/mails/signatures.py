"""Split the signature and the footer from what a mail says."""

from __future__ import annotations

import re

from bot.language.understanding.mails.titles import title_score
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/signatures")
SIGN_OFF = _TABLE.pattern("sign_off", re.IGNORECASE)
_ABROAD = _TABLE.pattern("abroad", re.IGNORECASE)


def signs_off(line: str) -> bool:
    """Tell whether a line is the sign-off of a letter, also in two languages: "Mit Grüßen / Regards"."""
    pieces = [piece.strip() for piece in line[:80].split("/") if piece.strip()]
    return bool(pieces) and all(SIGN_OFF.fullmatch(one) or _ABROAD.fullmatch(one) for one in pieces)


_FOOTER = _TABLE.pattern("footer", re.IGNORECASE)


def split_footer(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split off the lines at the end that every mail of this sender has."""
    said, footer = _before_adverts(lines)
    for _ in range(12):
        while said and not said[-1]:
            said.pop()
        if len(said) <= 1 or not _FOOTER.search(said[-1][:400]):
            break
        footer.append(said.pop())
    for at, line in enumerate(said):
        if re.fullmatch(r"--+ ?", line) and at and len(said) - at <= 12:
            return said[:at], said[at + 1 :] + footer
    return said, footer


def _before_adverts(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split off the jobs that a board advertises under its news."""
    for at, line in enumerate(lines):
        if len([above for above in lines[:at] if above]) >= LEAST_ABOVE_ADVERTS and _ADVERTS.match(line):
            return list(lines[:at]), [under for under in lines[at:] if under]
    return list(lines), []


LEAST_ABOVE_ADVERTS = 3
"""The fewest lines above adverts that are a tail: with fewer, the adverts are the mail. Our own choice."""

_ADVERTS = _TABLE.pattern("adverts", re.IGNORECASE)


def split_signature(lines: list[str]) -> tuple[list[str], list[str], bool]:
    """Split at the sign-off, or at short lines at the end; return both parts, and whether it was signed."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 16), -1):
        line = lines[at]
        if line and len(line) < 60 and at > 0 and signs_off(line):
            at = _first_of_two(lines, at)
            return lines[:at], [under for under in lines[at + 1 :] if under], True
    for at in range(max(1, len(lines) - 12), len(lines) - 1):
        under = next((line for line in lines[at + 1 :] if line), "")
        if _FAREWELL.fullmatch(lines[at]) and _A_NAME.fullmatch(under) and not title_score(under):
            return lines[:at], [line for line in lines[at + 1 :] if line], True
    for at in range(max(1, len(lines) - 14), len(lines)):
        after = _SIGNED_IN_LINE.fullmatch(lines[at])
        if after is not None:
            return lines[:at], [after[1].strip(), *filter(None, lines[at + 1 :])], True
    for at in range(max(2, len(lines) - 5), len(lines) - 1):
        if (
            not lines[at - 1]
            and lines[at + 1]
            and _FULL_NAME.fullmatch(lines[at])
            and not title_score(lines[at])
        ):
            return lines[:at], [line for line in lines[at:] if line], True
    end = _short_lines(lines)
    signature = [line for line in lines[end:] if line]
    if signature and end > 0:
        return lines[:end], signature, False
    return lines, [], False


def _short_lines(lines: list[str]) -> int:
    """Return where the short lines at the end of a mail begin that may be a signature."""
    end = len(lines)
    while (
        end > 1 and end > len(lines) - 8 and (_may_sign(lines[end - 1]) or _BESIDE.fullmatch(lines[end - 1]))
    ):
        end -= 1
    while end < len(lines) and _BESIDE.fullmatch(lines[end]):
        end += 1
    if end == len(lines) and len(lines) > 1 and _SMALL.fullmatch(lines[-1].strip()):
        end -= 1
        end -= end > 1 and _SMALL.fullmatch(lines[end - 1].strip()) is not None
    return end


def _first_of_two(lines: list[str], last: int) -> int:
    """Return the line that signs off in English if the letter is in two languages, else the last."""
    if not all(_ABROAD.fullmatch(piece.strip()) for piece in lines[last][:80].split("/")):
        return last
    above = (at for at in range(last - 1, max(0, last - 16), -1) if SIGN_OFF.fullmatch(lines[at][:60]))
    return next((at for at in above if lines[at]), last)


_BESIDE = _TABLE.pattern("beside")

_SMALL = re.compile(r"[a-z][a-z'-]{1,12}(?: x+)?(?: ?\([^()]{2,40}\))?|[a-z][\w-]{2,30}\.[a-z]{2,6}")
"""A first name in small letters, or an address of a website, in a line of its own."""

_FAREWELL = _TABLE.pattern("farewell", re.IGNORECASE)

_A_NAME = re.compile(r"/?[A-ZÀ-Þ][\w'-]{1,20}(?: [A-ZÀ-Þ][\w'.-]{0,20}){0,3}(?: ?[(,|].{0,60}| x+)?")

_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'-]{1,20}(?: [A-ZÀ-Þ][\w'.-]{0,20}){1,2}")
"""First name and surname in a line of their own."""

_SIGNED_IN_LINE = _TABLE.pattern("signed_in_line")


def _may_sign(line: str) -> bool:
    """Tell whether a line at the end may belong to a signature: short, and no sentence."""
    if not line:
        return True
    words = line.split()
    if len(words) > 9 or line[-1] in "?!:;" or (line[-1] == "." and len(words) > 4):
        return False
    shown = line.lstrip("/–- ")
    return bool(shown) and (shown[0].isupper() or title_score(shown) >= 0.8) and not _SPOKEN.search(line)


_SPOKEN = _TABLE.pattern("spoken", re.IGNORECASE)
