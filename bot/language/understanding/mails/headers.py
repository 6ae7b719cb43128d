"""Know the lines above a mail that say who wrote it, to whom, when and about what, in many languages."""

from __future__ import annotations

import re

_CALLED = {
    "from": "from von de da od van fra från lähettäjä",
    "date": "date datum datum/uhrzeit fecha data dato dátum",
    "sent": "sent gesendet envoyé enviado verzonden inviato wysłano skickat sendt odesláno",
    "to": "to an à para aan a do til till komu",
    "cc": "cc kopie",
    "bcc": "bcc",
    "subject": "subject betreff objet sujet asunto onderwerp oggetto temat emne ämne předmět assunto",
    "reply-to": "reply-to",
}
HEADERS = {word: name for name, words in _CALLED.items() for word in words.split()}
"""What mail programs call the lines above a mail, in the languages of their menus."""

HEADER = re.compile(rf"({'|'.join(map(re.escape, HEADERS))}) ?: ?(.*)", re.IGNORECASE)
