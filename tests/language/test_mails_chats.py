"""Messages copied from a chat are read like mails: who wrote, for whom, when and what."""

from datetime import date, time

import pytest

from bot.coach.facts.application import Via
from bot.language.understanding.mails import read_mail
from bot.language.understanding.mails.chats import as_mail, sender_of
from bot.turn.readings.report import News, Report
from tests.mail_figures import heads

TODAY = date(2026, 11, 26)

STAMPED = """[09:12, 24/11/2026] Priya Fernlea Recruitment: Hi Sam its Priya from Fernlea
[09:13, 24/11/2026] Priya Fernlea Recruitment: Sorry, they have gone with someone else for the baker job
[09:20, 24/11/2026] Sam: oh ok
[09:21, 24/11/2026] Priya Fernlea Recruitment: They wanted a person who can do nights"""

PROFILE = """LinkedIn
Maren Odell sent you a message
Nov 20

Hi Sam! Thanks for applying to the Data Engineer role. I'd love to set up a call on Friday at 2pm.

Maren Odell
Talent Partner at Quillmark

Reply · View profile"""


def told(text: str) -> Report:
    found = read_mail(text, TODAY, "GB", heads())
    assert found is not None
    return found


def test_a_chat_with_stamps_is_its_other_speakers_mail() -> None:
    """What the person said themselves is left out."""
    lines = as_mail(STAMPED.splitlines())
    assert lines[:2] == ["From: Priya from Fernlea Recruitment", "Date: 24/11/2026"]
    assert "oh ok" not in lines
    assert (told(STAMPED).news, told(STAMPED).contact, told(STAMPED).via) == (News.no, "Priya", Via.agency)


def test_a_message_from_a_program_is_its_senders() -> None:
    """The program's own words and buttons are none of the message."""
    found = told(PROFILE)
    assert (found.news, found.company, found.contact) == (News.interview, "Quillmark", "Maren")
    assert (found.day, found.at) == (date(2026, 11, 27), time(14))


def test_a_name_in_capitals_before_one_message_is_its_sender() -> None:
    """Firms send text messages so."""
    assert as_mail(["FERNLEA STAFFING: Hi Sam, you have been selected."])[0] == "From: FERNLEA STAFFING"


@pytest.mark.parametrize(
    ("who", "sender"),
    [
        ("Wayne Cartwheel Rec", "Wayne from Cartwheel Rec"),
        ("Chef Arno Mill House", "Arno from Mill House"),
        ("Maren Odell", "Maren Odell"),
        ("Maria de Souza", "Maria de Souza"),
        ("(503) 555-0128", ""),
    ],
)
def test_a_contact_of_a_phone_is_a_person_and_where_they_are_from(who: str, sender: str) -> None:
    """Two words are a first name and a surname; a number is nobody's name."""
    assert sender_of(who) == sender


@pytest.mark.parametrize(
    "text",
    [
        "Acme: no\nGlobex: interview on Friday\nInitech: nothing yet",
        "10 December 2026\n\nDear Sam,\n\nThank you for your application.",
        "Date: Tuesday\nTime: 10am\nVenue: Head Office",
    ],
)
def test_other_lines_with_colons_and_days_are_no_chat(text: str) -> None:
    """A list of one's own, a letter's date and the labels of an appointment stay as they are."""
    assert as_mail(text.splitlines()) == text.splitlines()
