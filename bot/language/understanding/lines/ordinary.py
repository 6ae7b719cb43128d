"""Hold the ordinary English words of what people type, so that a name in lower case can be told from them.

They are the words in small letters that occur in at least two of the examples of `content/en/examples/`,
without those of news and names. Being a little out of date does no harm.
"""

from __future__ import annotations

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/ordinary")
ORDINARY = _TABLE.words("ordinary")
