"""Read a day or an hour as the answer to a question: alone, or in a longer text.

What else is said decides: "tomorrow" answers, "I dread tomorrow" doesn't.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.clock import allowed_of
from bot.language.understanding.temporal.days import DISTANCES, Day
from bot.language.understanding.temporal.far_days import without_far_days
from bot.language.understanding.temporal.hours import Hour, without
from bot.language.understanding.temporal.nearest import Both
from bot.language.understanding.temporal.shapes import folded
from bot.language.understanding.temporal.words import WhenWords

_TABLE = WordTable("temporal/in_answers")

SEARCHED = 400
"""The most characters of a text in which a day or an hour is looked for."""

MOST_BESIDE = 8
"""The most words beside an hour that may say why it is that hour. Our own choice."""

MOST_WORDS = 12
"""The most words of a wish for an hour or a part of the day."""

ANY_HOUR = 12
"""The hour if any will do: the one at which reminders come as long as the person has picked none."""

ANY_DAY = date(2026, 1, 1)
"""The day from which days are counted if only the hour beside them matters."""

_MONTH = "month"
_NO_ANSWER = frozenset({"this_week", "weekend", _MONTH})
"""Shapes that say too little to be the day of an answer; a month is enough if the question takes a rough day
and the text says nothing more."""

SATURDAY = 5
_NONE_AHEAD = _NO_ANSWER | {"earlier", "month_part", "christmas", "new_year", "last_period"}
_WEEKS = frozenset({"next_week", "weekend"})

_WORD = re.compile(r"[\w']+")
_NUMBER = _TABLE.pattern("number")


class Beside(NamedTuple):
    """Hold the hour in a text, and the text without it. at: None if there is none, or several."""

    at: time | None
    rest: str


class Answer(NamedTuple):
    """Hold the days that a text may mean, the likeliest first. about: it says them only roughly."""

    days: tuple[date, ...] = ()
    about: bool = False


def days_said(
    words: WhenWords, text: str, today: date, country: str | None, *, past: bool, roughly: bool = False
) -> Answer:
    """Return every day that a text may mean. past: a day whose year, month or week isn't said lies behind.

    roughly: "until January" is enough.

    "Next Friday" is the Friday of next week first, and the coming one second. Of several days, the one said
    in the most words counts; of "Monday or Tuesday", both days are returned.
    """
    plain = words.in_figures(" ".join(text[:SEARCHED].split()))
    if not plain.isprintable() or without_far_days(plain, today) != plain:
        return Answer()
    found, hours = words.find(plain, today, country)
    kept = [day for day in found if not _is_taken_back(words, plain, day)]
    beyond = bool(_beyond(words, plain, found, hours))
    if beyond:  # "tomorrow 14"
        with_hours = words.find(plain, today, country, bare=True)
        beyond = len(with_hours[1]) != 1 or bool(_beyond(words, plain, *with_hours))
    too_little = _NO_ANSWER - {_MONTH} if roughly and not beyond else _NO_ANSWER
    days = [day for day in kept if day.kind not in too_little and not day.slip]
    if beyond:
        days = [day for day in days if _stands_in_a_text(words, plain, day)]
    if not days:
        return Answer()
    shared = set.intersection(*({one for both in (day.both, *day.also) for one in both} for day in days))
    if len(days) > 1 and len(shared - {None}) == 1:  # "next Friday, 4 December"
        return Answer(tuple(day for day in shared if day is not None))
    days = [day for day in days if _is_meant(day, today, past=past)] or days
    if len(days) == 2 and words.days.either.fullmatch(folded(plain[days[0].end : days[1].start])):
        both = [readings[0] for day in days if (readings := _readings(day, today, past=past))]
        return Answer(tuple(dict.fromkeys(both)), any(day.loose for day in days))
    chosen = max(days, key=lambda day: (day.kind not in DISTANCES, day.end - day.start))
    if beyond and chosen.kind == "weekday" and chosen.also == (Both(today, today),):
        chosen = chosen._replace(also=())
    about = chosen.loose or words.days.roughly.search(folded(plain)) is not None
    return Answer(_readings(chosen, today, past=past), about)


def is_day_alone(words: WhenWords, text: str, today: date, country: str | None) -> bool:
    """Tell whether a text names a day, and says no more than that: "about two weeks ago", "on the 3rd"."""
    plain = " ".join(text[:SEARCHED].split())
    found, hours = words.find(plain, today, country)
    beyond = _beyond(words, plain, found, hours)
    return bool(found) and all(words.days.roughly.fullmatch(folded(word)) for word in beyond)


def day_held(words: WhenWords, text: str, today: date, country: str | None) -> date | None:
    """Return the day, up to today, on which a text says that something took place; None if it says more."""
    plain = " ".join(text[:SEARCHED].split())
    found = list(words.days_in(plain, today, country))
    if len(found) != 1 or not _took_place(words, plain, found[0]):
        return None
    day = _toward(found[0].both, past=True)
    return day if day is not None and day <= today else None


def _took_place(words: WhenWords, plain: str, day: Day) -> bool:
    """Tell whether all else that a text says is that something took place: "had it this morning"."""
    rest = folded(without(plain, [(words.days.led(plain, day), day.end)])).strip(" .,!")
    return words.days.took_place.search(rest) is not None and words.days.held.fullmatch(rest) is not None


def day_in(words: WhenWords, text: str, today: date, country: str | None) -> date | None:
    """Return the one day ahead that a text mentions; None if it mentions none, or several."""
    plain = " ".join(text[:SEARCHED].split())
    found, hours = words.find(plain, today, country)
    days = [day for day in found if not (day.kind in _NONE_AHEAD or day.slip or day.alone or day.loose)]
    days = [day for day in days if words.days.is_of_a_day(plain, day)]
    if _beyond(words, plain, found, hours):
        days = [day for day in days if day.kind not in ("in", "span") or day.behind is None]
    first = {day.ahead for day in days if day.ahead is not None}
    day = first.pop() if len(first) == 1 else None
    return day if day is not None and day >= today else None


def day_to_remind(words: WhenWords, text: str, today: date, country: str | None) -> date | None:
    """Return the day from tomorrow on that a reminder is asked for; None without one, or for a rough one.

    "Next week" is its first day here, and "the weekend" the next Saturday: later is too late.
    """
    week = next((day for day in words.days_in(text[:SEARCHED], today, country) if day.kind in _WEEKS), None)
    if week is not None and week.ahead is not None:
        monday = week.ahead - timedelta(days=week.ahead.weekday())
        day: date | None = monday if week.kind == "next_week" else monday + timedelta(days=SATURDAY)
        return day if day is not None and day > today else monday + timedelta(weeks=1, days=SATURDAY)
    day = day_in(words, text, today, country)
    if day is None:
        said = days_said(words, text, today, country, past=False)
        day = said.days[0] if said.days and not said.about else None
    return day if day is not None and day > today else None


def hour_beside(words: WhenWords, text: str) -> Beside:
    """Find the hour in a text, beside a day or alone. An hour that isn't exact is only taken out."""
    if len(text) > SEARCHED:
        return Beside(None, text)
    plain = " ".join(text.split())
    _, found = words.find(plain, ANY_DAY, None)
    if not found:
        return Beside(None, text)
    hours = {one.at if one.exact else None for one in found}
    rest = without(folded(plain), [(one.start, one.end) for one in found]).strip(" ,;-–—")
    return Beside(hours.pop() if len(hours) == 1 else None, rest)


