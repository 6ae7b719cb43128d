"""A pasted table is read as news of applications."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language.understanding.tables.reading import MOST_ROWS, read_table
from bot.turn.readings.report import News
from tests.support.bounded import is_bounded

TODAY = date(2026, 11, 27)


def test_a_table_with_headers_is_read_in_any_order_of_columns() -> None:
    """Headers say which column is which."""
    told = read_table("Status,Applied on,Role,Company\nRejected,2026-11-02,Nurse,Alder Care\n", TODAY, "GB")
    assert [(one.company, one.role, one.news, one.applied, one.status) for one in told] == [
        ("Alder Care", "Nurse", News.no, date(2026, 11, 2), "Rejected")
    ]


def test_a_table_without_headers_is_read_where_its_columns_are_evident() -> None:
    """A role, and a status or a day, have to be in each row."""
    told = read_table("Alder Care\tnight nurse\t2 Nov\nBirch Homes\tcare assistant\t5 Nov\n", TODAY, "GB")
    assert [(one.company, one.role, one.applied) for one in told] == [
        ("Alder Care", "night nurse", date(2026, 11, 2)),
        ("Birch Homes", "care assistant", date(2026, 11, 5)),
    ]


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("Company,Role,Applied\nA Ltd,Cook,03/11/2026\nB Ltd,Cook,14/11/2026\n", "US", date(2026, 11, 3)),
        ("Company,Role,Applied\nA Ltd,Cook,10/05/2026\nB Ltd,Cook,10/19/2026\n", "GB", date(2026, 10, 5)),
        ("Company,Role,Applied\nA Ltd,Cook,03/10/2026\n", "GB", date(2026, 10, 3)),
        ("Company,Role,Applied\nA Ltd,Cook,03/10/2026\n", "US", date(2026, 3, 10)),
    ],
)
def test_the_order_of_day_and_month_is_the_columns_own(text: str, country: str, day: date) -> None:
    """A number over 12 in the column decides for all of it; only then does the country."""
    assert read_table(text, TODAY, country)[0].applied == day


@pytest.mark.parametrize(
    ("status", "news"),
    [
        ("Applied", News.applied),
        ("Rejected", News.no),
        ("Not Selected", News.no),
        ("Ghosted", News.nothing),
        ("No Response", News.nothing),
        ("Interviewing", News.met),
        ("Phone Screen", News.met),
        ("Interview 4 Dec", News.interview),
        ("Offer", News.offer),
        ("Negotiating", News.offer),
        ("Bookmarked", News.other),
        ("Wishlist", News.other),
        ("To Apply", News.other),
        ("Withdrawn", News.withdrew),
        ("On hold", News.on_hold),
        ("something of their own", News.applied),
    ],
)
def test_the_words_of_a_status_are_news_and_are_kept(status: str, news: News) -> None:
    """The cell's own words stay available, whatever they were taken for."""
    (told,) = read_table(f"Company,Role,Status\nAlder Care,Nurse,{status}\n", TODAY, "GB")
    assert (told.news, told.status) == (news, status)


def test_titles_totals_and_empty_rows_are_no_applications() -> None:
    """Home-made sheets have them above, below and between."""
    text = "My hunt,,\n,,\nCompany,Role,Sent\nAlder Care,Nurse,2 Nov\n,,\nTotal,1,\n"
    assert [one.company for one in read_table(text, TODAY, "GB")] == ["Alder Care"]


def test_quoted_cells_keep_their_commas_and_lines() -> None:
    """An export has notes of several lines."""
    text = 'Company,Role,Notes\n"Alder, Birch & Co","Nurse, nights","called,\ncall back"\nOak,Cook,\n'
    assert [(one.company, one.role) for one in read_table(text, TODAY, "GB")] == [
        ("Alder, Birch & Co", "Nurse, nights"),
        ("Oak", "Cook"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "milk, 2\neggs, 12\nbread, 1\n",
        "Dear Ana,\nthank you, we have, sadly, decided\nto go on with others, yours,\nTeam",
        "I applied at Acme, Globex and Initech.\nNothing yet, sadly.",
        "a | b\nc | d",
        "Monday\t9:00\tgym\nTuesday\t10:00\tdentist\n",
    ],
)
def test_other_texts_are_no_tables(text: str) -> None:
    """Lists, mails and prose have commas too."""
    assert read_table(text, TODAY, "GB") == ()


def test_no_more_rows_are_returned_than_can_be_gone_through() -> None:
    """The first ones of 500 rows are returned."""
    rows = "\n".join(
        f'"Firm {n}, Ltd",Engineer {n % 5},Applied,{n % 28 + 1}/{n % 11 + 1}/2026' for n in range(500)
    )
    table = f"Company,Role,Status,Applied\n{rows}"
    assert len(read_table(table, TODAY, "GB")) == MOST_ROWS
    assert is_bounded(read_table, table, TODAY, "GB", most=0.5)


@pytest.mark.parametrize(
    "text",
    [
        "|a" * 15000 + "\n|a",
        '"' * 30000 + "\n,",
        "a, b\n" * 6000,
        "1 nov,cook\n" * 2700,
        " " * 30000 + "\nx",
        "-|" * 15000,
    ],
)
def test_a_text_of_any_kind_is_looked_at_in_bounded_time(text: str) -> None:
    """A file of 30 kB never blocks."""
    assert is_bounded(read_table, text, TODAY, "GB", most=0.5)


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Firma;Stelle;Beworben am;Status\nHolm AG;Schlosser;05.10.2026;Absage", News.no),
        (
            "Entreprise;Poste;Date de candidature;Statut\nHolm SA;Agent d'accueil;05/10/2026;Entretien",
            News.met,
        ),
        ("Empresa;Puesto;Fecha de solicitud;Estado\nHolm SL;Camarero;05/10/2026;En espera", News.nothing),
    ],
)
def test_headers_and_statuses_of_other_languages_are_known(text: str, news: News) -> None:
    """People keep their lists in their own language."""
    [row] = read_table(text, date(2026, 11, 26), "GB")
    assert (row.news, row.applied) == (news, date(2026, 10, 5))
    assert (row.company or "").startswith("Holm")


def test_a_vague_day_in_a_table_is_no_day() -> None:
    """Nobody is held to the first of the month."""
    text = "Company,Role,Applied,Status\nHolm,Clerk,early Nov,Rejected\nTarn,Clerk,2026-11-03,Rejected"
    assert [row.applied for row in read_table(text, date(2026, 11, 26), "GB")] == [None, date(2026, 11, 3)]
