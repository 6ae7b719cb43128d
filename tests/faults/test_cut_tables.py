"""Row 51: a file of words is cut short, empty or missing: it is told at the start, before anybody types."""

import asyncio
import filecmp
import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.language.understanding.word_lists.checking import (
    LISTS,
    TABLES,
    TEXTS,
    WORD_TABLES,
    broken_tables,
    check_tables,
    unusable_tables,
)
from bot.language.whole_files import MARKS, damage
from bot.language.wording.content import Content
from bot.language.wording.helplines import Helplines
from bot.language.wording.renderer import Renderer
from bot.language.wording.whole_templates import check_templates
from bot.service.app import content_folder
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.forking import Forker
from tests.support.words import HELPLINES

pytestmark = pytest.mark.databases("sqlite", because="it is refused before a database is opened")

WHOLE = sorted(file for file in content_folder().rglob("*") if file.suffix in MARKS)
TEMPLATES = [file for file in WHOLE if file.suffix == ".j2"]
FILES = sorted(file.name for file in (content_folder() / "en").glob("*.toml"))

HOW: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut in half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "overwritten": lambda file: file.write_bytes(b"\0" * 4_096),
    "no text": lambda file: file.write_bytes(b"\xff\xfe\xff" + file.read_bytes()),
    "overwritten in the middle": lambda file: file.write_bytes(
        file.read_bytes()[:100] + b"\0" * 50 + file.read_bytes()[150:]
    ),
    "of other kinds": lambda file: file.write_text(
        "\n".join([*(f"{key!r} = 1" for key in tomllib.loads(file.read_text())), "# end"])
    ),
}


def _cut_at(file: Path, part: str) -> None:
    """Only what stands before a part is left, and the end mark: it can be parsed still."""
    text = file.read_text()
    at = re.search(rf"^(?:{part} = |\[+{part}[\].])", text, re.MULTILINE)
    assert at is not None
    file.write_text(text[: at.start()] + "# end\n")
    tomllib.loads(file.read_text())


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words") / "content"
    shutil.copytree(content_folder(), folder)
    return folder


@pytest.fixture
def content(copied: Path) -> Iterator[Path]:
    """A copy; what is done to it is undone, since copying all of it takes three times as long as a test."""
    yield copied
    for shipped in content_folder().rglob("*"):
        file = copied / shipped.relative_to(content_folder())
        if shipped.is_file() and not (file.is_file() and filecmp.cmp(shipped, file)):
            shutil.copy2(shipped, file)


def test_row_51_the_shipped_tables_are_whole() -> None:
    """Those of a new language that takes everything from English are whole too."""
    assert list(broken_tables(content_folder())) == []
    assert {name.removesuffix(".toml") for name in FILES} >= {"safety", "requests", "hours", "dates"}


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("name", FILES)
def test_row_51_whatever_the_damage_it_is_found(name: str, how: str, content: Path) -> None:
    """In one line, which names the file and what to do."""
    HOW[how](content / "en" / name)
    with pytest.raises(OperatorError) as told:
        check_tables(content)
    line = str(told.value)
    assert line.startswith(f"Mend {Path('content') / 'en' / name} or install afterword again: ")
    assert "\n" not in line
    assert line.endswith(".")


@pytest.mark.parametrize("name", LISTS)
def test_row_51_a_table_that_ends_before_a_part_that_is_needed_is_not_whole(name: str, content: Path) -> None:
    """It can be parsed; what is missing would only show when a text needs it."""
    file = content / "en" / f"{name}.toml"
    text = file.read_text()
    for part in (*LISTS[name], *TABLES.get(name, ()), *TEXTS.get(name, ())):
        _cut_at(file, part)
        with pytest.raises(OperatorError, match="it has no "):
            check_tables(content)
        file.write_text(text)


@pytest.mark.parametrize("how", [how for how in HOW if how != "of other kinds"])
def test_row_51_words_of_one_module_that_are_damaged_are_told(how: str, content: Path) -> None:
    """In one line, as with the others."""
    for name in WORD_TABLES:
        file = content / "en" / f"{name}.toml"
        text = file.read_text()
        HOW[how](file)
        shown = f"Mend {Path('content') / 'en' / name}.toml or install afterword again: "
        with pytest.raises(OperatorError, match=rf"^{re.escape(shown)}.*\.$"):
            check_tables(content)
        file.write_text(text)