def hour_wished(
    words: WhenWords, text: str, allowed: Container[int], *, begun: bool = False, asked: bool = False
) -> int | None:
    """Return the hour at which the person would like to be written to; None if the text names no such hour.

    A part of the day gives an hour of it. allowed: the hours to choose from; a number without its half of the
    day means one of them. begun: "half past seven" gives 7, the hour that has begun. asked: an hour was asked
    for, so the text may also say why it is that one.
    """
    plain = words.at_earliest.sub("at", folded(" ".join(text.split())).strip(" .!"))
    if asked and (without_ruled_out := words.ruled_out.sub(" ", plain).strip(" ,.;:-")):
        plain = without_ruled_out
    if (number := _NUMBER.fullmatch(plain)) is not None and int(number[1]) < 24:
        alone = plain.removeprefix("at ").isdecimal()
        return allowed_of(int(number[1]), allowed, either=alone and int(number[1]) < 12)
    if (
        len(text) > SEARCHED
        or len(plain.split()) > MOST_WORDS + asked * MOST_BESIDE
        or words.greeting.fullmatch(plain)
    ):
        return None
    hours = list(words.hours.find(plain))
    rest = without(plain, [(one.start, one.end) for one in hours])
    parts = words.part.findall(rest)
    any_time = words.whenever.search(rest) is not None
    rest = words.whenever.sub(" ", words.part.sub(" ", rest))
    beyond = [word for word in _WORD.findall(rest) if word.strip("'") not in words.around]
    if not hours and not parts and len(beyond) == 1 and (said := _number(words, beyond[0])) is not None:
        return allowed_of(said, allowed, either=said < 12)  # "I told you, 6": an hour is asked for
    part = words.parts[parts[0]] if parts else None
    if (
        asked
        and not hours
        and len(parts) < 2
        and (by_itself := _alone(words, plain, allowed, part)) is not None
    ):
        return by_itself
    if beyond and not (asked and _is_explained(words, plain, beyond, hours, parts)):
        return None
    for one in hours:
        if one.at is not None and (begun or one.at.minute == 0):
            either = one.either and one.at.hour < 12 and not one.before
            evening = either and asked and _is_evening(words, plain)
            return allowed_of(one.at.hour - one.before + 12 * evening, allowed, either=either)
    if part is not None:
        return allowed_of(part, allowed)
    return allowed_of(ANY_HOUR, allowed) if any_time and not hours else None


