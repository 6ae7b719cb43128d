"""List what people type when there is an answer, the person's or the company's."""

from __future__ import annotations

from bot.language.understanding.lines.cue import N_T, NO_WHAT, SOMEONE, cues_of
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/answer_cues", {"no_what": NO_WHAT, "n_t": N_T, "someone": SOMEONE})
ANSWER_CUES = cues_of(_TABLE.rows("answer_cues"))