def test_row_51_words_of_one_module_that_are_missing_are_told(content: Path) -> None:
    """Whatever needs them would fail."""
    (content / "en" / f"{WORD_TABLES[0]}.toml").unlink()
    with pytest.raises(OperatorError, match=r"^Install afterword again: .*\.toml is missing\.$"):
        check_tables(content)


def test_a_pattern_of_one_module_that_is_none_is_told(content: Path) -> None:
    """Nothing could be read of a mail."""
    file = content / "en" / "mails" / "refusals.toml"
    file.write_text(file.read_text().replace("(?:regret to", "(broken", 1).replace("regret to", "(broken", 1))
    [told] = unusable_tables(content)
    assert told.startswith(f"Mend {Path('content') / 'en' / 'mails' / 'refusals.toml'}: missing ), ")


def test_row_51_every_want_is_there(content: Path) -> None:
    """A want that lacks its patterns is told, and one that lacks its end."""
    file = content / "en" / "requests.toml"
    text = file.read_text()
    wants = [part.start() for part in re.finditer(r"^\[\[want\]\]", text, re.MULTILINE)]
    file.write_text(text[: wants[len(wants) // 2]] + "# end\n")
    with pytest.raises(OperatorError, match="it has no want '"):
        check_tables(content)
    file.write_text(f'{text}\n[[want]]\nwant = "undo"\n# end\n')
    with pytest.raises(OperatorError, match="a want has nothing that it says"):
        check_tables(content)


@pytest.mark.parametrize(
    ("name", "phrase"),
    [("phrases", "* rejected"), ("phrases", "really * rejected"), ("safety", "* kill myself")],
)
def test_a_phrase_that_has_no_word_at_its_end_is_told(name: str, phrase: str, content: Path) -> None:
    """Every text that needs the phrases would fail; a word that is skipped is none."""
    assert list(unusable_tables(content)) == []
    file = content / "en" / f"{name}.toml"
    section = "no" if name == "phrases" else "explicit"
    text = file.read_text()
    skips = text[text.index("skip = [") :].split('"')[1]
    said = phrase.replace("really", skips)
    file.write_text(re.sub(rf"^{section} = \[", f'{section} = ["{said}",', text, count=1, flags=re.MULTILINE))
    [told] = unusable_tables(content)
    assert told.startswith(
        f"Mend {Path('content') / 'en' / name}.toml: a phrase begins and ends with a word: '*"
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [("markers", '"just a no"'), ("names", '"thats all i know"'), ("sayings", '"(?:some other')],
)
def test_a_pattern_that_is_none_is_told(name: str, says: str, content: Path) -> None:
    """It would set every text aside that needs the table."""
    file = content / "en" / f"{name}.toml"
    text = file.read_text()
    assert text.count(says) == 1
    file.write_text(text.replace(says, f'"(broken", {says}'))
    [told] = unusable_tables(content)
    assert (
        told == f"Mend {Path('content') / 'en' / name}.toml: missing ), unterminated subpattern in '(broken'."
    )


@pytest.mark.parametrize("name", FILES)
def test_row_51_a_table_that_is_missing_is_told(name: str, content: Path) -> None:
    """English has all of them."""
    (content / "en" / name).unlink()
    with pytest.raises(OperatorError, match=rf"^Install afterword again: content.en.{name} is missing\.$"):
        check_tables(content)


@pytest.mark.parametrize("how", [*HOW, "cut at a country"])
def test_row_51_helplines_that_are_not_whole_are_told(how: str, content: Path) -> None:
    """Somebody in need gets a number, or the coach doesn't start."""
    file = content / "helplines.toml"
    _cut_at(file, "IE") if how == "cut at a country" else HOW[how](file)
    with pytest.raises(OperatorError, match=r"^Mend content.helplines.toml or install afterword again: "):
        Helplines(file)
    file.unlink()
    with pytest.raises(OperatorError, match=r"content.helplines.toml is missing"):
        Helplines(file)


@pytest.mark.parametrize("file", WHOLE, ids=lambda file: file.name)
def test_row_51_wherever_a_file_breaks_off_it_is_told(file: Path) -> None:
    """At the end of any line too, where what is left can be parsed; examples too, which are learned from."""
    text = file.read_text(encoding="utf-8")
    assert damage(text, file.suffix) is None
    ends = [found.end() for found in re.finditer("\n", text)][:-1]
    some = [*ends[:: len(ends) // 100 + 1], *ends[-5:]]
    assert [end for end in some if damage(text[:end], file.suffix) is None] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_row_51_a_template_that_ends_with_a_whole_block_is_told(file: Path, content: Path) -> None:
    """What is left of it can be compiled."""
    damaged, language = content / file.relative_to(content_folder()), file.parent.name
    damaged.write_text("".join(damaged.read_text().splitlines(keepends=True)[:-1]))
    with pytest.raises(
        OperatorError, match=rf"^Mend content.{language}.{file.name} or .*its last line is not"
    ):
        check_templates(Content(content))
    damaged.unlink()
    if language != "en":  # what another language lacks is in English
        check_templates(Content(content))
        return
    with pytest.raises(
        OperatorError, match=rf"^Install afterword again: content.en.{file.name} is missing\.$"
    ):
        check_templates(Content(content))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"{% block a %}{% if b %}{% endblock %}", "line 2: Encountered unknown tag 'endblock'"),
        (
            b"{% block a %}A{% endblock %}{% block b %}{{ it | nobody }}{% endblock %}",
            "line 2: unknown filter",
        ),
        (b"{% block a %}\xff{% endblock %}", "it can't be read"),
        (b"{% block a %}\0\0{% endblock %}", "a part of it was overwritten"),
        (b"{% if a %}A", "line 2: Unexpected end of template"),
    ],
)
def test_row_51_a_block_that_cannot_be_compiled_is_told(written: bytes, told: str, content: Path) -> None:
    """In one line, with its place."""
    (content / "en" / "mood.j2").write_bytes(b"\n" + written + b"\n{# end #}\n")
    with pytest.raises(OperatorError) as found:
        check_templates(Content(content))
    line = str(found.value)
    assert line.startswith(f"Mend {Path('content') / 'en' / 'mood.j2'} or install afterword again: {told}")
    assert "\n" not in line


@pytest.mark.parametrize("block", ["safety", "safety_threat", "on_hold", "broke"])
def test_row_51_a_card_that_must_never_be_missing_is_made_at_the_start(block: str, content: Path) -> None:
    """A name that is spelled wrongly in it would show only when somebody is in danger."""
    name = "coach" if block == "broke" else "crisis"
    file = content / "en" / f"{name}.j2"
    text = file.read_text()
    Renderer(Content(content), HELPLINES).prepare()
    file.write_text(text.replace(f"{{% block {block} %}}", f"{{% block {block} %}}{{{{ helplin }}}}"))
    check_templates(Content(content))
    with pytest.raises(
        OperatorError, match=rf"^Mend content.en.{name}.j2 or .* '{block}' .*'helplin' is undefined"
    ):
        Renderer(Content(content), HELPLINES).prepare()
    file.write_text(text.replace(f"{{% block {block} %}}", "{% block elsewhere %}"))
    with pytest.raises(OperatorError, match=rf"'{block}' can't be shown \({name}\.j2 has no block {block}\)"):
        Renderer(Content(content), HELPLINES).prepare()


@pytest.mark.parametrize(
    "name",
    [
        "en/safety.toml",
        "en/requests.toml",
        "helplines.toml",
        "en/coach.j2",
        "en/crisis.j2",
        "en/found_state.j2",
    ],
)
async def test_row_51_it_ends_the_start_with_one_line(
    name: str, content: Path, api: BotApi, tmp_path: Path, database_url: str, forker: Forker
) -> None:
    """With exit code 2, and before anything is taken in."""
    HOW["cut in half"](content / name)
    about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATABASE_URL": database_url}
    process = forker.start(
        *("tests.other_content", str(content), "-", "run"),
        environment={**os.environ, **about, "DATA_DIR": str(tmp_path)},
    )
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert process.returncode == 2
    [line] = err.decode().strip().splitlines()
    assert line.startswith(f"Mend {Path('content') / name} or install afterword again: ")
    assert "getUpdates" not in {method for method, _ in api.calls}
