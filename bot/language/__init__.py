"""Translate between words and values: `understanding` reads what people type, `wording` writes messages."""
