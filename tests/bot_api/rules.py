"""What Telegram refuses in a message. Limits: Bot API documentation, sendMessage and InlineKeyboardButton."""

import json
import re
from html import unescape
from typing import Any
from unicodedata import category

LARGEST_KEYBOARD = 10_240
"""Bytes of all buttons together; it is documented nowhere, and refused all the same."""

TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote", "tg-spoiler"}
STYLES = ("primary", "danger", "success")
EFFECTS = {
    *("5104841245755180586", "5107584321108051014", "5104858069142078462", "5159385139981059251"),
    *("5046509860389126442", "5046589136895476101"),
}
ENTITIES = {"&lt;", "&gt;", "&amp;", "&quot;"}


class RefusalError(Exception):
    """A 400, with Telegram's words."""


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def allowed(tag: str, attributes: str) -> bool:
    """Whether Telegram knows this tag with these attributes."""
    if tag == "tg-time":
        given = re.fullmatch(r' unix="(\d+)"( format="(r|w?[dD]?[tT]?)")?', attributes)
        return given is not None and 0 < int(given[1]) < 2**31
    return tag in TAGS and attributes in ("", " expandable" if tag == "blockquote" else "")


def plain(html: str) -> str:
    """The text of Telegram's HTML; RefusalError where it is none."""
    opened: list[str] = []
    seen: list[str] = []
    for part in re.split(r"(<[^<>]*>)", html):
        tag = re.fullmatch(r"<(/?)([a-z-]+)( [^<>]*)?>", part)
        if tag is not None and tag[1]:
            if not opened or opened.pop() != tag[2]:
                raise RefusalError("Bad Request: can't parse entities: unexpected end tag")
        elif tag is not None:
            if not allowed(tag[2], tag[3] or ""):
                raise RefusalError("Bad Request: can't parse entities: unsupported start tag")
            opened.append(tag[2])
        elif "<" in part or ">" in part:
            raise RefusalError("Bad Request: can't parse entities: unclosed start tag")
        else:
            for entity in re.findall(r"&[a-z]+;", part):
                if entity not in ENTITIES:
                    raise RefusalError("Bad Request: can't parse entities: unknown entity")
            seen.append(unescape(part))
    if opened:
        raise RefusalError("Bad Request: can't parse entities: can't find end tag")
    return "".join(seen)


def check_effect(parameters: dict[str, Any]) -> str:
    """The id of a message's effect; "" for none."""
    effect = parameters.get("message_effect_id", "")
    if effect and effect not in EFFECTS:
        raise RefusalError("Bad Request: EFFECT_ID_INVALID")
    return str(effect)


def check_text(parameters: dict[str, Any]) -> str:
    """The text of a message as it is seen."""
    text = parameters.get("text")
    if not isinstance(text, str):
        raise RefusalError("Bad Request: message text is empty")
    seen = plain(text) if parameters.get("parse_mode") == "HTML" else text
    if not seen.strip():
        raise RefusalError("Bad Request: message text is empty")
    if utf16(seen) > 4096:
        raise RefusalError("Bad Request: message is too long")
    return seen


def empty(label: str) -> bool:
    """Whether nothing is left of it when what has no shape of its own is taken away."""
    return all(category(char)[0] in "CMZ" or char in "\u115f\u1160\u2800\u3164\uffa0" for char in label)


def check_keyboard(parameters: dict[str, Any], *, new: bool = False) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard. `new`: its message is, so that it may ask for a reply."""
    markup = parameters.get("reply_markup")
    if markup is None:
        return []
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list):
        raise RefusalError("Bad Request: object expected as reply markup")
    if set(markup) - {"inline_keyboard", *(["force_reply"] if new else [])}:
        raise RefusalError("Bad Request: can't parse reply keyboard markup JSON object")
    if not isinstance(markup.get("force_reply", False), bool):
        raise RefusalError('Bad Request: field "force_reply" must be of type Boolean')
    for button in (button for row in rows for button in row):
        _check_button(button)
    if len(json.dumps(rows, ensure_ascii=False).encode()) > LARGEST_KEYBOARD:
        raise RefusalError("Bad Request: reply markup is too long")
    return [row for row in rows if row]


def _check_button(button: dict[str, Any]) -> None:
    if button.get("style", "primary") not in STYLES:
        raise RefusalError("Bad Request: invalid button style specified")
    fields = set(button) - {"style"}
    if empty(button.get("text") or ""):
        raise RefusalError("Bad Request: text buttons must be non-empty")
    if fields == {"text", "callback_data"}:
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            raise RefusalError("Bad Request: BUTTON_DATA_INVALID")
    elif fields == {"text", "copy_text"}:
        if not 1 <= utf16(button["copy_text"]["text"]) <= 256:
            raise RefusalError("Bad Request: BUTTON_COPY_TEXT_INVALID")
    else:
        raise RefusalError("Bad Request: BUTTON_TYPE_INVALID")
