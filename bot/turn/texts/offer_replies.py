"""Take up by typing what a card or a nudge offered last, as a tap on its button would."""

from __future__ import annotations

from bot.coach.facts.known import Topic
from bot.talk.frozen import changed
from bot.talk.kinds import LONGEST_TEXT
from bot.turn.cards import privacy
from bot.turn.interpreting.aspects import aspects
from bot.turn.interpreting.own_words import is_felt_now
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import BeginTap, CardTap, EraseTap, parse
from bot.turn.model.last_offer import Choice, LastOffer
from bot.turn.model.offer_tracking import open_question
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.offer_reply import Keeping, OfferReply
from bot.turn.readings.reading import Kind, Reading, Readings
from bot.turn.routing import commands
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back

YES = frozenset(
    {"go_on", "notes__go", "prepare__go", "draft__go", "patterns__go", "remind__chase", "and_now__go_on"}
    | {"values__go", "writing__go", "cancel__keep", "chase__news", "feedback__some", "nervous__show"}
    | {"remove__yes", "stop_here__stop"}
)
"""Labels of the buttons that a yes takes up: nothing that the coach keeps is lost by what they do."""

NO = frozenset(
    {
        "not_now",
        "and_now__leave",
        "refused__leave",
        "delete__no",
        "chase__nothing",
        "feedback__nothing",
        "leave",
        "stop_here__go_on",
    }
)
"""Labels of the buttons that a no takes up."""

LATER = (
    "and_now__later",
    "chase__not_now",
    "not_now",
    "and_now__leave",
    "refused__leave",
    "delete__no",
    "stop_here__stop",
)
"""Labels of the buttons that "later" takes up: the first of them that is offered."""

DECLINING = NO | frozenset(LATER) | {"cancel__keep", "feedback__declined"}
"""Labels that may be typed behind a no: "no, keep it"."""

KEPT_BY = ("delete__no", "cancel__keep")
"""Labels of the buttons that keep everything."""

DROPPED_BY = "cancel__discard"
"""The label of the button that throws away what is open. To erase everything, exact words are needed."""

STATING = frozenset(
    {"remind__chase", "draft__go", "patterns__go", "chase__news", "feedback__some", "remove__yes"}
)
"""Labels that an "ok" doesn't take up: it may only say that the words above were read."""

NO_QUESTION = frozenset(
    {"help", "list", "list_closed", "menu", "application", "privacy", "journal", "review"}
)
"""Cards that ask nothing that a yes or a no could answer."""

DUE = "due"
"""The question by when the employer decides."""

NUDGES = "nudges"
"""The file of the nudges' words."""

NOTES = "notes"
"""The nudge that asks how an interview was."""

ANSWERS = 0.85
"""How likely a yes, a no or a mood in other words has to be. Our own choice."""

FEW = 6
"""The most words of a text that may be a yes or a no in other words, or a mood."""

SOME = 3
"""The fewest words by which somebody tells how it was."""

ELSEWHERE = frozenset({Kind.wish, Kind.ask, Kind.person, Kind.move, Kind.meta})
LIKELY_ELSEWHERE = 0.3
"""How likely a reading of these kinds has to be for a text not to tell how it was. Our own choice."""

LIGHT = frozenset({"good", "joke"})
"""Feelings that tell how an interview was; the others are answered as feelings."""

BY_A_TALK = frozenset({"sad", "panic", "anxious", "ashamed", "self_doubt"})
"""Feelings that words about an interview which went badly may be read as."""


def by_words(turn: Turn, text: str) -> bool:
    """Do what a text takes up, in exact words, of the last offer. Return False if it takes up nothing."""
    offered = _held(turn)
    if offered is None:
        return False
    heard = turn.hear(text)
    erasing = _find(offered, EraseTap(sure=True))
    if erasing is not None and heard.erases():
        # The same words ask to erase and agree to it: sent twice at once, the second is no answer.
        chat_too = _find(offered, EraseTap(sure=True, chat=True)) if heard.erases(chat=True) else None
        return (turn.now > offered.at or heard.erases(agreed=True)) and _take(turn, chat_too or erasing)
    blocks = [choice.label for choice in offered.choices if not isinstance(parse(choice.tap), EraseTap)]
    labels = turn.reader.labels(turn.person.language, offered.file, blocks)
    label = heard.chosen(labels, DECLINING)
    if label is not None:
        return _take(turn, _labelled(offered, label))
    return _agreed(turn, offered, heard.offer_reply()) or _kept_or_dropped(turn, offered, heard.keeping())


def by_words_over_question(turn: Turn, text: str) -> bool:
    """Act on a reply to the last card or nudge while a question is open too; return False if it is none."""
    offered = _held(turn)
    if offered is None:
        return False
    if by_words(turn, text):
        return True
    if offered.file == NUDGES and by_meaning(turn, text):
        return True  # a nudge comes only to a question that was left, so it is what they read last
    tells = offered.last and offered.block == NOTES
    return tells and begin_notes(turn, turn.hear(text).readings(), text)


