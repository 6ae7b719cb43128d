"""The real process is killed again and again in the middle of a review."""

from collections.abc import Callable

from tests.bot_api.server import BotApi
from tests.support.processes import Start, killed


async def test_a_review_survives_being_killed_at_every_step(api: BotApi, start: Start) -> None:
    """SIGKILL in the middle of the five steps, again and again: every answer is there at the end."""
    process = await start()
    ada = api.person(7)
    await ada.does("/start", "Where are you right now?")
    await ada.does("I got a no", "How heavy is it")
    await ada.does("Low", "What would help now?")
    await ada.does("The full review, 8 to 11 minutes", "Which company")
    await ada.does("Acme <Sons> & Daughters", "the role at Acme <Sons> & Daughters?")
    await ada.does("Data engineer", "How far")
    await killed(process)
    await ada.tap("The final round")
    process = await start()
    await ada.sees("Who were you dealing with")
    await ada.does("A recruiter from the company", "Did they say why?")
    await ada.does("No, they gave no reason", "1 of 5")
    await ada.does("We laughed about the migration", "write yourself a few kind lines")
    await ada.does("You were brave to go", "what didn't go so well? It could be")
    await killed(process)
    await ada.write("The question about scaling")
    process = await start()
    await ada.sees("talking about different things")
    await ada.does("Skip", "prepare better")
    await ada.does("Draw the picture", "1 of 5, saved")
    await killed(process)
    process = await start()
    await ada.does("Go on", "2 of 5")
    await ada.does("Yes, write it", "Would you still like to work there")
    await ada.does("Skip", "2 of 5, and it's saved")
    await ada.does("Go on", "3 of 5")
    shown = ada.messages[-1]
    await ada.tap("I came prepared")
    await api.until(lambda: "✓ I came prepared" in shown.buttons)
    await killed(process)
    process = await start()
    await ada.tap("Done", shown)
    await ada.sees("You said you came prepared.")
    await ada.does("Go on", "4 of 5")
    await ada.does("Leave it", "4 of 5, saved")
    await ada.does("Go on", "5 of 5")
    await ada.does("They only saw an hour of you", "Does that sound right to you?")
    await ada.does("It does", "Which moment do you want")
    await ada.does("Use “The question about scaling”", "Then what will you do?")
    last = await ada.does("I draw it first", "In your words:")
    for words in ("We laughed about the migration", "The question about scaling", "I draw it first"):
        assert words in last.text
    await ada.does("That's right", "Did you send it?")
    assert "copy_text" in ada.messages[-1].rows[0][0]
    await ada.does("Sent", "How heavy is it now?")
    await ada.does("All right", "this one is closed")
    await ada.does("/journal", "We laughed about the migration")
    # An edit that was done just before a kill is done again: nothing but this may be refused.
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []
    await api.until(lambda: not api.open_taps)


QUICK = [
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
    ("None of these", "change direction"),
    ("Leave it", "What would you tell them?"),
    ("Ask for the notes", "do differently next time?"),
    ("Ask about the team first", "Which moment do you want"),
    ("They ask why I left", "Then what will you do?"),
    ("Say it in one sentence", "In your words:"),
    ("That's right", "How heavy is it now?"),
    ("All right", "this one is closed"),
]


def called(api: BotApi, times: int) -> Callable[[], bool]:
    """Whether the server was called so often."""
    return lambda: len(api.calls) >= times


async def test_killed_after_every_single_answer_none_is_lost(api: BotApi, start: Start) -> None:
    """The quick review: SIGKILL when the 1st, 2nd, … call after an answer has reached the server.

    So it dies before the commit, between commit and send, between send and settling, and after both.
    """
    process = await start()
    ada = api.person(7)
    for number, (answer, then) in enumerate(QUICK):
        count, calls = len(ada.messages), len(api.calls) + number % 5
        last = next((m for m in reversed(ada.messages) if m.rows), None)
        await (ada.tap(answer, last) if last is not None and answer in last.buttons else ada.write(answer))
        await api.until(called(api, calls))
        await killed(process)
        process = await start()
        await ada.sees(then, after=count)
    summary = next(m for m in reversed(ada.messages) if "In your words:" in m.text).text
    for words in ("I asked good questions", "Ask about the team first", "They ask why I left"):
        assert words in summary
    await ada.does("/journal", "Say it in one sentence")
    await ada.does("/list", "You have no open applications")
    await ada.does("Closed: 1", "Globex · Product manager")
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []
