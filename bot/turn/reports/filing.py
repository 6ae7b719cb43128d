"""Begin the dialogue that a line, a mail or a table is about, with all that it tells answered already.

Only what is missing and needed is asked. An application is noted once the person has seen what was
understood; a no and an offer are said back before the first question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.coach.dialogues.answer import Kind as OfferKind
from bot.coach.dialogues.log import ROUND, TALK, Chased
from bot.coach.dialogues.no import NEW, REFUSED_AT, Given
from bot.coach.dialogues.overdue import News as WhatIsNew
from bot.coach.facts.application import LONGEST_NAME, Stage, YesNo
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Topic
from bot.coach.facts.refused import NoByMail, NoOf
from bot.talk.ask import SKIPPED
from bot.turn.corrections import applied_day, edits, offer_due
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import may_be_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.reports import moved_interview, no_reason, places, slots, unnamed, which_is_meant
from bot.turn.reports.given_answers import answers_for_contact, answers_for_names, stored_day
from bot.turn.reports.matching import known_case
from bot.turn.reports.several import EVENING, file_several, say_if_more
from bot.turn.reports.stage import past_day_of, stage_of
from bot.turn.runs import runs
from bot.turn.runs.say_back import IN_MIND, say_back, say_when

SURE = 0.75
"""How sure a report has to be. It is shown before it counts; docs/words.md has the figures."""

LIKELY = 0.5
"""How sure a report has to be beside a sure one: both are shown before they count; one left out is lost."""


def file_text(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Act on a text that tells of applications; return False if none of its reports is sure enough.

    run: the open dialogue, whose answers count for the one that takes its place.
    """
    reports = [places.surer(turn, one, text, SURE) for one in reports_in(turn, text) if one.sure >= LIKELY]
    if not any(one.sure >= SURE for one in reports):
        return (one := unnamed.report_without_name(turn, text)) is not None and file_report(turn, one, run)
    if len(reports) == 1:
        if moved_interview.move(turn, reports[0], text, least=SURE):
            return True
        if filed := file_report(turn, reports[0], run):
            say_if_more(turn, text, 1)
        return filed
    turn.welcome()
    file_several(turn, reports)
    say_if_more(turn, text, len(reports))
    return True


def reports_in(turn: Turn, text: str) -> tuple[Report, ...]:
    """Return what a text tells of applications, with the names of those that are known."""
    names = [case.application.name for case in turn.history.cases]
    return turn.hear(text).reports(names)


def file_report(turn: Turn, report: Report, run: Run | None) -> bool:
    """Act on a report about one application; return False if the report isn't sure enough."""
    if report.sure < SURE:
        return False
    turn.welcome()
    return _file_one(turn, report, run)


def report_of_one(turn: Turn, text: str) -> tuple[Report, Case | None] | None:
    """Return the one report of a text, if it is sure and names a company, and its application if known."""
    reports = reports_in(turn, text)
    if len(reports) != 1 or reports[0].sure < SURE or not reports[0].company:
        return None
    return reports[0], known_case(turn, reports[0])


def report_of_mail(turn: Turn, text: str) -> Report | None:
    """Return what a text tells if it is somebody else's mail; else None."""
    reports = reports_in(turn, text) if len(text.split()) >= A_MAIL else ()
    return reports[0] if len(reports) == 1 and reports[0].mail else None


def after_command(turn: Turn, news: News, text: str) -> bool:
    """Act on the text after a command such as "/no Acme"; return False if it names nothing.

    News of another kind than the command's are acted on too. A sentence isn't taken for a name.
    """
    turn.welcome()
    for words in (text, f"{AFTER[news]} {text}"):
        reports = reports_in(turn, words)
        if len(reports) == 1 and reports[0].news is news and (reports[0].company or reports[0].role):
            return _file_one(turn, reports[0], None)
    if file_text(turn, text):
        return True
    heard = turn.hear(text)
    said = heard.is_said() or heard.aim() is not None
    return may_be_name(text) and not said and _file_named(turn, news, text)


def _file_named(turn: Turn, news: News, name: str) -> bool:
    return len(name) <= LONGEST_NAME and _file_one(turn, Report(news, company=name), None)


AFTER = {News.applied: "applied to", News.no: "no from", News.offer: "offer from"}
"""How a line begins that tells the same as a command."""

A_MAIL = 12
"""The fewest words of a mail: a shorter text is a line."""


def _file_one(turn: Turn, report: Report, run: Run | None) -> bool:
    case = known_case(turn, report)
    if case is None and (applied_day.take_day(turn, report) or which_is_meant.ask_which(turn, report)):
        return True
    match report.news:
        case News.other:
            turn.say(Card("told", "other"))
            turn.ask_again()
        case News.no:
            _no(turn, no_reason.without(turn, report), case, run)
        case News.offer:
            _offer(turn, report, case, run)
        case News.promised if (
            case is not None and report.day and offer_due.note_offer_day(turn, case, report.day)
        ):
            pass  # an employer who made an offer waits for an answer, and gives none
        case News.promised if case is not None and report.at is not None and _is_ahead(turn, case):
            edits.move(turn, (case.application,), report.day, report.at)  # only an interview has an hour
        case News.on_hold | News.withdrew | News.promised if case is not None:
            _of_a_known_one(turn, report, case)
        case News.withdrew:
            turn.say(Card("told", "nothing_noted", shows={"name": report.company or report.role}))
            turn.ask_again()
        case News.nothing if case is not None:
            return False  # other rules say what silence means, and when to ask
        case _:
            _log(turn, report, case, run)
    return True


# ---------------------------------------------------------------- one application


def _begin(
    turn: Turn,
    script: str,
    topic: Topic,
    given: Mapping[str, str],
    run: Run | None = None,
    before: Card | None = None,
) -> None:
    """Begin a dialogue; it takes the place of an open one of its kind, whose answers it keeps.

    If the question that was open is asked again in the same words, it is said briefly.
    """
    replaced = (
        run is not None and run.script in (script, "start") and not _of_another(turn, run, topic, given)
    )
    if run is not None and replaced:
        given = {**given, **{key: answer.value for key, answer in run.answers.items()}}
        turn.remove(run.number)
    runs.begin(turn, script, topic, given)
    if run is not None and replaced:
        _ask_briefly(turn, run)
    if before is not None:
        say_back(turn, before)


def _ask_briefly(turn: Turn, before: Run) -> None:
    """Say the question briefly if it was open in the run before, in the same words, and is fresh in mind."""
    asked = before.open(before.position)
    for at, say in enumerate(turn.says):
        ask = say.run.open(say.run.position) if isinstance(say, Asked) and say.first else None
        if asked is None or ask is None or (ask.key, ask.words) != (asked.key, asked.words):
            continue
        if turn.now - before.last_heard < IN_MIND and isinstance(say, Asked):
            turn.says[at] = replace(say, briefly=True)


def _of_another(turn: Turn, run: Run, topic: Topic, given: Mapping[str, str]) -> bool:
    """Tell whether an open dialogue is about another application than the one to begin."""
    about, before = mentions.application_of(run), run.answers.get("company")
    if about is not None and topic.application is not None:
        return about.number != topic.application
    case = turn.history.case(topic.application) if topic.application is not None else None
    told = case.application.company if case is not None else given.get("company")
    known = about.company if about is not None else before.value if before is not None else None
    named = known not in (None, "", SKIPPED) and told not in (None, "", SKIPPED)
    return named and (known or "").casefold() != (told or "").casefold()


