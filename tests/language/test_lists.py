"""Files that list applications: what boards, trackers and people write, and what means harm."""

import csv
import io
import json
import random
import zipfile
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.coach.facts.application import Stage, State, Via
from bot.coach.facts.imported import MOST_ROWS, Row, line_of, row_of, rows_of
from bot.events import Brought
from bot.language.understanding.lists import limits
from bot.language.understanding.lists.files import read_list
from bot.language.understanding.lists.standing import Standing, standing_of

TODAY = date(2026, 11, 26)

LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    "Question And Answers\n"
)


def brought(content: bytes | str, name: str = "list.csv") -> Brought:
    found = read_list(content.encode() if isinstance(content, str) else content, name, TODAY)
    assert isinstance(found, Brought), found
    return found


def rows(content: bytes | str, name: str = "list.csv") -> list[Row]:
    return list(rows_of(brought(content, name).rows))


def why(content: bytes | str, name: str = "list.csv") -> str:
    found = read_list(content.encode() if isinstance(content, str) else content, name, TODAY)
    assert isinstance(found, str)
    return found


def unused(content: str, name: str = "list.csv") -> list[str]:
    told = brought(content, name).unused
    return [reason for reason, *_ in json.loads(told)["rows"]] if told else []


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook(write_only=True)
    for sheet in sheets:
        page = made.create_sheet()
        for row in sheet:
            page.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


# ---------------------------------------------------------------- what others write


def test_linkedins_applications() -> None:
    """The month comes first; the address in it is the person's own; answers to questions are no status."""
    found = rows(
        LINKEDIN
        + '"3/7/26, 2:22 PM",me@example.com,+1555,Acme,Staff Engineer,http://l.example/1,cv.pdf,"Sure?\nNo"\n'
        + '"11/20/26, 8:15 AM",me@example.com,,Globex,Nurse,http://l.example/2,cv.pdf,No\n'
    )
    assert [(row.company, row.role, row.sent, row.state, row.contact) for row in found] == [
        ("Globex", "Nurse", date(2026, 11, 20), State.waiting, None),
        ("Acme", "Staff Engineer", date(2026, 3, 7), State.waiting, None),
    ]


def test_linkedins_whole_export() -> None:
    """Of the files in it, those with applications are read, however many there are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as export:
        export.writestr("Profile.csv", "First Name,Last Name\nAda,Lovelace\n")
        export.writestr("Jobs/Job Applications.csv", LINKEDIN + '"1/2/26, 9:00 AM",,,Acme,Nurse,,,\n')
        export.writestr("Jobs/Job Applications_1.csv", LINKEDIN + '"1/3/26, 9:00 AM",,,Globex,Cook,,,\n')
    found = rows(packed.getvalue(), "Basic_LinkedInDataExport.zip")
    assert {row.company for row in found} == {"Acme", "Globex"}


def test_linkedins_saved_jobs_are_no_applications() -> None:
    """Nobody has applied to them yet."""
    assert unused('Saved Date,Job Url,Job Title,Company Name\n"1/1/26, 9:00 AM",u,Nurse,Acme\n') == ["saved"]


def test_huntrs_board() -> None:
    """A list of its board is where the application stands."""
    text = (
        "Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes\n"
        "Acme,Senior Dev,Applied,https://a.example,London,£80k,2026-11-15,Great fit\n"
        "Bolt,Nurse,Wishlist,https://b.example,Leeds,,2026-11-10,\n"
        "Crane,Cook,Interview,https://c.example,York,,2026-11-01,=1+1\n"
        "Dune,Cook,Rejected,https://d.example,York,,2026-10-01,\n"
    )
    assert [(r.company, r.state, r.stage, r.on, r.sent) for r in rows(text)] == [
        ("Acme", State.waiting, Stage.applied, date(2026, 11, 15), date(2026, 11, 15)),
        ("Crane", State.waiting, Stage.first, None, date(2026, 11, 1)),
        ("Dune", State.no, Stage.applied, date(2026, 10, 1), date(2026, 10, 1)),
    ]
    assert unused(text) == ["saved"]


def test_teals_tracker() -> None:
    """The day of applying counts, and not the day of saving."""
    text = (
        "Company,Role,Status,URL,Location,Salary,Date Saved,Date Applied,Notes,Excitement\n"
        "Acme,Data Engineer,Bookmarked,u,Remote,,2026-05-01,,Looks cool,4\n"
        'Bolt,ML Engineer,Applied,u,Austin,"$160,000",2026-05-01,05/20/2026,Submitted,5\n'
    )
    assert [(row.company, row.sent) for row in rows(text)] == [("Bolt", date(2026, 5, 20))]
    assert unused(text) == ["saved"]


def test_what_we_hand_over_ourselves_comes_back_whole() -> None:
    """The table of `/export`, with the apostrophe that keeps a cell from being a formula."""
    text = (
        "\ufeffCompany,Role,Status,Applied on,Interview on,Interview begins,Answer promised by,"
        "Offer to answer by,Reminder on,Contact,Contact is,Reason\r\n"
        "Acme,'+Nurse,First interview,2026-11-01,2026-12-03,14:30,2026-12-10,,2026-12-01,Kim,"
        "Hiring manager,\r\n"
        'Bolt,Cook,Rejected (final interview),2026-09-01,2026-10-02,,,,,,,"No visa, sorry"\r\n'
        "Crane,,Ghosted,2026-08-01,,,,,,,,\r\n"
        "Dune,Cook,Put away,2026-07-01,,,,,,,,\r\n"
        "Emu,Cook,Offer (final interview),2026-06-01,,,,2026-12-05,,Sam,Agency recruiter,\r\n"
        "Fig,Cook,Phone screen,2026-05-01,2026-05-09,,,,,,,\r\n"
    )
    day = date.fromisoformat
    assert rows(text) == [
        Row(
            *(0, "Acme", "+Nurse", State.waiting, Stage.first, day("2026-12-03"), day("2026-12-10"), "Kim"),
            sent=day("2026-11-01"),
            begins=time(14, 30),
            via=Via.manager,
            remind=day("2026-12-01"),
        ),
        Row(
            *(0, "Bolt", "Cook", State.no, Stage.final, day("2026-10-02")),
            reason="No visa, sorry",
            sent=day("2026-09-01"),
            via=Via.nobody,
        ),
        Row(
            *(0, "Crane", None, State.no),
            on=day("2026-08-01"),
            silent=True,
            sent=day("2026-08-01"),
            via=Via.nobody,
        ),
        Row(0, "Dune", "Cook", State.away, on=day("2026-07-01"), sent=day("2026-07-01"), via=Via.nobody),
        Row(
            *(0, "Emu", "Cook", State.offer, Stage.final),
            contact="Sam",
            sent=day("2026-06-01"),
            via=Via.agency,
            reply_by=day("2026-12-05"),
        ),
        Row(
            *(0, "Fig", "Cook"),
            stage=Stage.screening,
            on=day("2026-05-09"),
            sent=day("2026-05-01"),
            via=Via.nobody,
        ),
    ]
    assert [row_of(line_of(row)) for row in rows(text)] == rows(text)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("Ghosted", Standing(State.no, silent=True)),
        ("Wishlist", Standing(saved=True)),
        ("Interview - rejected", Standing(State.no, Stage.first)),
        ("Rejected after final interview", Standing(State.no, Stage.final)),
        ("Offer accepted", Standing(State.offer)),
        ("I withdrew", Standing(State.withdrawn)),
        ("Archived", Standing(State.away)),
        ("No response", Standing()),
        ("Absage", Standing(State.no)),
        ("Refusé", Standing(State.no)),
        ("Rechazado", Standing(State.no)),
        ("Recusado", Standing(State.no)),
        ("Rifiutato", Standing(State.no)),
        ("Odrzucono", Standing(State.no)),
        ("Afgewezen", Standing(State.no)),
        ("Отказ", Standing(State.no)),
        ("Відмова", Standing(State.no)),
        ("Reddedildi", Standing(State.no)),
        ("Собеседование", Standing(State.waiting, Stage.first)),
        ("🤷", Standing()),
        ("x" * 10_000, Standing()),
    ],
)
def test_words_for_where_it_stands(status: str, standing: Standing) -> None:
    """A no counts whatever round it came after; words that nobody knows mean that an answer is waited for."""
    assert standing_of(status) == standing


# ---------------------------------------------------------------- the same in any form

HEADERS = {
    "en": ("Company", "Role", "Status", "Date applied", "Contact"),
    "de": ("Firma", "Stelle", "Stand", "Beworben am", "Ansprechpartner"),
    "fr": ("Entreprise", "Poste", "Statut", "Date de candidature", "Interlocuteur"),
    "es": ("Empresa", "Puesto", "Estado", "Fecha de solicitud", "Contacto"),
    "pt": ("Empresa", "Vaga", "Situação", "Data da candidatura", "Contato"),
    "it": ("Azienda", "Posizione", "Stato", "Data di candidatura", "Referente"),
    "pl": ("Firma", "Stanowisko", "Wynik", "Data wysłania", "Osoba kontaktowa"),
    "nl": ("Bedrijf", "Functie", "Uitkomst", "Sollicitatiedatum", "Contactpersoon"),
    "ru": ("Компания", "Должность", "Статус", "Дата отклика", "Контактное лицо"),
    "uk": ("Компанія", "Посада", "Статус", "Дата відгуку", "Контактна особа"),
    "tr": ("Şirket", "Pozisyon", "Durum", "Başvuru tarihi", "İletişim"),
}

CELLS = [
    ("Acme", "Data Engineer", "Applied", "2026-11-20", "Kim Lee"),
    ("Globex", "Nurse", "Rejected", "2026-10-02", ""),
    ("Initech", "Cook", "Interview", "2026-09-14", "Sam Fox"),
]

CHARSETS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le")


@given(
    language=st.sampled_from([*HEADERS]),
    order=st.permutations(range(5)),
    sign=st.sampled_from(",;\t"),
    charset=st.sampled_from(CHARSETS),
    titled=st.booleans(),
    capitals=st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_the_order_and_the_language_of_the_columns_make_no_difference(
    language: str, order: list[int], sign: str, charset: str, titled: bool, capitals: bool
) -> None:
    """The sign between cells, the charset, titles above and capitals make none either."""
    header = [name.upper() if capitals and name.isascii() else name for name in HEADERS[language]]
    written = io.StringIO()
    writer = csv.writer(written, delimiter=sign)
    if titled:
        writer.writerow(["My job hunt", "", "", "", ""])
        writer.writerow([""] * 5)
    writer.writerows([row[at] for at in order] for row in [header, *CELLS])
    plain = rows("\n".join(map(",".join, [HEADERS["en"], *CELLS])))
    assert rows(written.getvalue().encode(charset)) == plain
    assert [(row.company, row.state, row.contact) for row in plain] == [
        ("Acme", State.waiting, "Kim Lee"),
        ("Globex", State.no, None),
        ("Initech", State.waiting, "Sam Fox"),
    ]


@pytest.mark.parametrize(
    ("days", "read", "swaps"),
    [
        (["03/04/2026", "25/04/2026"], ["2026-04-03", "2026-04-25"], False),
        (["03/04/2026", "04/25/2026"], ["2026-03-04", "2026-04-25"], False),
        (["3.4.2026", "5.6.2026"], ["2026-04-03", "2026-06-05"], False),
        (["3/4/26, 2:22 PM", "5/6/26, 9:00 AM"], ["2026-03-04", "2026-05-06"], False),
        (["10/11/2026", "11/12/2026"], ["2026-10-11", "2026-11-12"], False),  # else one lies ahead
        (["03/04/2026", "05/06/2026"], ["2026-04-03", "2026-06-05"], True),
        (["45962", "2026-05-06T09:00:00Z"], ["2025-11-01", "2026-05-06"], False),
    ],
)
def test_the_column_shows_the_order_of_its_days(days: list[str], read: list[str], swaps: bool) -> None:
    """A number over 12, half days, dots, or a day that would lie ahead; if nothing does, that is said."""
    text = "Company;Applied\n" + "".join(f"Firm {n};{day}\n" for n, day in enumerate(days))
    found = brought(text)
    assert sorted(str(row.sent) for row in rows_of(found.rows)) == sorted(read)
    assert found.swaps is swaps


def test_excel_days_formulas_and_titles() -> None:
    """A formula is what Excel saw last, or nothing; the first sheet that lists anything counts."""
    content = book(
        [["Notes"], ["call mum"]],
        [
            ["My job hunt"],
            [],
            ["Firma", "Stelle", "Beworben am", "Stand"],
            ["Acme", "Nurse", TODAY - timedelta(days=9), "Absage"],
            ['=HYPERLINK("http://evil.example","x")', "Cook", TODAY, "=1+1"],
            ["Total", None, 2, None],
        ],
    )
    assert [(row.company, row.role, row.sent, row.state) for row in rows(content, "a.xlsx")] == [
        ("", "Cook", TODAY, State.waiting),
        ("Acme", "Nurse", TODAY - timedelta(days=9), State.no),
    ]


# ---------------------------------------------------------------- what can't be used, and harm


def test_rows_that_name_nothing_are_handed_back() -> None:
    """With the reason."""
    assert unused("Company,Role,Status\nAcme,Nurse,Applied\n,,Applied\n?,n/a,Rejected\n") == ["nameless"] * 2


@pytest.mark.parametrize(
    "content",
    [b"", b" \n ", bytes(range(256)) * 40, b"Dear Ada,\n\nhow are you?\n", b"\xd0\xcf\x11\xe0" + b"x" * 900],
)
def test_what_lists_nothing(content: bytes) -> None:
    """Nothing, noise, a letter, and an Excel file of the last century."""
    assert why(content) == limits.NO_LIST
    assert why(content, "a.xlsx") == limits.NO_LIST


def test_more_than_is_taken() -> None:
    """As many rows as are promised, and no more; and no more bytes."""
    many = "Company,Status\n" + "".join(f"Firm {n},Applied\n" for n in range(MOST_ROWS))
    assert len(rows(many)) == MOST_ROWS
    assert why(many + "One more,Applied\n") == limits.TOO_LONG
    assert why(many + "x,y\n" * 30_000) == limits.TOO_LONG
    assert why(b"a" * (limits.MOST_BYTES + 1)) == limits.TOO_LONG


def test_a_quote_that_nothing_closes() -> None:
    """The rows after it are read all the same."""
    text = 'Company,Role,Status\nAcme,"Nurse,Applied\n' + "Bolt,Cook,Applied\n" * 9_000
    assert why(text) == limits.TOO_LONG
    assert len(rows('Company,Role,Status\nAcme,"Nurse,Applied\n' + "Bolt,Cook,Rejected\n" * 8)) > 0


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip"])
def test_a_bomb_is_not_unpacked(name: str) -> None:
    """What would be too large is seen before anything is unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("Jobs/Job Applications.csv", b"0" * 1_000_000)
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (limits.MOST_UNPACKED + 1))
    assert len(packed.getvalue()) < limits.MOST_BYTES
    assert why(packed.getvalue(), name) == limits.TOO_LONG
    assert why(b"PK\x03\x04" + b"x" * 500, name) == limits.BROKEN


def test_entities_of_a_sheet_are_not_expanded() -> None:
    """A billion laughs are none."""
    plain = book([["Company", "Status"], ["Acme", "Applied"]])
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as before, zipfile.ZipFile(packed, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content.replace(b"<worksheet", laughs + b"<worksheet", 1)
            after.writestr(part, content)
    assert why(packed.getvalue(), "a.xlsx") in (limits.BROKEN, limits.NO_LIST)


def test_a_cell_far_below_keeps_nobody_waiting() -> None:
    """Behind many empty rows nothing is looked for."""
    sheet: list[list[object]] = [["Company", "Status"], ["Acme", "Applied"]]
    content = book([*sheet, *([[]] * 100_000), ["Bolt", "Applied"]])
    assert [row.company for row in rows(content, "a.xlsx")] == ["Acme"]


def test_any_bytes_do_no_harm() -> None:
    """Whatever they are called."""
    chance = random.Random(7)
    for name in ("a.csv", "a.tsv", "a.xlsx", "a.mbox", "a.zip"):
        for start in (b"", b"PK\x03\x04", b"From x\n", b"\xff\xfe", b"Company,Role\n"):
            content = start + chance.randbytes(3_000)
            assert isinstance(read_list(content, name, TODAY), Brought | str)


# ---------------------------------------------------------------- mailboxes


def mail(who: str, subject: str, text: str, day: str = "Mon, 5 Oct 2026 10:00:00 +0000") -> str:
    begins = f"From {who}@mail.example Mon Oct  5 10:00:00 2026\nFrom: {who} <jobs@{who.lower()}.example>\n"
    return f"{begins}To: ada@home.example\nDate: {day}\nSubject: {subject}\n\n{text}\n\n"


def test_of_a_mailbox_only_mails_about_applications_count() -> None:
    """What a company writes first and last is one application; lunch is none; attachments are passed over."""
    box = (
        mail(
            *("Acme", "Your application for Nurse at Acme"),
            "Dear Ada,\n\nThank you for applying for the position of Nurse at Acme. We have received your"
            " application and will be in touch.\n\nKind regards,\nAcme Careers",
        )
        + mail("Mum", "Sunday", "Are you coming on Sunday? Bring the dog.\n\nMum")
        + mail(
            *("Acme", "Your application for Nurse at Acme"),
            "Dear Ada,\n\nThank you for your interest in the role of Nurse at Acme. Unfortunately, we have"
            " decided to move forward with other candidates.\n\nBest,\nAcme Careers",
            "Wed, 14 Oct 2026 10:00:00 +0000",
        )
        + "QUJD" * 30_000
    )
    assert [(row.company, row.role, row.state, row.sent) for row in rows(box, "mails.mbox")] == [
        ("Acme", "Nurse", State.no, date(2026, 10, 5))
    ]
    assert why(mail("Mum", "Sunday", "Are you coming?"), "mails.mbox") == limits.NO_LIST
    assert why("From x\n\n" * 2_001, "mails.mbox") == limits.TOO_LONG
