"""Read a file of the content only if it is whole: its last line has to be the end mark.

A copy that broke off, or a disk that was full, leaves the beginning of a file. Where that ends between two
rows or blocks it can be parsed, and countries or words are missing without anybody noticing. A mark that is
put there once tells every such end, and asks nothing of whoever changes a sentence: a list of checksums would
have to be made anew after each change.
"""

from __future__ import annotations

from pathlib import Path

MARKS = {".toml": "# end", ".j2": "{# end #}"}
"""The last line of a file, by the suffix of its name."""


class NotWholeError(ValueError):
    """A file is damaged. The text says what is wrong with it, in a part of a sentence, without its name."""


def whole_text(file: Path) -> str:
    """Return the text of a file. Raises NotWholeError where it can't be read, or lacks its mark."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise NotWholeError("it can't be read") from None
    if (wrong := damage(text, file.suffix)) is not None:
        raise NotWholeError(wrong)
    return text


def damage(text: str, suffix: str) -> str | None:
    """Say what is missing in a text, or was overwritten; None if it is whole."""
    mark = MARKS[suffix]
    if _last_line(text) != mark:
        return f"its last line is not {mark!r}, so its end may be missing"
    if "\0" in text:
        return "a part of it was overwritten"
    return None


def unmarked(text: str, suffix: str) -> str:
    """Return a text without the line of its end mark; any other as it is."""
    mark = MARKS[suffix]
    return text.rstrip().removesuffix(mark) if _last_line(text) == mark else text


def _last_line(text: str) -> str:
    return text.rstrip().rpartition("\n")[2]
