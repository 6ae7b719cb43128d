"""Say by which words each kind of mail is known, where words are surer than what a sentence is like.

Every pattern is looked for in one sentence, in lower case, of at most `parts.LONGEST_SENTENCE` characters.
"""

from __future__ import annotations

from bot.language.understanding.mails.refusals import any_of
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/patterns")
ON_HOLD = any_of(*_TABLE.says("on_hold"))
DELAY = any_of(*_TABLE.says("delay"))
RECEIVED = any_of(*_TABLE.says("received"))
INVITED = any_of(*_TABLE.says("invited"))
HELD = _TABLE.pattern("held")
AHEAD = _TABLE.pattern("ahead")
NEXT_ROUND = any_of(*_TABLE.says("next_round"))
OFFER = any_of(*_TABLE.says("offer"))
ALERT = any_of(*_TABLE.says("alert"))
EVENT = any_of(*_TABLE.says("event"))
CODE = any_of(*_TABLE.says("code"))
REFERENCE = any_of(*_TABLE.says("reference"))
APPROACH = any_of(*_TABLE.says("approach"))
REQUEST = any_of(*_TABLE.says("request"))

ALL_OTHER = {"alert": ALERT, "code": CODE, "reference": REFERENCE, "approach": APPROACH, "request": REQUEST}
"""The patterns of what is about no application, by the kind of it."""

CONDITION = _TABLE.pattern("condition")
PLAIN = _TABLE.pattern("plain")