def _log(turn: Turn, report: Report, case: Case | None, run: Run | None) -> None:
    """Begin to note an application, or a further round or an interview of a known one."""
    number = case.application.number if case is not None else None
    ahead = report.news in (News.interview, News.next_round)
    way = ROUND if number is not None else TALK if ahead else "new"
    given = answers_for_names(report) if number is None else {}
    stage = stage_of(report) or (Stage.applied if report.news is News.on_hold else None)
    chosen = not slots.to_choose(report, turn.today)
    if stage is not None:
        given["stage"] = stage.value
    if stage is not None and (chosen or not ahead):
        given["on"] = stored_day(report.day, report.at) if ahead else stored_day(past_day_of(report, stage))
    given |= answers_for_contact(report, case)
    given["due"] = SKIPPED if ahead else stored_day(report.day or _due_still(turn, report, case))
    given |= {"evening": YesNo.yes.value, "hour": EVENING}
    if report.news is not News.nothing:  # a person who waits in vain may have asked already
        given["chased"] = Chased.not_yet.value
    before = _about(report, "on_hold", case) if report.news is News.on_hold else None
    _begin(turn, "log", Topic(number, way, told=True), given, run, before)
    if ahead and chosen and report.day is not None:
        say_when(turn, report.day, report.at)
    if ahead and not chosen:
        slots.offer(
            turn, report, case.application.name if case is not None else report.company or report.role
        )


def _due_still(turn: Turn, report: Report, case: Case | None) -> date | None:
    """Return the promised day that was noted, if the same interview is told again: the day still holds."""
    if case is None or case.due is None or case.due < turn.today:
        return None
    same = report.stage is None or report.stage is case.application.stage
    return case.due if same and report.news is not News.next_round else None


def _no(turn: Turn, report: Report, case: Case | None, run: Run | None) -> None:
    number = case.application.number if case is not None else None
    given: dict[str, str] = {}
    stage = Stage.first if report.stage is Stage.screening else report.stage
    if number is None:
        given = {"which": NEW, **answers_for_names(report), **answers_for_contact(report, None)}
        if stage in REFUSED_AT:
            given["stage"] = stage.value
    if report.reason is not None:
        given |= {"given": Given.reason.value, "reason": report.reason}
    elif report.mail:
        given["given"] = Given.bare.value
    whole = number is None and {"company", "role", "stage"} <= given.keys()
    mail = NoByMail(report.replies is not False, report.feedback is True, report.call)
    anew = case is None or report.reason or report.stage or (run is not None and run.script == "no")
    before = _about(report, "a_no", case) if anew else None
    of = NoOf(report.company, report.role, stage if stage in REFUSED_AT else None, report.reason)
    _begin(turn, "no", Topic(number, told=whole, mail=mail, of=of), given, run, before)


def _offer(turn: Turn, report: Report, case: Case | None, run: Run | None) -> None:
    number = case.application.number if case is not None else None
    given = offer_due.told_before(turn, number)
    given |= {"reply_by": stored_day(report.day)} if report.day is not None else {}
    if number is None and report.company is not None:
        given |= {"which": "another", "company": report.company, "role": report.role or SKIPPED}
    if report.written is not None:
        given["kind"] = (OfferKind.written if report.written else OfferKind.verbal).value
    _begin(turn, "yes", Topic(number), given, run, _about(report, "an_offer", case))


def _of_a_known_one(turn: Turn, report: Report, case: Case) -> None:
    """Note that a known application has a new promised day, is on hold, or was withdrawn."""
    news = {News.promised: WhatIsNew.date, News.on_hold: WhatIsNew.paused, News.withdrew: WhatIsNew.withdrew}
    given = {"news": news[report.news].value}
    if report.day is not None:
        given |= {"new_date": stored_day(report.day), "until": stored_day(report.day)}
    words = report.news.value if report.news is not News.promised else None
    before = _about(report, words, case) if words is not None else None
    _begin(turn, "overdue", Topic(case.application.number, "news"), given, before=before)


def _is_ahead(turn: Turn, case: Case) -> bool:
    """Tell whether an interview of an application is still to come."""
    return case.application.stage is not Stage.applied and case.on is not None and case.on >= turn.today


def _about(report: Report, words: str, case: Case | None) -> Card:
    name = case.application.name if case is not None else report.company or report.role
    return Card("told", words, shows={"told": report, "name": name, "bare": False})
