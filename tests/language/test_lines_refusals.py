"""A no is heard in the many ways in which people tell it, and nothing that only sounds like one is."""

import pytest

from bot.turn.readings.report import News, Report
from tests.support.words import heard

SURE = 0.7
"""From here on a no is taken, where the phrases hear one too."""


def told(text: str) -> tuple[Report, ...]:
    return heard(text).reports(())


@pytest.mark.parametrize(
    "text",
    [
        *("got binned by Aldi", "Aldi didnt want me", "no joy with the aldi job"),
        *("turned down for the aldi thing", "aldi ghosted then said no", "aldi went with some1 else"),
        *("aldi rejcted me", "aldi rejeceted my applicaton", "aldi turnd me down", "unsuccesful at aldi"),
        *("got rejected frm aldi tdy", "not getting the aldi job", "didnt get the aldi one"),
        *("got the dreaded email from aldi", "aldi emailed, unfortunately not", "aldi emailed. its a no"),
        *("heard back from aldi, no luck", "aldi rang, i didnt get it", "aldi called to say i didnt get it"),
        *("missed out on the aldi job", "pipped to the post at aldi", "aldi gave me a no today"),
        *("aldi has turned down my application", "thanks but no thanks from aldi"),
        *("aldi decided i wasnt right", "aldi said i was overqualified", "aldi didnt work out"),
        *("aldi pulled the role", "aldi took the job down", "came second at aldi"),
        *("i was second choice at aldi", "aldi sacked me off", "aldi no gree", "aldi says its not a match"),
        *("aldi withdrew the offer", "aldi did not consider my profile", "aldi closed my application"),
        *("got kicked out in round 2 at aldi", "my application for aldi was closed"),
        *("aldi status changed to not selected", "the manager at aldi said no", "rejected me from aldi"),
        *("aldi said no on friday", "aldi said no last week after the interview"),
    ],
)
def test_a_no_is_heard(text: str) -> None:
    """With its company."""
    reports = told(text)
    assert [(one.news, one.company) for one in reports] == [(News.no, "Aldi")]
    assert reports[0].sure >= SURE
    assert reports[0].role is None


@pytest.mark.parametrize(
    "text",
    [
        *("aldi said no problem", "aldi said no worries see you monday", "aldi said no rush"),
        *("aldi said no one is free till monday", "aldi hasnt said no", "aldi never said no"),
        *("aldi dropped me a line", "aldi knocked me back a week", "got cut out of the loop"),
        *("aldi didnt work out the pay yet", "aldi gave me no feedback", "aldi passed my details on"),
        *("i came second in the race", "second interview at aldi friday", "aldi took down my details"),
        *("status changed to under review at aldi", "not getting any replies from aldi"),
        *("i hope aldi dont reject me", "what if aldi said no", "told aldi thanks but no thanks"),
        *("i turned down aldi", "aldi withdrew the question", "the manager at aldi is nice"),
        *("hmm no, interview is friday", "took lidl over aldi", "yes from lidl"),
    ],
)
def test_what_only_sounds_like_a_no_is_none(text: str) -> None:
    """Whatever else it is."""
    assert all(one.news is not News.no for one in told(text))


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("aldi came back with an offer", News.offer),
        ("got selected in infosys", News.offer),
        ("infosys released offer letter", News.offer),
        ("yes from lidl!", News.offer),
        ("aldi offerd me the job", News.offer),
        ("aldi r calling me friday 4pm", News.interview),
        ("aldi wanna meet me", News.interview),
        ("aldi invite for interview", News.interview),
        ("got an intervew with aldi on mon", News.interview),
        ("aldi moved me to round 2", News.next_round),
        ("just out of the aldi interview", News.met),
        ("did the aldi trial shift yesterday", News.met),
    ],
)
def test_other_news_is_heard_as_it_is_typed(text: str, news: News) -> None:
    """Of one company each."""
    assert [one.news for one in told(text)] == [news]


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("no from aldi. yes from lidl!", {"Aldi": News.no, "Lidl": News.offer}),
        ("aldi no, lidl interview fri", {"Aldi": News.no, "Lidl": News.interview}),
        ("withdrew from aldi, took lidl", {"Aldi": News.withdrew}),
        (
            "aldi binned me, lidl ghosted, tesco monday 9am interview",
            {"Aldi": News.no, "Lidl": News.nothing, "Tesco": News.interview},
        ),
    ],
)
def test_each_of_several_has_its_own_news(text: str, news: dict[str, News]) -> None:
    """None is taken for the other's."""
    assert {one.company: one.news for one in told(text)} == news


def test_a_reason_ends_before_the_company() -> None:
    """What they were told names no place."""
    reason = told("lost out to someone with more experience at aldi")[0].reason
    assert reason == "lost out to someone with more experience"


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("hull teaching hospitals said no", "Hull Teaching Hospitals"),
        ("bloody aldi turned me down", "Aldi"),
        ("got a no from fucking argos", "Argos"),
        ("Bloody Mary's said no", "Bloody Mary's"),
    ],
)
def test_a_name_of_several_words_or_behind_an_oath(text: str, company: str) -> None:
    """In small letters, too."""
    (report,) = heard(text).reports(())
    assert (report.news, report.company) == (News.no, company)
