"""Take news as news while a question is open: a mail, a line, or a decision told long after the question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.coach.facts.application import Application
from bot.coach.facts.cases import Case
from bot.coach.routing import Aim
from bot.coach.scripts import REVIEWS
from bot.talk.ask import Ask
from bot.talk.kinds import Pick, Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.routing import routes
from bot.turn.texts import company_alone, feelings_in_news

LONG_GONE = timedelta(hours=12)
"""A person who comes back after this long with a text that is no answer is asked whether to go on at all."""

SHORT = 12
"""The most words of a line that is only news. Our own choice."""

MOST_OF_OFFER = 6
"""The most words of a text that only tells of an offer. Our own choice."""

FEW = 5
"""The most words of a text that only says that another application is let go. Our own choice."""

LONGEST = 40
"""The most words of news that don't say that they came just now: a longer text is a story."""

DECISIONS = frozenset({News.offer, News.no, News.next_round, News.interview})
"""News that count as news where own words are asked for, however they are told."""

NEWS = DECISIONS | {News.on_hold, News.applied, News.met, News.promised}
"""All news of a company but the one that nothing came."""

YES = Aim("yes")
LEADS_TO_DECISIONS = frozenset({YES, Aim("no"), Aim("log", "round"), Aim("log", "interview")})
"""The aims of texts that tell of a decision."""

LEADS_TO_NEWS = frozenset({"no", "yes", "log", "overdue"})
"""The dialogues to which texts lead that tell of any news."""


