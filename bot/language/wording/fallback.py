"""Replace a message whose content Telegram refuses: by the same words plainly, then by a sentence."""

from __future__ import annotations

from html import escape

from bot.language.wording.content import Content, plain
from bot.message import LONGEST_CAPTION, LONGEST_MESSAGE, Message, cut, labelled
from bot.talk.frozen import changed

ROOM = 200
"""UTF-16 units that are left for the words beside a text to copy."""


class Fallback:
    """Makes the messages that can be sent instead, in a person's language."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def same(self, message: Message, language: str) -> Message:
        """Return the message as plain text, with tappable buttons only, no blank labels, cut to the limit."""
        longest = LONGEST_CAPTION if message.document is not None else LONGEST_MESSAGE
        html = escape(cut(plain(message.html), longest), quote=False) if message.html is not None else None
        tappable = (
            tuple(changed(button, style=None) for button in row if button.data is not None)
            for row in message.rows
        )
        rows = labelled(tuple(row for row in tappable if row), self._label(language, "blank"))
        return changed(message, html=html, rows=rows, wants_words=False, celebrates=False)

    def sorry(self, message: Message, language: str) -> Message:
        """Return what people are told who can see nothing of a message: how to go on without it."""
        block = "cannot_show" if message.document is None else "cannot_send_file"
        return Message(self._content.message(language, "controls", block, {}))

    def unset(self, message: Message, language: str) -> Message:
        """Return what was to be a PDF as a text to copy, where none can be made."""
        words = {"text": cut(message.document or "", LONGEST_MESSAGE - ROOM)}
        return Message(self._content.message(language, "controls", "pdf_failed", words))

    def _label(self, language: str, block: str) -> str:
        return self._content.label(language, "controls", block)
