"""Answer what somebody asks about the open question, its options or what follows; then ask it again."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.changing import FORGET
from bot.coach.dialogues.no import FitsNow
from bot.coach.dialogues.wider_look import Look
from bot.coach.facts.application import Stage, Via
from bot.coach.scripts import SCRIPTS
from bot.talk.ahead import ahead
from bot.talk.ask import Ask, Draft
from bot.talk.kinds import Choose, ChooseMany, Pick, Rate
from bot.turn.cards import privacy
from bot.turn.interpreting import own_words
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.asking_back import About, AskingBack
from bot.turn.readings.reading import ANSWER, Kind, Reading
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import offer_replies
from bot.turn.wellbeing import feelings, refusals

FILE = "asking_back"

REVIEWS = (FitsNow.quick.value, FitsNow.whole.value)
"""The options that lead to a review."""

FEWEST_LEFT = 3
"""The fewest questions left for which it is said that the person may stop."""

WAITING = frozenset({"overdue", "start", "waiting"})
"""Dialogues in which "this is taking forever" is about the wait."""

ANGRY = "angry_bot"
"""The feeling of somebody who has had enough of the questions."""

HOW = "yes", "kind"
"""The dialogue and question where "by email" says how the good news came."""

MOST_SENTENCES = 3
"""The most sentences of a text in one of which something is asked back. Our own choice."""

EXPLAINED = (FitsNow, Look, Stage, Via)
"""The options that people ask about by name. Whoever asks "is that the full one?" has not picked it."""

QUESTIONS = frozenset(About) - {
    About.complains,
    About.doubts,
    About.drags,
    About.stop,
    About.person,
    About.erases,
}
"""Topics that are only asked about; the others may be stated as well."""

DRAFTING = frozenset({"yes", "reply", "withdraw", "message", "nothing", "chase"})
"""Stored answers after which a draft is shown, sooner or later."""


def answer_asking_back(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Answer a question about the question. Return False if a text asks nothing about it."""
    if (run.number, ask.key) in turn.loaded.unread:
        return False
    if answer_before_erasing(turn, text):
        return True
    found = turn.hear(text).asks_back(run, ask) or _in_a_sentence(turn, run, ask, text)
    if found is None or (found.about is About.reaches and (run.script, ask.key) == HOW and "?" not in text):
        return False
    if _ends_in_answer(turn, run, ask, text):
        return False
    if found.about is About.several and not isinstance(ask.kind, Choose | ChooseMany | Pick | Rate):
        return False
    if found.about is About.person:
        feelings.respond(turn, run, Reading(Kind.person, Kind.person.value, 1.0))
        return True
    if (card := _button(found) or _card(run, ask, found.about)) is not None:
        for other in found.options[1:]:
            turn.say(_of_button(other))
        ask_once_more(turn, run, card)
        return True
    return _answered(turn, run, ask, found)