def take_news(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a mail anywhere, and on a line where a name is asked for.

    After the first answer, a line has to be surely news, and no name.
    """
    first_name = is_name(ask) and (not run.position.path or _is_news_and_no_name(turn, text))
    return (
        take_mail(turn, run, ask, text)
        or (first_name and filing.file_text(turn, text, run))
        or company_alone.take_about_it(turn, run, text)
    )


def take_decision_at_pick(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Begin with a yes or a no of one of the items to pick from. Return False if the text only picks one."""
    aim = turn.hear(text).aim()
    if not isinstance(ask.kind, Pick) or aim not in (routes.YES, routes.NO) or run.script in ("yes", "no"):
        return False
    if turn.hear(text).asks():
        return False
    named = mentions.cases_mentioned(turn, text)
    listed = {item.number for item in ask.kind.items.values() if isinstance(item, Application)}
    if len(named) != 1 or named[0].application.number not in listed:
        return False
    routes.begin_decision(turn, aim, text, named[0].application.number)
    return True


def _is_news_and_no_name(turn: Turn, text: str) -> bool:
    """Tell whether a text surely tells what a company has decided, or that it invites the person."""
    heard = turn.hear(text)
    aim = heard.aim()
    known = [case.application.name for case in turn.history.cases]
    if is_written_as_name(text) or heard.asks():
        return False
    if not heard.mentioned(known) and (aim is None or aim.script not in LEADS_TO_NEWS):
        return False
    told = heard.reports(known)
    return bool(told) and all(_is_decisive(one, known) and one.sure >= filing.SURE for one in told)


def _is_decisive(one: Report, known: Sequence[str]) -> bool:
    """Tell whether a company has decided, or one that isn't noted invites: a noted one may move a day."""
    if one.company is None or one.news not in DECISIONS:
        return False
    return one.news in (News.no, News.offer) or (one.day is not None and one.company not in known)


def take_mail(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a mail from somebody else; return False if the text is no mail, or as a whole is the answer."""
    mail = filing.report_of_mail(turn, text)
    if mail is None or (run.number, ask.key) in turn.loaded.unread:
        return False
    if isinstance(ask.kind, Write) and ask.kind.pasted:
        if mail.news is not News.no or mail.reason is None:
            return False
        take_answer(turn, run, ask, mail.reason, None)  # editing the mail later doesn't change the answer
        return True
    return filing.file_report(turn, mail, run)


def take_breaking_news(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on news that came while own words were asked for. Return False if the text is the answer."""
    if not isinstance(ask.kind, Write) or is_name(ask) or (run.number, ask.key) in turn.loaded.unread:
        return False
    heard = turn.hear(text)
    asks = heard.asks() and not heard.has(Marker.in_passing)
    if run.changing is not None or not _may_be_news(turn, text) or asks:
        return False
    told = filing.report_of_one(turn, text)
    if told is not None:
        report, case = told
        new = _is_new(turn, run, report, case, text, pasted=ask.kind.pasted)
        return new and filing.file_report(turn, report, run)
    if ask.kind.pasted:
        return False
    return routes.take_invitation(turn, text) or _follow_to_decision(turn, run, text)


def _may_be_news(turn: Turn, text: str) -> bool:
    """Tell whether what a text tells may be new: not long ago, not unreal, and not said in an interview."""
    heard = turn.hear(text)
    if heard.has(Marker.long_ago):
        return False
    return heard.has(Marker.just_now) or not (heard.has(Marker.of_the_talk) or len(text.split()) > LONGEST)


def _is_new(turn: Turn, run: Run, report: Report, case: Case | None, text: str, *, pasted: bool) -> bool:
    """Tell whether a report is new, where own words are asked for.

    Of the company that is looked back on, a decision is new only if it came just now, and a no never is. News
    of a company that isn't known, or less than a decision, count only in a short line whose words lead there
    too; so do all news where the question asks for what the employer wrote (`pasted`).
    """
    about, heard = mentions.application_of(run), turn.hear(text)
    own = about is not None and case is not None and case.application.number == about.number
    if own or (about is not None and turn.hear(text).mentioned([about.company])):
        decided = report.news in DECISIONS - {News.no}
        return not pasted and case is not None and decided and turn.hear(text).has(Marker.just_now)
    if case is not None and report.news in DECISIONS and not pasted:
        return True
    if not pasted and about is not None and (_is_still_to_come(turn, report) or heard.has(Marker.in_passing)):
        return report.news in NEWS
    aim = turn.hear(text).aim()
    offer = report.news is News.offer and report.company is not None and report.sure >= filing.SURE
    if offer and len(text.split()) <= MOST_OF_OFFER:
        return not pasted  # nobody answers with an offer from another company: "globex wanna take me on"
    short = len(text.split()) <= SHORT
    return short and report.news in NEWS and aim is not None and aim.script in LEADS_TO_NEWS


def _is_still_to_come(turn: Turn, report: Report) -> bool:
    """Tell whether a report is of an interview at a day ahead and an hour, so nothing to look back on."""
    invited = report.news in (News.interview, News.next_round)
    return invited and report.at is not None and report.day is not None and report.day >= turn.today


def _follow_to_decision(turn: Turn, run: Run, text: str) -> bool:
    """Follow a decision that no report tells: an offer without a name, or another company's that just came.

    "Done with Boots", about another application, is the person's own decision, and is followed too.
    """
    aim, about = turn.hear(text).aim(), mentions.application_of(run)
    number = routes.named_in(turn, turn.history, aim, text) if aim is not None else None
    own = about is not None and number == about.number
    other = number is not None and (not own or aim != Aim("no"))
    offer = aim == YES and run.script != YES.script and turn.hear(text).has(Marker.offers_the_job)
    now = other and turn.hear(text).has(Marker.just_now) and aim in LEADS_TO_DECISIONS
    done = number is not None and not own and aim in routes.LETS_GO and len(text.split()) <= FEW
    if aim is None or not (offer or now or done):
        return False
    when = routes.when_in(turn, text) if (aim.script, aim.way) in routes.DATED else None
    routes.follow(turn, aim, number, when)
    return True


def note_in_passing(turn: Turn, text: str) -> bool:
    """Note an interview, or an application, that is told only to have it noted. Return False if none is."""
    heard = turn.hear(text)
    if not heard.has(Marker.in_passing):
        return False
    aim = heard.aim()
    if aim is None:  # "could you add that I applied" has no aim, but a report
        told = filing.report_of_one(turn, text)
        sent = told is not None and told[0].news is News.applied and told[0].sure >= filing.SURE
        return sent and filing.file_text(turn, text, turn.person.current)
    if aim.script != "log":
        return False
    if filing.file_text(turn, text, turn.person.current):
        return True
    when = routes.when_in(turn, text)
    if when is None or when.at is None or when.day < turn.today:
        return False
    routes.follow(turn, aim, routes.named_in(turn, turn.history, aim, text), when)
    return True


def note_in_review(turn: Turn, run: Run, text: str) -> bool:
    """Note what is told only to be noted, in the review after a no, which asks about something else."""
    return run.script in REVIEWS and note_in_passing(turn, text)


def take_late_decision(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a decision that is told where words were asked for long ago, as it doesn't answer that."""
    stale = isinstance(ask.kind, Write) and turn.now - run.last_heard > LONG_GONE
    if not stale or not routes.is_news(turn, text, run.script):
        return False
    return (
        filing.file_text(turn, text)
        or feelings_in_news.no_with_a_feeling(turn, text)
        or routes.elsewhere(turn, text)
    )
