"""Months with the coach, through `afterword run` on the strict server: the process's clock is moved."""

from datetime import timedelta

from tests.bot_api.server import BotApi
from tests.support.processes import Start, killed


async def test_the_whole_ladder_to_call_it_a_no_and_on_to_the_next_interview(
    api: BotApi, start: Start
) -> None:
    """Logged, chased three times, closed, reviewed; the plan comes back the evening before the next one."""
    process = await start(timedelta(seconds=1))
    ada = api.person(7)
    await ada.does("/start", "Where are you right now?")
    await ada.does("Just applied or interviewed", "Which company is it?")
    await ada.does("Acme <Sons> & Daughters", "the role at Acme <Sons> & Daughters?")
    await ada.does("Data engineer", "How far along are you?")
    await ada.does("An interview", "Which day is the interview, or which day was it?")
    await ada.does("yesterday", "Who are you dealing with")
    await ada.does("A recruiter from an agency", "first name")
    await ada.does("Dana", "When did they say you'd hear")
    await ada.does("No date given", "Which country are you in?")
    await ada.does("United Kingdom", "What time shall I message you")
    await ada.does("9 in the morning", "If you haven't heard by Wed 13 Jan, I'll check in")

    async def later(days: float) -> None:
        nonlocal process
        await killed(process)
        process = await start(timedelta(days=days))

    await later(8)
    asked = await ada.sees("Dana probably wants an answer too")
    await ada.does("Nothing yet", "Hello Dana,")
    await ada.does("Sent", "If you haven't heard by Wed 20 Jan")
    await later(15)
    await ada.sees("you've asked once, and there's no word yet")
    await ada.tap("Nothing yet")
    await ada.sees("A short second message is normal")
    await ada.does("Sent", "in case it's a no?")
    await ada.does("No, thanks", "If you haven't heard by")
    await later(27)
    await ada.sees("it's been a while since you asked")
    await ada.does("Nothing yet", "Agencies that don't write back")
    await ada.does("A last message", "even if it's a no")
    await ada.does("Sent", "If you haven't heard by")
    await later(34)
    await ada.sees("You can stop waiting")
    await ada.does("Nothing yet", "How shall I close it?")
    await ada.does("Call it a no", "we'll call it a no")
    await ada.does("Low", "What would help now?")
    await ada.does("A short review, 5 to 9 minutes", "What went well?")
    await ada.does("We laughed about the migration", "You don't know why")
    await ada.does("Done" if "Done" in ada.messages[-1].buttons else "None of these", "change direction")
    await ada.does("Leave it", "What would you tell them?")
    await ada.does("Skip", "do differently next time?")
    await ada.does("Draw it first", "Which moment do you want")
    await ada.does("They ask about scaling", "Then what will you do?")
    await ada.does("Use “Draw it first”", "In your words:")
    await ada.does("That's right", "How heavy is it now?")
    await ada.does("All right", "this one is closed")
    await ada.does("interview tomorrow", "Which company is it?")
    await ada.does("Hooli", "the role at Hooli?")
    await ada.does("Data engineer", "dealing with")
    await ada.does("Nobody in particular", "When did they say you'd hear")
    await ada.does("No date given", "shall I send you your plan")
    await ada.does("Yes, please", "I'll be back the evening before")
    await later(34.4)
    card = await ada.sees("Tomorrow is the interview: Hooli · Data engineer.")
    assert "If: “They ask about scaling”" in card.text
    assert "Then: “Draw it first”" in card.text
    assert asked.buttons
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []
