"""Lines that people send to a bot, one after the other, and the words that each reply has to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, cycle, islice

Step = tuple[str, str]
"""The label of a button, or else a text; and words that the reply holds."""

REVIEW = (
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    ("Company {}", "the role at Company {}?"),
    ("ROLE", "How far"),
    ("First interview", "Who were you dealing with"),
    ("The hiring manager", "Did they say why?"),
    ("No, they gave no reason", "What went well?"),
    ("The answer {}", "short request for feedback?"),
    ("Not this time", "Which of these were true?"),
    ("None of these", "change direction"),
    ("Leave it", "What would you tell them?"),
    ("What to tell {}", "do differently next time?"),
    ("Another way {}", "Which moment do you want"),
    ("They ask {}", "Then what will you do?"),
    ("Then I say {}", "In your words:"),
)
"""The quick review of one no, in taps and texts. Braces stand for the mark that is different each time."""

ANOTHER = (*REVIEW[:2], (REVIEW[2][0], "Which one was it?"), ("Another one", REVIEW[2][1]), *REVIEW[3:])
LEFT = (("/cancel", "Shall I keep"), ("Keep it", ""))
ROLES = (
    *("Nurse", "Carpenter", "Pilot", "Baker", "Lawyer", "Gardener", "Translator", "Electrician", "Welder"),
    *("Accountant", "Painter", "Cook", "Librarian", "Dentist", "Tailor", "Chemist", "Actor", "Barber"),
)
"""Roles of which no two are alike: noes for similar roles would lead to other questions."""

LONG = len(REVIEW) + len(LEFT)
"""The steps of a review, and of leaving it."""


def echo(chat: int) -> Iterator[Step]:
    """Send texts that the bot sends back."""
    for number in count():
        line = f"They ask {chat}-{number}"
        yield line, line


def review(chat: int, first: int = 1) -> Iterator[Step]:
    """Review one no after the other, and leave each review at its end."""
    for number in count(first):
        mark, role = f"{chat}-{number}", ROLES[number % len(ROLES)]
        for line, then in (*(REVIEW if number == 1 else ANOTHER), *LEFT):
            yield line.replace("ROLE", role).format(mark), then.format(mark)


def known(chat: int) -> Iterator[Step]:
    """Review noes as a person who has noted an application before (see `population`)."""
    return review(chat, first=2)


LOG = (
    ("/log", "Which company"),
    ("Company {}", "the role at Company {}?"),
    ("ROLE", "How far"),
    ("An interview", "Which day is the interview"),
    ("yesterday", "Who are you dealing with"),
    ("The company's recruiter", "first name"),
    ("Kim", "When did they say you'd hear"),
    ("in 2 weeks", "Which country"),
    ("Germany", "What time"),
    ("9 in the morning", "Noted: Company {}"),
)
WAITED = (
    ("/start waiting", "What would help"),
    ("A set time for worrying", "When would suit you"),
    ("In 2 hours", "quarter of an hour"),
)
"""What helps while waiting, asked for after the first application."""


def waiting(chat: int) -> Iterator[Step]:
    """Note one application after the other. Country and hour are asked for the first time only."""
    for number in count(1):
        mark, role = f"{chat}-{number}", ROLES[number % len(ROLES)]
        noted = LOG if number == 1 else (*LOG[:7], (LOG[7][0], LOG[9][1]))
        for line, then in (*noted, *(WAITED if number == 1 else ())):
            yield line.replace("ROLE", role).format(mark), then.format(mark)


def survey(chat: int) -> Iterator[Step]:
    """Go through the conversation of `peers/ptb_conversation.py`, over and over."""
    steps = (("/start", "a boy or a girl"), ("Boy", "a photo"), ("/skip", "your location"))
    rest = (("/skip", "about yourself"), (f"I am number {chat}", "Thank you"))
    yield from cycle((*steps, *rest))


DIALOGUES: dict[str, Callable[[int], Iterator[Step]]] = {
    "echo": echo,
    "review": review,
    "known": known,
    "waiting": waiting,
    "survey": survey,
}


def begin(name: str, chat: int, done: int = 0) -> Iterator[Step]:
    """Start a dialogue after its first `done` steps."""
    return islice(DIALOGUES[name](chat), done, None)
