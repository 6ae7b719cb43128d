"""Collect for each family of meanings the texts that its head learns from.

A head learns what answers its question, and that all else is something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.language.understanding.learned.examples import Example
from bot.language.understanding.learned.heads import ANYWHERE, ELSE

SAID_ANYWHERE = ("move", "meta", "person", "feeling", "wish", "ask")
"""Families whose meanings stand in the family `anywhere`, each as `family.meaning`."""

TELLING = ("text", "name", "other")
"""Families that stand in `anywhere` as one meaning each: words that are meant as they are."""

APART = ("mail", "danger")
"""Families of what others write: their sentences mean nothing where a person types, and the other way
round."""

SEVERAL = "_several"
"""The end of the name of a family whose examples mean several things at once of the family without that end:
`pay+place`."""

NONE = "none"
"""The meaning, in a family of which one text may mean several, of a text that picks none of them."""

ANSWER = "answer"
"""The meaning, in `anywhere`, of whatever answers some question with buttons."""

ALSO: dict[str, tuple[str, ...]] = {
    "mood.3": ("feeling.sad",),
    "news.no": ("wish.no",),
    "news.yes": ("wish.yes", "wish.next_round"),
    "news.date": ("wish.new_date",),
    "news.paused": ("wish.on_hold",),
    "news.withdrew": ("wish.withdraw",),
    "now.no": ("wish.no",),
    "now.yes": ("wish.yes",),
    "now.log": ("wish.log",),
    "now.waiting": ("wish.chase",),
    "overdue.nothing": ("wish.chase",),
    "overdue.done": ("wish.done_waiting",),
    "overdue.mute": ("wish.mute_one",),
    "overdue.not_now": ("move.later",),
    "kind_of_yes.next_round": ("wish.next_round",),
    "fits.later": ("move.later",),
    "sent.later": ("move.later",),
    "go_on.go_on": ("move.go_on", "meta.ok", "yes_no.yes"),
    "go_on.enough": ("move.later", "move.stop", "yes_no.no"),
    "yes_no.yes": ("meta.ok",),
    "write_it.yes": ("yes_no.yes", "meta.ok"),
    "write_it.no": ("yes_no.no",),
    "work_there.yes": ("yes_no.yes",),
    "work_there.no": ("yes_no.no",),
    "reopen.yes": ("yes_no.yes",),
    "reopen.no": ("yes_no.no",),
    "summary.right": ("yes_no.yes", "meta.ok"),
    "summary.change": ("yes_no.no", "meta.wrong", "wish.rename"),
    "past_due.right": ("yes_no.yes",),
    "past_due.wrong": ("yes_no.no",),
    "same.update": ("yes_no.yes",),
    "same.another": ("yes_no.no",),
    "fits_you.fits": ("yes_no.yes",),
    "fits_you.doesnt": ("yes_no.no",),
    "settings_what.where": ("wish.where",),
    "settings_what.hour": ("wish.hour",),
    "settings_what.pause": ("wish.pause",),
    "pause_what.until": ("wish.pause",),
    "pause_what.go_on": ("wish.resume",),
    "look_wider.look": ("yes_no.yes",),
    "look_wider.leave": ("yes_no.no",),
    "chased.not_yet": ("yes_no.no",),
}
"""Meaning of a question → meanings that are said alike: their examples are examples of it too."""

NEXT: dict[str, tuple[str, ...]] = {"mood": ("fits", "given", "stage", "via"), "now": ("yes_no",)}
"""Family → families whose meanings are said at its question too, but are no answer there: of a no, much is
told at its first question already, and a bare yes is no offer."""

MOST_ELSE = 2_500
"""The most examples of something else that the head of a question learns from, evenly picked from all."""


def training_sets(examples: Sequence[Example]) -> dict[str, list[tuple[str, str]]]:
    """Collect, for each family with a head, texts with their meanings in it."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in examples:
        by_name[f"{one.family}.{one.meaning}"].append(one.text)
    sets: dict[str, list[tuple[str, str]]] = {}
    several = {one.family for one in examples if one.family.endswith(SEVERAL)}
    anywhere: list[tuple[str, str]] = []
    for one in examples:
        if one.family in SAID_ANYWHERE:
            anywhere.append((one.text, f"{one.family}.{one.meaning}"))
        elif one.family in TELLING:
            anywhere.append((one.text, one.family))
        else:
            sets.setdefault(one.family.removesuffix(SEVERAL), []).append((one.text, one.meaning))
    for family, texts in sets.items():
        if family in APART:
            continue
        if family + SEVERAL in several:
            sets[family] = texts = [(text, _spelled_out(meaning, texts)) for text, meaning in texts]
        meanings = {meaning for _, meaning in texts}
        taken = {name for meaning in meanings for name in ALSO.get(f"{family}.{meaning}", ())}
        also = [
            (text, meaning)
            for meaning in sorted(meanings)
            for name in ALSO.get(f"{family}.{meaning}", ())
            for text in by_name[name]
        ]
        texts += also
        others = [text for text, name in anywhere if name not in taken and name not in ("name", "other")]
        others = others[:: max(1, len(others) // MOST_ELSE)] + [
            text for text, name in anywhere if name == "other"
        ]
        others += [one.text for one in examples if one.family in NEXT.get(family, ())]
        texts += [(text, ELSE) for text in others]
    asked = [texts for family, texts in sets.items() if family not in APART]
    answers = [(text, ANSWER) for texts in asked for text, meaning in texts[:24] if meaning != ELSE]
    if anywhere:
        sets[ANYWHERE] = anywhere + answers
    return sets


def _spelled_out(meaning: str, texts: Iterable[tuple[str, str]]) -> str:
    """Return the meanings that one text has, in order: all of the family's for `all`."""
    if meaning == "all":
        return "+".join(sorted({one for _, one in texts if "+" not in one} - {"all", NONE}))
    return "+".join(sorted(meaning.split("+")))