def by_meaning(turn: Turn, text: str) -> bool:
    """Do what a text takes up, in other words, of the last offer. Return False if it takes up nothing."""
    offered = _held(turn)
    if offered is None or not offered.last or len(text.split()) > FEW:
        return False
    if offered.block == "mood":
        step = turn.hear(text).likeliest("mood", ANSWERS)
        return step is not None and _take(turn, _labelled(offered, f"mood__{step}"))
    heard = turn.hear(text).likeliest("yes_no", ANSWERS)
    return heard is not None and _agreed(turn, offered, OfferReply(heard))


def is_erasing_offered(turn: Turn) -> bool:
    """Tell whether the last card offers to erase everything."""
    offered = _held(turn)
    return offered is not None and offered.last and _find(offered, EraseTap(sure=True)) is not None


def begin_notes(turn: Turn, readings: Readings, text: str) -> bool:
    """Begin the notes with how an interview was, if a nudge asked; return False if a text doesn't tell it."""
    offered = _held(turn)
    tap = parse(offered.choices[0].tap) if offered is not None and offered.block == NOTES else None
    if not isinstance(tap, BeginTap) or not tells(turn, readings, text):
        return False
    turn.person = changed(turn.person, offered=None)
    given = aspects(turn, text)
    due = turn.hear(text).answer_day()
    if due is not None and due >= turn.today:
        given[DUE] = due.isoformat()
    runs.begin(turn, tap.script, Topic(tap.application), given)
    say_back(turn, Card("said", "note", shows={"note": text}))
    return True


def tells(turn: Turn, readings: Readings, text: str) -> bool:
    """Tell whether a text says how an interview was, and nothing else."""
    if len(text.split()) < SOME or len(text) > LONGEST_TEXT or text.rstrip().endswith("?"):
        return False
    if turn.hear(text).was_not_held():
        return False
    feeling = readings.feeling()
    if feeling is not None and feeling.name not in LIGHT and not _is_of_the_talk(turn, feeling, text):
        return False
    heard = turn.hear(text)
    asks = any(turn.hear(part).asks() for part in (text, *parts(text)))
    told = heard.has(Marker.how_it_went) and not asks  # "they asked about gaps"
    elsewhere = ELSEWHERE - {Kind.ask} if told else ELSEWHERE
    other = (reading for reading in readings.ranked if reading.kind in elsewhere)
    return not any(reading.sure >= LIKELY_ELSEWHERE for reading in other)


def _is_of_the_talk(turn: Turn, feeling: Reading, text: str) -> bool:
    """Tell whether a feeling says how the interview was, and not how the person is: "terrible. i froze"."""
    heard = turn.hear(text)
    return feeling.name in BY_A_TALK and heard.went_badly() and not is_felt_now(turn, text)


def _held(turn: Turn) -> LastOffer | None:
    """Return the last offer, if a text may still be about it; else None."""
    offered = turn.person.offered
    return offered if offered is not None and offered.holds(turn.now, open_question(turn.person)) else None


def _agreed(turn: Turn, offered: LastOffer, reply: OfferReply | None) -> bool:
    """Take up the button that a yes, a no or a "later" means. Return False if it means none."""
    if reply is None or not offered.last or offered.block in NO_QUESTION:
        return False
    labels = [choice.label for choice in offered.choices]
    if reply in (OfferReply.yes, OfferReply.fine) and _find(offered, EraseTap(sure=True)) is not None:
        privacy.ask_for_exact_words(turn)
        return True
    if reply is OfferReply.no and offered.block == "cancel":
        return turn.ask_again()  # they want neither button: the question goes on
    match reply:
        case OfferReply.yes:
            label = next((label for label in labels if label in YES), None)
        case OfferReply.fine:
            label = next((label for label in labels if label in YES - STATING), None)
        case OfferReply.no:
            label = next((label for label in labels if label in NO), None)
        case OfferReply.later:
            label = next((label for label in LATER if label in labels), None)
    return label is not None and _take(turn, _labelled(offered, label))


def _kept_or_dropped(turn: Turn, offered: LastOffer, meant: Keeping | None) -> bool:
    """Do what a sentence says where a card asks whether to keep something. Return False if none asks."""
    labels = [choice.label for choice in offered.choices]
    kept = next((label for label in KEPT_BY if label in labels), None)
    if kept is None or not offered.last:
        return False
    match meant:
        case Keeping.keep:
            return _take(turn, _labelled(offered, kept))
        case Keeping.slip if kept == KEPT_BY[0]:
            return _take(turn, _labelled(offered, kept))
        case Keeping.slip:
            return turn.ask_again()
        case Keeping.drop if DROPPED_BY in labels:
            return _take(turn, _labelled(offered, DROPPED_BY))
    return False


def _labelled(offered: LastOffer, label: str) -> Choice:
    return next(choice for choice in offered.choices if choice.label == label)


def _find(offered: LastOffer, tap: EraseTap) -> Choice | None:
    return next((choice for choice in offered.choices if choice.tap == str(tap)), None)


def _take(turn: Turn, choice: Choice) -> bool:
    """Do what a card's button does. Return False for a button of a question: other rules hear those."""
    tap = parse(choice.tap)
    if not isinstance(tap, CardTap):
        return False
    commands.tap(turn, tap)
    return True