def _alone(words: WhenWords, plain: str, allowed: Container[int], part: int | None) -> int | None:
    """Return the hour that stands by itself in a clause, or at its end: "after the school run, so 9".

    part: an hour of the part of the day that is named beside it: "evenings, 8".
    """
    found = list(words.alone.finditer(plain))
    if len(found) != 1 or words.no_hour.search(plain) is not None:
        return None
    hour = _number(words, found[0]["h"]) or 0
    evening = hour < 12 and (part >= 12 if part is not None else _is_evening(words, plain))
    return allowed_of(hour + 12 * evening, allowed, either=hour < 12)


def _is_evening(words: WhenWords, plain: str) -> bool:
    """Tell whether what a text says is done at that hour is done in the evening."""
    return words.of_evening.search(plain) is not None and words.of_morning.search(plain) is None


def _is_explained(
    words: WhenWords, plain: str, beyond: Sequence[str], hours: Sequence[Hour], parts: Sequence[str]
) -> bool:
    """Tell whether the words beyond only explain the one hour, or the one part of the day, that is named."""
    named = len(hours) or len(parts)
    return named == 1 and len(beyond) <= MOST_BESIDE and words.no_hour.search(plain) is None


def _number(words: WhenWords, word: str) -> int | None:
    """Return the hour that a number alone would be; None if the word is no such number."""
    number = int(word) if word.isdecimal() and len(word) < 3 else words.numbers.get(word)
    return number if number is not None and number < 24 else None


def _readings(day: Day, today: date, *, past: bool) -> tuple[date, ...]:
    """Return the dates that a day may be, the likeliest first; for today's weekday that is today."""
    both = (day.both, *day.also)
    sided = [one for one in both if (one.behind if past else one.ahead) is not None]
    each = [_toward(one, past=past) for one in sided or both]
    if day.kind == "weekday" and day.also == (Both(today, today),):
        each.reverse()
    return tuple(dict.fromkeys(one for one in each if one is not None))


def _is_meant(day: Day, today: date, *, past: bool) -> bool:
    """Tell whether a day can lie on the side that is meant."""
    one = _toward(day.both, past=past)
    return one is not None and (one <= today if past else one >= today)


def _toward(both: Both, *, past: bool) -> date | None:
    return both.behind or both.ahead if past else both.ahead or both.behind


def _is_taken_back(words: WhenWords, plain: str, day: Day) -> bool:
    return words.days.taken_back.search(folded(plain[max(0, day.start - 30) : day.start])) is not None


def _beyond(words: WhenWords, plain: str, days: Sequence[Day], hours: Sequence[Hour]) -> list[str]:
    """Return the words that belong to no day or hour, and don't just often stand beside one."""
    rest = words.days.part_of_day.sub(
        " ", f" {folded(without(plain, sorted(_spans(words, plain, days, hours))))} "
    )
    return [word for word in _WORD.findall(rest) if word.strip("'") not in words.around]


def _spans(
    words: WhenWords, plain: str, days: Sequence[Day], hours: Sequence[Hour]
) -> Iterator[tuple[int, int]]:
    for day in days:
        yield words.days.led(plain, day), day.end
    for hour in hours:
        yield hour.start, hour.end


def _stands_in_a_text(words: WhenWords, plain: str, day: Day) -> bool:
    """Tell whether a day counts though the text says more than a day."""
    if day.kind in ("near", "earlier"):
        return _took_place(words, plain, day) or words.days.goes_on.match(folded(plain), day.end) is not None
    return not day.alone and words.days.is_of_a_day(plain, day)