def _ends_in_answer(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether the last of several sentences answers: they have made up their mind."""
    said = own_words.sentences(text)
    if len(said) < 2 or not isinstance(ask.kind, Choose):
        return False
    last = turn.hear(said[-1])
    answer = last.readings(ask).clearest(ANSWER)
    return last.option(run) is not None or (answer is not None and answer.kind is Kind.answer)


def _in_a_sentence(turn: Turn, run: Run, ask: Ask[Any], text: str) -> AskingBack | None:
    """Return what one of a few sentences asks back, if none of the others answers or tells anything."""
    said = own_words.sentences(text)
    if not 1 < len(said) <= MOST_SENTENCES:
        return None
    for one in said:
        found = turn.hear(one).asks_back(run, ask)
        rest = " ".join(other for other in said if other is not one)
        if found is not None and found.about in QUESTIONS and not _says_more(turn, run, ask, rest):
            return found
    return None


def _says_more(turn: Turn, run: Run, ask: Ask[Any], rest: str) -> bool:
    """Tell whether what stands beside a question is more than a remark on it."""
    heard = turn.hear(rest)
    if (
        own_words.tells(turn, rest)
        or len(rest.split()) > own_words.MOST_BESIDE
        or heard.option(run) is not None
    ):
        return True
    answer = heard.readings(ask).clearest(ANSWER)
    return answer is not None and answer.kind is Kind.answer


def _answered(turn: Turn, run: Run, ask: Ask[Any], found: AskingBack) -> bool:
    """Answer what needs more than a card. Return False where the text is left to other rules."""
    match found.about:
        case About.erases:
            return False
        case About.chooses if not (isinstance(ask.kind, Choose) and ask.kind.options in EXPLAINED):
            return False
        case About.doubts if _draft(run, ask) is None:
            return False
        case About.stop:
            if not refusals.count_refusal(turn):
                refusals.leave(turn, run)
        case About.drags | About.meanwhile if run.script in WAITING:
            return False
        case About.complains | About.drags:
            _had_enough(turn, run, ask)
        case About.left:
            return _tell_how_many(turn, run, ask)
        case About.says:
            _show_message(turn, run, ask, found)
        case _:
            ask_once_more(turn, run, explained=True, options=_options(ask, found))
    return True


def _button(found: AskingBack) -> Card | None:
    """Return the card about a button that gives no answer; None if no button is asked about."""
    return _of_button(found.options[0]) if found.about is About.button else None


def _of_button(name: str) -> Card:
    return Card(FILE, f"button__{name}")


def _card(run: Run, ask: Ask[Any], about: About) -> Card | None:
    """Return the card that answers a topic; None where a card is not enough."""
    if about is About.several:
        return Card(FILE, "several" if isinstance(ask.kind, ChooseMany) else "one_only")
    if about in (About.sees, About.sends, About.often, About.reaches, About.they) or (
        about is About.meanwhile and run.script not in WAITING
    ):
        return Card(FILE, about.value)
    if about is About.must:
        return Card(FILE, "must" if ask.passed_as is not None else "must_needed")
    return Card(FILE, "erases_one") if about is About.erases and run.script == FORGET.name else None


def answer_before_erasing(turn: Turn, text: str) -> bool:
    """Tell what would be erased, if that is asked while erasing is offered; else return False."""
    if not offer_replies.is_erasing_offered(turn):
        return False
    found = turn.hear(text).asks_back()
    if found is None or found.about is not About.erases:
        return False
    turn.say(Card(FILE, "erases", privacy.ERASE_OR_NOT, {"applications": len(turn.history.cases)}))
    return True


def answer_idle(turn: Turn, text: str) -> bool:
    """Answer a question about questions or buttons while none is open. Return False if it is none."""
    if answer_before_erasing(turn, text):
        return True
    found = turn.hear(text).asks_back()
    if found is None:
        return False
    if found.about is About.person:
        feelings.respond(turn, None, Reading(Kind.person, Kind.person.value, 1.0))
        return True
    card = _button(found)
    if found.about in (About.often, About.place):
        card = Card(FILE, found.about.value)
    elif found.about is About.must and turn.person.left:
        card = Card(FILE, "must_idle")
    if card is None:
        return False
    turn.welcome()
    turn.say(card)
    for other in found.options[1:]:
        turn.say(_of_button(other))
    return True


def _options(ask: Ask[Any], found: AskingBack) -> tuple[str, ...]:
    """Return the options to explain: those that are named, or all where it is asked how they differ."""
    if found.options or found.about is not About.difference or not isinstance(ask.kind, Choose):
        return found.options
    return tuple(str(member.value) for member in ask.kind.offered)


def _tell_how_many(turn: Turn, run: Run, ask: Ask[Any]) -> bool:
    """Tell how many questions are left; while a review is yet to be chosen, how long each kind is."""
    if isinstance(ask.kind, Choose) and ask.kind.options is FitsNow:
        ask_once_more(turn, run, explained=True, options=REVIEWS)
        return True
    if run.changing is not None or run.state is not RunState.current:
        return False
    left = _count(run)
    shows = {"left": left, "keeps": left >= FEWEST_LEFT and not run.dialogue.brief}
    ask_once_more(turn, run, Card(FILE, "left", shows=shows))
    return True


def _had_enough(turn: Turn, run: Run, ask: Ask[Any]) -> None:
    """Meet somebody who has had enough: tell what is left, then ask whether to go on, then leave the run."""
    times = turn.person.lately.by(turn.now).times_felt([ANGRY])
    if times > 1:
        refusals.leave(turn, run)
    elif times == 1 or run.changing is not None:
        feelings.answer(turn, run, ANGRY)
    else:
        turn.person = feelings.with_feeling(turn, ANGRY)
        shows = {"left": _count(run), "keeps": not run.dialogue.brief, "skips": ask.passed_as is not None}
        ask_once_more(turn, run, Card(FILE, "too_much", shows=shows))


def _count(run: Run) -> int:
    """Return how many questions most likely follow, with those of the dialogue that comes next."""
    asks, then = ahead(run.dialogue, run.facts, run.answers)
    if then is not None and isinstance(then.about, SCRIPTS[then.script].facts):
        more, _ = ahead(SCRIPTS[then.script], then.about, {})
        asks = (*asks, *more)
    return sum(not _is_pause(each) for each in asks[1:])


def _is_pause(ask: Ask[Any]) -> bool:
    """Tell whether a question only asks whether to go on."""
    return isinstance(ask.kind, Choose) and any(member.value == "go_on" for member in ask.kind.offered)


def _show_message(turn: Turn, run: Run, ask: Ask[Any], found: AskingBack) -> None:
    """Show the message that would be written; explain the question where none would."""
    draft = _draft(run, ask) if ask.draft is None else None
    if draft is None:
        ask_once_more(turn, run, explained=True, options=found.options)
    else:
        ask_once_more(turn, run, Card(FILE, "says", shows={"text": draft}))


def _draft(run: Run, ask: Ask[Any]) -> Draft | None:
    """Return the draft that follows from saying yes to the open question."""
    if not isinstance(ask.kind, Choose) or run.changing is not None:
        return None
    offered = [str(member.value) for member in ask.kind.offered if member not in ask.kind.actions]
    wanted = next((value for value in offered if value in DRAFTING), None)
    if wanted is None:
        return None
    following, _ = ahead(run.dialogue, run.facts, run.answers, {ask.key: wanted})
    return next((each.draft for each in following if each.draft is not None), None)
