"""Begin the dialogue that a line, a mail or a table is about, with all that it tells answered already.

Only what is missing and needed is asked. An application is noted once the person has seen what was
understood; a no and an offer are said back before the first question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from bot.coach.dialogues.answer import Kind as OfferKind
from bot.coach.dialogues.log import ROUND, TALK, Chased
from bot.coach.dialogues.no import NEW, REFUSED_AT, Given
from bot.coach.dialogues.overdue import News as WhatIsNew
from bot.coach.facts.application import LONGEST_NAME, Application, Stage, State, Via, YesNo
from bot.coach.facts.cases import Case
from bot.coach.facts.entries import AboutSeveral, Entry
from bot.coach.facts.known import Topic
from bot.coach.facts.refused import NoByMail, NoOf
from bot.talk.ask import SKIPPED
from bot.talk.days import When
from bot.talk.frozen import changed
from bot.turn import runs, slots, unnamed
from bot.turn.how_far import day_behind, stage_of
from bot.turn.names import may_be_name
from bot.turn.person import Run
from bot.turn.say_back import say_back
from bot.turn.says import Card
from bot.turn.told import News, Told
from bot.turn.turn import Turn

SURE = 0.75
"""How sure a reading has to be. It is shown before it counts; docs/words.md has the figures."""

LIKELY = 0.5
"""How sure one has to be beside a sure one: both are shown before they count; left out, it would be lost."""

EVENING = "18"
"""The hour for nudges where a line told all the rest: after work, and within 8 to 20. Said at the end."""

NEWS_OF_ONE = frozenset({News.interview, News.next_round, News.met})
"""News that go on with an application that is known."""


def hear(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Act on a text that tells of applications; return False if it tells of none that is sure enough.

    run: the open dialogue. What was answered there counts for the dialogue that takes its place.
    """
    told = [one for one in _told(turn, text) if one.sure >= LIKELY]
    if not any(one.sure >= SURE for one in told):
        return (one := unnamed.told(turn, text)) is not None and take(turn, one, run)
    if len(told) == 1:
        return take(turn, told[0], run)
    turn.welcome()
    _several(turn, told)
    return True


def _told(turn: Turn, text: str) -> tuple[Told, ...]:
    names = [case.application.name for case in turn.history.cases]
    return turn.reader.told(turn.person, text, turn.today, names)


def take(turn: Turn, told: Told, run: Run | None) -> bool:
    """Act on what is told about one application; return False if that isn't sure enough."""
    if told.sure < SURE:
        return False
    turn.welcome()
    return _one(turn, told, run)


def mail_in(turn: Turn, text: str) -> Told | None:
    """Return what a text tells if it is somebody else's mail; else None."""
    told = _told(turn, text) if len(text.split()) >= A_MAIL else ()
    return told[0] if len(told) == 1 and told[0].mail else None


def after_command(turn: Turn, news: News, text: str) -> bool:
    """Act on what stands after a command that says what the news are; return False if it names nothing."""
    turn.welcome()
    for words in (text, f"{AFTER[news]} {text}"):
        told = _told(turn, words)
        if len(told) == 1 and told[0].news is news and (told[0].company or told[0].role):
            return _one(turn, told[0], None)
    return may_be_name(text) and len(text) <= LONGEST_NAME and _one(turn, Told(news, company=text), None)


AFTER = {News.applied: "applied to", News.no: "no from", News.offer: "offer from"}
"""How a line begins that tells the same as a command."""

A_MAIL = 12
"""The fewest words of a mail: a shorter text is a line."""


def _one(turn: Turn, told: Told, run: Run | None) -> bool:
    case = _known(turn, told)
    match told.news:
        case News.other:
            turn.say(Card("told", "other"))
            turn.ask_again()
        case News.no:
            _no(turn, told, case, run)
        case News.offer:
            _offer(turn, told, case, run)
        case News.on_hold | News.withdrew | News.promised if case is not None:
            _of_a_known_one(turn, told, case)
        case News.withdrew:
            turn.say(Card("told", "nothing_noted", shows={"name": told.company or told.role}))
            turn.ask_again()
        case News.nothing if case is not None:
            return False  # what silence means, and when to ask, is said elsewhere
        case _:
            _log(turn, told, case, run)
    return True


