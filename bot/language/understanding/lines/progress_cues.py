"""List what people type while there is no answer yet."""

from __future__ import annotations

from bot.language.understanding.lines.cue import CV, MEETING, N_T, cues_of
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/progress_cues", {"cv": CV, "meeting": MEETING, "n_t": N_T})
PROGRESS_CUES = cues_of(_TABLE.rows("progress_cues"))
