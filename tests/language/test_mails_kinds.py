"""The kind of a mail is weighed from its sentences and its words; a no and an offer need more."""

from datetime import date

import pytest

from bot.language.understanding.mails import read_mail
from bot.language.understanding.mails.kinds import evidence, weighed_kinds
from bot.language.understanding.mails.news import NEWS, Sentence
from bot.language.understanding.mails.verdicts import Verdict, _believed
from bot.turn.readings.report import News, Report
from tests.mail_figures import heads

TODAY = date(2026, 11, 26)


def told(text: str) -> Report:
    found = read_mail(text, TODAY, "GB", heads())
    assert found is not None
    return found


def test_the_kinds_are_likely_together_as_much_as_one() -> None:
    """What speaks for a kind makes it likelier."""
    nothing = dict.fromkeys((*NEWS, "soft_no", "request", "code", "reference", "approach", "alert"), 0.0)
    said = [Sentence("They took a former colleague.", {}, conditional=False, like={"no": 0.8})]
    likely = weighed_kinds(evidence(said, nothing, "no"))
    assert sum(likely.values()) == pytest.approx(1.0)
    assert max(likely, key=lambda name: likely[name]) == "no"
    unsaid = weighed_kinds(evidence([], nothing, "other"))
    assert likely["no"] > unsaid["no"]


@pytest.mark.parametrize(
    ("ruled", "worded", "share", "news"),
    [
        (Verdict(News.applied, 0.9), set(), 0.6, News.applied),
        (Verdict(News.no, 0.8), set(), 0.6, News.applied),
        (Verdict(News.applied, 0.9), set(), 0.67, News.no),
        (Verdict(News.no, 0.95), {"no"}, 0.45, News.no),
        (Verdict(News.other, 0.9, own=False), {"no"}, 0.68, News.other),
    ],
)
def test_a_no_has_to_be_likelier_than_other_news(
    ruled: Verdict, worded: set[str], share: float, news: News
) -> None:
    """Less so where sure words say the same, more so where they speak of something else."""
    left = 1.0 - share
    likely = dict.fromkeys(NEWS, 0.0) | {"no": share, "received": 0.8 * left, "other": 0.2 * left}
    assert _believed(ruled, likely, worded).news is news


def test_what_is_like_nothing_enough_is_something_else() -> None:
    """A no that is not believed does not make the next best kind likely."""
    likely = dict.fromkeys(NEWS, 0.0) | {"no": 0.6, "next_round": 0.2, "delay": 0.2}
    assert _believed(Verdict(News.other, 0.3), likely, ()).news is News.other


def test_all_sentences_of_a_mail_count_together() -> None:
    """Two that are half like a refusal say more than one of them."""
    nothing = dict.fromkeys((*NEWS, "soft_no", "request", "code", "reference", "approach", "alert"), 0.0)
    half = Sentence("It was a close thing.", {}, conditional=False, like={"no": 0.4, "delay": 0.1})
    plain = Sentence("The weather is mild.", {}, conditional=False, like={"no": 0.01, "delay": 0.01})
    once = weighed_kinds(evidence([half, plain], nothing, "other"))
    twice = weighed_kinds(evidence([half, half], nothing, "other"))
    assert twice["no"] > once["no"]


def test_thanks_for_an_application_are_no_news_beside_others() -> None:
    """Only alone do they say that it was received."""
    said = told(
        "Hi Chloe, thanks for your CV. Can you pop in for a chat this Thursday at 5pm?\n\nSunil, Moorgate"
    )
    assert said.news is News.interview


def test_a_kind_is_as_sure_as_the_words_that_say_the_same() -> None:
    """Where both agree, and it is likelier than not."""
    likely = dict.fromkeys(NEWS, 0.0) | {"delay": 0.6, "other": 0.4}
    assert _believed(Verdict(News.promised, 0.95), likely, ()).sure == 0.95
    assert _believed(Verdict(News.applied, 0.95), likely, ()).sure == 0.6


@pytest.mark.parametrize(
    "sentence",
    [
        "The panel's choice was a colleague from our other branch, who starts in January.",
        "All our places are taken now, and everyone who is joining us has had a call.",
    ],
)
def test_a_refusal_between_the_lines_is_heard(sentence: str) -> None:
    """It says neither unfortunately nor not."""
    mail = (
        f"Dear Sam,\n\nThank you for coming to see us about the post. {sentence}\n\nKind regards\nAnn Lee\nHR"
    )
    assert told(mail).news is News.no


@pytest.mark.parametrize(
    "sentence",
    [
        "Recruitment has been put on hold until April. Nobody has been turned down.",
        "The post is on hold for now. This is not a rejection.",
    ],
)
def test_a_refusal_that_is_denied_is_none(sentence: str) -> None:
    """It is said to calm somebody."""
    assert told(f"Dear Sam,\n\n{sentence}\n\nKind regards\nAnn Lee\nHR").news is News.on_hold


def test_headers_of_other_languages_are_known() -> None:
    """A sign-off is known in two of them."""
    found = told(
        "Von: Jutta Brand\nGesendet: Montag, 16. November 2026 08:03\nAn: Sam Poole\n"
        "Betreff: Technical Writer\n\n"
        "Dear Mr. Poole,\n\nwe would like to invite you to an interview on Tuesday, 24.11.2026 at 13:00.\n\n"
        "Mit freundlichen Grüßen / Best regards\nJutta Brand\nLeiterin Dokumentation\nHolm Messtechnik GmbH"
    )
    assert (found.company, found.role, found.contact) == ("Holm Messtechnik", "Technical Writer", "Jutta")


@pytest.mark.parametrize(
    ("signature", "company"),
    [
        ("Ann Lee\nParks Team Manager\nMarlow Borough Council", "Marlow Borough Council"),
        ("Ann Lee\nRecruitment Team\nFernlea Foods Sp. z o.o.", "Fernlea Foods"),
        ("Ann Lee-Marsh\nHR Coordinator\nFernlea Foods\nPlease think before you print", "Fernlea Foods"),
        ("Ann\nPackaging, Fernlea Brewing", "Fernlea Brewing"),
    ],
)
def test_a_company_is_no_title_motto_or_department(signature: str, company: str) -> None:
    """It is not the person who signs."""
    mail = (
        f"Dear Sam,\n\nThank you for your application, which we have received.\n\nKind regards\n{signature}"
    )
    assert told(mail).company == company


def test_the_only_hour_of_an_invitation_is_that_of_the_meeting() -> None:
    """Also where it stands in a line or a sentence of its own."""
    mail = (
        "Dear Sam,\n\nYou are invited to an interview as follows:\n\nDate: Tuesday 1st December 2026\n"
        "Time: 9.40 am\n\nKind regards\nAnn Lee"
    )
    found = told(mail)
    assert found.day == date(2026, 12, 1)
    assert found.at is not None
    assert f"{found.at:%H:%M}" == "09:40"