def _known(turn: Turn, told: Told) -> Case | None:
    """Return the application that is told of, if it is known: the only open one of that company, or role."""
    cases = turn.history.cases
    if told.company is not None:
        matching = [case for case in cases if _same(case.application.company, told.company)]
        by_role = [case for case in matching if told.role and _same(case.application.role, told.role)]
        matching = by_role or ([] if told.news is News.applied else matching)
    elif told.role is not None:
        matching = [case for case in cases if _same(case.application.role, told.role)]
    else:
        return None
    still_open = [case for case in matching if case.open]
    candidates = still_open or matching
    return candidates[0] if len(candidates) == 1 else None


def _same(name: str | None, other: str) -> bool:
    return " ".join((name or "").casefold().split()) == " ".join(other.casefold().split())


# ---------------------------------------------------------------- one application


def _begin(
    turn: Turn,
    script: str,
    topic: Topic,
    given: Mapping[str, str],
    run: Run | None = None,
    before: Card | None = None,
) -> None:
    """Begin a dialogue; it takes the place of an open one of its kind, whose answers it keeps."""
    if run is not None and run.script in (script, "start"):
        given = {**given, **{key: answer.value for key, answer in run.answers.items()}}
        turn.remove(run.number)
    runs.begin(turn, script, topic, given)
    if before is not None:
        say_back(turn, before)


def _log(turn: Turn, told: Told, case: Case | None, run: Run | None) -> None:
    """Note an application, a further round or an interview of one."""
    number = case.application.number if case is not None else None
    ahead = told.news in (News.interview, News.next_round)
    way = ROUND if number is not None else TALK if ahead else "new"
    given = _names(told) if number is None else {}
    stage = stage_of(told) or (Stage.applied if told.news is News.on_hold else None)
    chosen = not slots.to_choose(told, turn.today)
    if stage is not None:
        given["stage"] = stage.value
    if stage is not None and (chosen or not ahead):
        given["on"] = stored(told.day, told.at) if ahead else stored(day_behind(told, stage))
    given |= _contact(told, case)
    given["due"] = SKIPPED if ahead else stored(told.day)
    given |= {"evening": YesNo.yes.value, "hour": EVENING}
    if told.news is not News.nothing:  # who waits in vain may have asked already
        given["chased"] = Chased.not_yet.value
    before = _about(told, "on_hold", case) if told.news is News.on_hold else None
    _begin(turn, "log", Topic(number, way, told=True), given, run, before)
    if ahead and not chosen:
        slots.offer(turn, told, case.application.name if case is not None else told.company or told.role)


def _no(turn: Turn, told: Told, case: Case | None, run: Run | None) -> None:
    number = case.application.number if case is not None else None
    given: dict[str, str] = {}
    stage = Stage.first if told.stage is Stage.screening else told.stage
    if number is None:
        given = {"which": NEW, **_names(told), **_contact(told, None)}
        if stage in REFUSED_AT:
            given["stage"] = stage.value
    if told.reason is not None:
        given |= {"given": Given.reason.value, "reason": told.reason}
    elif told.mail:
        given["given"] = Given.bare.value
    whole = number is None and {"company", "role", "stage"} <= given.keys()
    mail = NoByMail(told.replies is not False, told.feedback is True, told.call)
    before = _about(told, "a_no", case) if case is None or told.reason or told.stage else None
    of = NoOf(told.company, told.role, stage if stage in REFUSED_AT else None) if number is None else None
    _begin(turn, "no", Topic(number, told=whole, mail=mail, of=of), given, run, before)


def _offer(turn: Turn, told: Told, case: Case | None, run: Run | None) -> None:
    number = case.application.number if case is not None else None
    given = {"reply_by": stored(told.day)} if told.day is not None else {}
    if number is None and told.company is not None:
        given |= {"which": "another", "company": told.company, "role": told.role or SKIPPED}
    if told.written is not None:
        given["kind"] = (OfferKind.written if told.written else OfferKind.verbal).value
    _begin(turn, "yes", Topic(number), given, run, _about(told, "an_offer", case))


def _of_a_known_one(turn: Turn, told: Told, case: Case) -> None:
    """Note a new day for the answer, that it is on hold, or that the person pulled out."""
    news = {News.promised: WhatIsNew.date, News.on_hold: WhatIsNew.paused, News.withdrew: WhatIsNew.withdrew}
    given = {"news": news[told.news].value}
    if told.day is not None:
        given |= {"new_date": stored(told.day), "until": stored(told.day)}
    words = told.news.value if told.news is not News.promised else None
    before = _about(told, words, case) if words is not None else None
    _begin(turn, "overdue", Topic(case.application.number, "news"), given, before=before)


def _names(told: Told) -> dict[str, str]:
    """Return the answers for company and role. A role that isn't told is asked, if the company is known."""
    given: dict[str, str] = {}
    if told.company is not None:
        given["company"] = told.company
        if told.role is not None or told.mail:
            given["role"] = told.role or SKIPPED
    elif told.role is not None:
        given |= {"company": SKIPPED, "role": told.role}
    return given


def _contact(told: Told, case: Case | None) -> dict[str, str]:
    """Return the answers for whom the person deals with; what was known before stays, if nothing is told."""
    before = case.application if case is not None else None
    via = told.via or (before.via if before is not None else None)
    if via is None or (via is Via.nobody and told.contact):
        via = Via.recruiter if told.contact else Via.nobody
    contact = told.contact or (before.contact if before is not None else None)
    return {"via": via.value, "contact": contact or SKIPPED}


def _about(told: Told, words: str, case: Case | None) -> Card:
    name = case.application.name if case is not None else told.company or told.role
    return Card("told", words, shows={"told": told, "name": name})


def stored(day: date | None, at: time | None = None) -> str:
    """Return a day as a stored answer; that it was skipped, if there is none."""
    return When(day, at).stored if day is not None else SKIPPED


# ---------------------------------------------------------------- several


def _several(turn: Turn, told: Sequence[Told]) -> None:
    """Show all that was told, to be noted at once. What is new gets the numbers after the run's own."""
    number = turn.person.last + 1
    entries: list[Entry] = []
    for one in told:
        case = _known(turn, one)
        if case is None and one.company is None and one.role is None:
            continue
        if case is None:
            number += 1
        entries.append(_entry(turn, one, case, number))
    about = AboutSeveral(
        turn.today,
        tuple(entries),
        turn.history.has_settings,
        table=all(one.status is not None for one in told),
    )
    runs.begin(turn, "several", about, {"hour": EVENING})
    turn.person = changed(turn.person, last=number)


def _entry(turn: Turn, told: Told, case: Case | None, number: int) -> Entry:
    ahead = told.news in (News.interview, News.next_round)
    states = {News.no: State.no, News.offer: State.offer, News.withdrew: State.withdrawn}
    state = states.get(told.news, State.waiting)
    chosen = not slots.to_choose(told, turn.today)
    on = (told.day if chosen else None) if ahead else day_behind(told, stage_of(told) or Stage.applied)
    begins = told.at if ahead and chosen else None
    due = told.day if told.news in (News.applied, News.met, News.promised) else None
    if case is not None:
        application = replace(case.application, stage=stage_of(told) or case.application.stage)
        return Entry(application, True, told.news in NEWS_OF_ONE, on, begins, due, state, told.reason)
    application = Application(
        number,
        told.company or "",
        told.role,
        stage_of(told) or Stage.applied,
        told.via or (Via.recruiter if told.contact else Via.nobody),
        told.contact,
    )
    asks = state is State.no and told.status is None and told.stage is None
    return Entry(application, False, True, on, begins, due, state, told.reason, asks)
