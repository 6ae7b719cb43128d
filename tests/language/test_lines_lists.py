"""Several applications in one message: lists with a heading, rows, numbers, names beside each other."""

from datetime import date, time

import pytest

from bot.language.understanding.lines.reading import read_lines
from bot.turn.readings.report import News, Report

TODAY = date(2026, 11, 26)  # a Thursday


def read(text: str) -> tuple[Report, ...]:
    return read_lines(text, TODAY, "GB", ())


def news(text: str) -> list[tuple[str | None, News]]:
    return [(one.company, one.news) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "two more sent yesterday: Hollow Farm (herd manager), Sea Lane Clinic (dental nurse)",
            [
                ("Hollow Farm", "herd manager", date(2026, 11, 25)),
                ("Sea Lane Clinic", "dental nurse", date(2026, 11, 25)),
            ],
        ),
        (
            "Applied:\n* Ngong Dairy, quality assistant, 2 Nov\n* Mara Lodge, night porter, 9 Nov",
            [
                ("Ngong Dairy", "quality assistant", date(2026, 11, 2)),
                ("Mara Lodge", "night porter", date(2026, 11, 9)),
            ],
        ),
        (
            "applied for cook at Lotus House and at Jade Garden, both yesterday",
            [("Lotus House", "cook", date(2026, 11, 25)), ("Jade Garden", "cook", date(2026, 11, 25))],
        ),
        (
            "- Ward & Co: applied monday, clerk\n- Town of Athy parks officer: applied 20 nov",
            [
                ("Ward & Co", "clerk", date(2026, 11, 23)),
                ("Town of Athy", "parks officer", date(2026, 11, 20)),
            ],
        ),
    ],
)
def test_a_list_has_one_application_for_each_name(text: str, rows: list[tuple[str, str, date]]) -> None:
    """Its heading says what was done, and each row which job and when."""
    assert [(one.company, one.role, one.applied) for one in read(text)] == rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "1. Vasa Steel rejected 2. Kiruna Mining interview monday 9am 3. Lund Labs withdrew",
            [("Vasa Steel", News.no), ("Kiruna Mining", News.interview), ("Lund Labs", News.withdrew)],
        ),
        (
            "Corran Ferries no, Blyth Welding still deciding, Ness Motors tuesday 10am",
            [("Corran Ferries", News.no), ("Blyth Welding", News.nothing), ("Ness Motors", News.interview)],
        ),
        (
            "Kite Ltd interview 1 dec. Fern & Daughters silence since 3 nov when I applied",
            [("Kite Ltd", News.interview), ("Fern & Daughters", News.nothing)],
        ),
        (
            "Withdrew from Falcon Freight & from Quince Foods",
            [("Falcon Freight", News.withdrew), ("Quince Foods", News.withdrew)],
        ),
        (
            "Elm Trust still reviewing. Ash Trust got scrapped by them",
            [("Elm Trust", News.nothing), ("Ash Trust", News.no)],
        ),
    ],
)
def test_each_name_has_its_own_news(text: str, told: list[tuple[str, News]]) -> None:
    """Whatever parts them: numbers, commas, the dot behind a day, "and from"."""
    assert news(text) == told


@pytest.mark.parametrize(
    ("text", "company", "contact"),
    [
        ("zoom call with Bodil (head of design) at Norse Bank tomorrow 11am", "Norse Bank", "Bodil"),
        ("met Kofi from Accra Breweries HR at the job fair, gave him my cv", "Accra Breweries", "Kofi"),
        ("emailed Priya at Spice Route for the accountant position 3 days ago", "Spice Route", "Priya"),
        ("Elm Trust still reviewing, Olu (recruiter there) says monday", "Elm Trust", "Olu"),
        ("handed my cv in at Thorn & Co as sales assistant, spoke to Jim the owner", "Thorn & Co", "Jim"),
        ("interview with Madras Mills on friday 3pm, meeting director Mrs Rao", "Madras Mills", "Mrs Rao"),
    ],
)
def test_people_are_no_companies(text: str, company: str, contact: str) -> None:
    """Whoever stands there with what they are is the contact, and where they work is the company."""
    assert [(one.company, one.contact) for one in read(text)] == [(company, contact)]


@pytest.mark.parametrize(
    "text",
    [
        "applied to Acme (chef) on monday",
        "applied to Acme as a chef on monday",
        "interview with Acme (manager) friday 3pm",
        "Acme (supervisor) applied monday",
        "sent my cv to Acme, head of marketing",
    ],
)
def test_a_job_beside_a_company_makes_nobody_of_it(text: str) -> None:
    """A chef may be the job, or whom one meets: a company that was applied to is no chef."""
    assert [one.company for one in read(text)] == ["Acme"]


@pytest.mark.parametrize(
    ("text", "company", "told"),
    [
        ("Zenith Insurance say make I come for interview on friday 10am", "Zenith Insurance", News.interview),
        ("Karoo Wines pushed my interview to 4 december 2pm SAST", "Karoo Wines", News.interview),
        ("the one from Rhein Logistik GmbH was withdrawn by me", "Rhein Logistik GmbH", News.withdrew),
        ("decided not to continue with Bolt Security", "Bolt Security", News.withdrew),
        ("i was yesterday in interview by Alpen Hotel for receptionist", "Alpen Hotel", News.met),
        ("had my second interview with Pine Software on monday", "Pine Software", News.met),
        ("sent the assignment to Volt Games yesterday, no reply", "Volt Games", News.nothing),
        ("i have send my cv to Hotel Adler for night auditor", "Hotel Adler", News.applied),
        (
            "a mate referred me at Quarry Solar as electrician, applied on monday",
            "Quarry Solar",
            News.applied,
        ),
        ("Loch School kitchen post: shortlisted! dates to follow", "Loch School", News.next_round),
        ("they offered me the job at the bakery! (Corner Street Bakery)", "Corner Street Bakery", News.offer),
        ("Brook Foods said they'll now decide on 8 dec instead of this week", "Brook Foods", News.promised),
    ],
)
def test_news_in_the_words_of_many_places(text: str, company: str, told: News) -> None:
    """Typed by people whose English is from everywhere."""
    assert news(text) == [(company, told)]


def test_a_day_said_last_is_the_one_that_counts() -> None:
    """The day on which they told it is not the day of the answer."""
    (one,) = read("Tarn Foods told me today they won't say before the new year, 6 January")
    assert (one.news, one.day) == (News.promised, date(2027, 1, 6))


def test_a_name_with_a_day_and_an_hour_is_a_meeting_among_other_news_only() -> None:
    """Alone it may be anything."""
    (_, meeting) = read("Corran Ferries no, Ness Motors tuesday 10am")
    assert (meeting.day, meeting.at) == (date(2026, 12, 1), time(10))
    assert read("Ness Motors tuesday 10am") == ()


@pytest.mark.parametrize(
    "text",
    [
        "I decided not to go out tonight",
        "they decided not to go ahead with my application",
        "my friend got the job at Tesco and gave her notice",
        "I was in interview mode all day and felt sick",
        "i wrote to my landlord about the flat",
        "1) sleep more 2) eat better 3) walk",
        "Goals:\n- sleep\n- walk the dog\n- call Anna",
        "I met Tom from school yesterday",
        "Sarah withdrew",
        "he gave her my number",
        "no, friday 3pm is fine",
        "Applied:",
    ],
)
def test_what_looks_like_a_list_or_news_may_be_none(text: str) -> None:
    """Nothing is recorded that was not meant."""
    assert read(text) == ()
