"""List texts in which there is nothing to see."""

UNSEEN = [
    *("\u200b", "\u200c\u200d", "\u202e", "\u2066\u2069", "\ufeff", "\u2060", "\u00ad", "\u180e", "\u061c"),
    *("\u3164", "\u115f\u1160", "\uffa0", "\u2800", "\ufffc", "\u0301", "\u0903", "\ufe0f", "\U000e0101"),
    *("\U000e0061\U000e007f", "\x07\x1b", "\x85", "\u00a0\u3000", "\u2028", "\ue000", "\ufffe", "\U000e0fff"),
]
