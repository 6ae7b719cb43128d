"""What people say in these tests, and what they see where nothing goes wrong."""

from collections.abc import Awaitable, Callable
from random import Random

from aiohttp import web

from tests.bot_api.people import Json, Message, Person

Lines = list[tuple[str, str]]

BEGINNING: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    ("Globex", "the role at Globex?"),
    ("Product manager", "How far"),
    ("First interview", "Who were you dealing with"),
    ("The hiring manager", "Did they say why?"),
    ("No, they gave no reason", "What went well?"),
    ("I asked good questions", "short request for feedback?"),
    ("Not this time", "Which of these were true?"),
]
PHOTO: Json = {"photo": [{"file_id": "x", "width": 1, "height": 1}]}
TO_A_BUTTON: Lines = [("/no", "How heavy is it")]
TO_A_NAME: Lines = [
    *TO_A_BUTTON,
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
]
LOOKING_BACK: Lines = [
    ("/help", "Where you are"),
    ("/journal", "I asked good questions"),
    ("/list", "You have no open applications"),
    ("Closed: 1", "Globex · Product manager"),
]


def conversation(seed: int) -> Lines:
    """Some answers of a review, other ones with every seed, and then a look at all that is kept."""
    random = Random(seed)
    company, role = random.choice(["Globex", "A & B", "<Initech>"]), random.choice(["Nurse", "Baker"])
    lines = [
        (line.replace("Globex", company).replace("Product manager", role), then.replace("Globex", company))
        for line, then in BEGINNING
    ]
    back = [*LOOKING_BACK[:-1], ("Closed: 1", f"{company} · {role}")]
    return lines[: random.randint(9, len(lines))] + back


async def say(person: Person, lines: Lines, quiet: Callable[[], Awaitable[None]] | None = None) -> list[str]:
    """Say it all, one after the other; everything that was seen by then. quiet: awaited after each."""
    for line, then in lines:
        await person.does(line, then)
        if quiet is not None:
            await quiet()
    return sent(person)


def sent(person: Person) -> list[str]:
    return [shape(message) for message in person.messages]


def count(person: Person, words: str, after: int = 0) -> int:
    """How many of their messages, from the `after`-th on, were sent with these words."""
    return sum(words in message.sent for message in person.messages[after:])


def shape(message: Message) -> str:
    """As it was sent."""
    return message.sent


def told(person: Person, expected: list[str]) -> int:
    """How many messages came twice; anything else that differs from what was expected is an error."""
    seen, at, twice = sent(person), 0, 0
    for message in seen:
        if at < len(expected) and message == expected[at]:
            at += 1
        else:
            assert message in expected[max(0, at - 3) : at], (message, expected[at : at + 1])
            twice += 1
    assert at == len(expected), f"never seen: {expected[at:]}"
    return twice


def flooded(seconds: float) -> web.Response:
    """Telegram wants us to wait."""
    answer = {"ok": False, "error_code": 429, "description": "Too Many Requests"}
    return web.json_response({**answer, "parameters": {"retry_after": seconds}}, status=429)
