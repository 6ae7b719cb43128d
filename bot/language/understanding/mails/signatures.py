"""Split the signature and the footer from what a mail says."""

from __future__ import annotations

import re

from bot.language.understanding.mails.titles import title_score

SIGN_OFF = re.compile(
    r"(?:(?:with |many |kind |kindest |warm |warmest |best |very best |yours |all |my |our |sincere |good "
    r"|very |friendly |b\. ?)*"
    r"(?:regards|wishes|thanks|thank you|sincerely|faithfully|truly|best|cheers|respectfully|rgds|warmly"
    r"|take care"
    r"|thanking you|cordially|br|ta|the best|speak soon|talk soon|all the best|have a (?:good|great|nice"
    r"|lovely)"
    r" (?:day|weekend|one|week)|good luck|onwards|xo|love|every blessing|blessings|greetings|salutations"
    r"|god bless|merci|see you (?:soon|then)|heartily|a hug|hugs|shot|take it easy"
    r"|looking forward|yours in \w+|thanks (?:lovely|lots|a million|all|mate|hun|guys)|more power)"
    r"(?: (?:and regards|& regards|and best wishes|again|so much|in advance|and kind regards|always"
    r"|for now|and best))*)"
    r"(?:(?:(?<=wishes)|(?<=luck)|(?<=best)) (?:for|with|to|in|from) [^.,!?]{2,40})? ?[,.!x\-–—]*"
    r"|with (?:kind|friendly|warm|best|many) greetings from [^.,!?]{2,40},?",
    re.IGNORECASE,
)

_ABROAD = re.compile(
    r"(?:(?:mit )?(?:freundlichen?|lieben?|vielen?|besten?|herzlichen?|schönen?) gr(?:ü|ue)(?:ß|ss)e?n?"
    r"|mfg|lg"
    r"|(?:bien )?cordialement|bien à vous|salutations|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?"
    r"|atentamente|cordialmente|(?:cordiali|distinti) saluti|a presto|(?:serdecznie )?pozdrawiam|z poważaniem"
    r"|(?:s )?pozdrav(?:em)?|(?:met )?vriendelijke groet(?:en)?|groet(?:en|e|jes)?|hwyl|slán|le gach dea-ghuí"
    r"|is mise le meas|(?:med )?vänliga hälsningar|hälsningar|(?:med )?venlig hilsen|hilsen|mvh|ystävällisin"
    r"|terveisin|atenciosamente|abraços?|cumprimentos|üdvözlettel|saygılarımla|ciao|salamat(?: po)?|mabuhay"
    r"|baie dankie|dankie|gracias|danke|grazie|dziękuję|děkuji|tack)[^.?:;]{0,20}",
    re.IGNORECASE,
)
"""How letters end in languages that people mix with English."""


def signs_off(line: str) -> bool:
    """Tell whether a line is the sign-off of a letter, also in two languages: "Mit Grüßen / Regards"."""
    pieces = [piece.strip() for piece in line[:80].split("/") if piece.strip()]
    return bool(pieces) and all(SIGN_OFF.fullmatch(one) or _ABROAD.fullmatch(one) for one in pieces)


_FOOTER = re.compile(
    r"unsubscribe|manage (?:your )?(?:alerts|preferences)|confidential|registered (?:office|in|number)|©"
    r"|privacy|"
    r"all rights reserved|sent from my|view (?:this|in) .{0,20}browser|do not reply|don't reply"
    r"|not monitored|"
    r"not read|replies (?:to|are|sent)|automated|unattended|unmonitored|(?:can't|cannot|doesn't|does not)"
    r" (?:accept|take|receive) replies|outgoing (?:mail|message)|for sending only|powered by|automated"
    r"|automatic(?:ally)?|^-- ?$|equal opportunit|no-?reply|you (?:get"
    r"|are receiving|receive)"
    r" this|disclaimer|intended recipient|charity (?:no|number)|company (?:no|number|reg)",
    re.IGNORECASE,
)


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
"""Lines above adverts that make them a tail: without any they are what the mail is. Our own choice."""

_ADVERTS = re.compile(
    r"\W{0,3}(?:(?:similar|recommended|related|more|other) (?:jobs|roles|vacancies|opportunities)\b"
    r"|(?:jobs|roles) (?:you (?:may|might|could) (?:also )?like|for you|like this|near you)"
    r"|improve your chances|people also applied|you (?:may|might) also like)",
    re.IGNORECASE,
)
"""What stands above the jobs that a board advertises."""


def split_signature(lines: list[str]) -> tuple[list[str], list[str], bool]:
    """Split at the sign-off, or at short lines at the end."""
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
    """Return where the short lines begin with which a mail ends, and that may be a signature."""
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


_BESIDE = re.compile(r"[\"“'].{3,60}[\"”']|\([^()]{2,40}\)|[\d\s()+.-]{7,25}|(?:https?://|www\.)\S{3,60}")
"""Lines among those of a signature: a motto, opening hours, a telephone number."""

_SMALL = re.compile(r"[a-z][a-z'-]{1,12}(?: x+)?|[a-z][\w-]{2,30}\.[a-z]{2,6}")
"""A first name in small letters, or an address of a website, in a line of its own."""

_FAREWELL = re.compile(
    r"[A-Z][^.?:;]{2,40}[,!]|(?:well done|congrat\w*|welcome)[^.?:;]{0,40}[.!]?", re.IGNORECASE
)

_A_NAME = re.compile(r"/?[A-ZÀ-Þ][\w'-]{1,20}(?: [A-ZÀ-Þ][\w'.-]{0,20}){0,3}(?: ?[(,|].{0,60}| x+)?")

_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'-]{1,20}(?: [A-ZÀ-Þ][\w'.-]{0,20}){1,2}")
"""First name and surname in a line of their own."""

_SIGNED_IN_LINE = re.compile(
    r"(?i:(?:(?:kind|best|warm|many) )?(?:regards|thanks|cheers|best|thank you|love|sincerely|x{1,3}))"
    r"[,. !\-–]+"
    r"((?:[A-Z][\w'.-]*[ ,]*){1,8})",
)


def _may_sign(line: str) -> bool:
    """Tell whether a line at the end may belong to a signature: short, and no sentence."""
    if not line:
        return True
    words = line.split()
    if len(words) > 9 or line[-1] in "?!:;" or (line[-1] == "." and len(words) > 4):
        return False
    shown = line.lstrip("/–- ")
    return bool(shown) and (shown[0].isupper() or title_score(shown) >= 0.8) and not _SPOKEN.search(line)


_SPOKEN = re.compile(
    r"\b(?:we|you|your|i|i'm|i'll|please|will|is|are|was|thanks for|let|can|gmt|am|pm|at)\b|\d:\d\d"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b|\b(?:mon|tue|wed|thu|fri|sat|sun),? \d",
    re.IGNORECASE,
)
