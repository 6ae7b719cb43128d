"""Find the name or the role in a text that says little else: "her name's Aoife, i think", "i'd be a cook"."""

from __future__ import annotations

import re

from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.sets import set_of

LONGEST = 100
"""Characters of such a text."""

MOST_IN_ROLE = 6
"""Words of a role."""

_FILLED = (
    r"(?:um+|er+|erm|oh|ah|well|so|ok|okay|just|only|yeah|yes|sorry|i think|i believe|i guess|basically"
    r"|maybe)"
)
_THEIR = r"(?:her|his|their|the|my|our)"
_SURE_NAME = (
    rf"(?:{_THEIR} (?:contact|recruiter|manager|interviewer|agent|boss|person|lady"
    rf"|guy)?(?:'s)? ?(?:first |full |last )?"
    r"names?(?:'s|s| is| was| are)?(?: called)?"
    r"|(?:first |the )?name(?:'s|s| is| was)|(?:she|he|they)(?:'s|s|'re|re| is| are| was| goes| go)?"
    r" (?:called|named|by)|called|named"
    r"|(?:i )?(?:only |just )?know (?:her|him|them) (?:only )?as|(?:everyone |they |we "
    r"|i )?(?:just )?calls? (?:her|him)"
    r"|goes by|known as|(?:someone|somebody|some (?:guy|lady|woman|man|bloke)|an? (?:\w+ )?(?:guy|man"
    r"|woman|lady|girl|lad"
    r"|person|bloke|fella|chap|one)) (?:called|named))"
)
_WEAK_NAME = (
    r"(?:(?:it|that)(?:'s|s| is| was| would be|'d be)|i(?:'ve| have|'d)? ?(?:only )?(?:got|have|say"
    r"|spoke to|spoke with"
    r"|talked to|talked with|dealt with|deal with))"
)
_UNKNOWN = (
    r"(?:i )?(?:dont|don't|do not|dunno|didnt|didn't|did not|never|cant|can't)(?: know| catch| caught"
    r"| get| got| ask"
    r"| remember)?(?: (?:her|his|their|the|any))?(?: (?:first|last|sur|full|other))? ?names?(?: though)?"
)
_BEHIND_NAME = (
    r"(?:i think|i believe|i guess|i reckon|i'm (?:pretty |fairly |quite )?sure|im (?:pretty "
    r"|fairly )?sure|if i(?:'m| am)?"
    r" (?:remember(?: (?:right|rightly|correctly|well))?|not mistaken)|not sure|im not sure|i'm not sure"
    r"|apparently"
    r"|or something(?: like that)?|or so|lol|haha|maybe|probably|afaik|as far as i (?:know|remember)"
    r"|thats all i know"
    rf"|that's all i (?:know|have)|no (?:first|last) name|(?:i )?(?:only|just) (?:her|his|the) (?:first"
    rf"|last) name"
    rf"|{_UNKNOWN}|from the agency|at the agency|from hr|in hr|from there|again|as before|please|thanks)"
)
_A_NAME = (
    r"(?P<title>(?:mrs?|ms|miss|dr|prof|sir|madam|mx)\.? )?"
    r"(?P<name>[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*(?: [^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*){0,2}?)"
)
_PERSON = re.compile(
    rf"\W*(?:{_FILLED}[\s,]+)*(?P<lead>(?P<sure>{_SURE_NAME})\s+|(?P<weak>{_WEAK_NAME})\s+)?"
    rf"(?:(?:called|named|either|just|only)\s+)?{_A_NAME}(?P<behind>(?:\s*[,.(–-]*\s*(?:(?:but|and"
    rf"|though)\s+)?"
    rf"{_BEHIND_NAME})*)[\s.!)]*",
    re.IGNORECASE,
)
_NO_NAME = set_of("""
    a an the i he she they we you it me him her them this that these those no not none nobody noone
    someone somebody anyone anybody something nothing nowhere unknown private secret confidential long
    short hard weird funny foreign difficult complicated irrelevant important escaping common unusual
    polish indian irish on in at of to for from with by and or but so very really too quite only just
    still already never always recruiter manager agency agent hr boss back out off late nice good great
    lovely kind fine ok okay sure gone new old is was are were be been has have had do does did dont
    don't didnt didn't know knows knew forgot forget remember mine ours theirs whatever who what when
    where why how if names name first last skip pass idea different spelled spelt monday tuesday
    wednesday thursday friday saturday sunday today tomorrow yesterday work news interviews interview
    pleasure time
    """)
"""Words of which none stands in somebody's name here."""


def person_within(text: str) -> str | None:
    """Return the name of a person among words that lead to it or doubt it; None if it says something else."""
    plain = " ".join(text.replace("’", "'").split())
    found = _PERSON.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None or not (found["lead"] or found["behind"]):
        return None
    words = found["name"].split()
    if any(word.casefold() in _NO_NAME for word in words):
        return None
    capital = any(word[0].isupper() for word in words) and not plain.isupper()
    strange = any(word.casefold() not in ORDINARY for word in words)
    sure = found["title"] is not None or (found["sure"] is not None and len(words) == 1)
    if not (sure or capital or strange):
        return None
    title = f"{found['title'].strip().capitalize()} " if found["title"] else ""
    return title + " ".join(_named(word) if word.islower() else word for word in words)


def _named(word: str) -> str:
    return "-".join("'".join(piece.capitalize() for piece in part.split("'")) for part in word.split("-"))


_SURE_ROLE = (
    r"(?:i(?:'d| would|'ll| will)? be(?: (?:working|doing|employed|hired))?(?: as)?|i(?:'d"
    r"| would) (?:work|start) as"
    r"|(?:i )?(?:applied|went|go|going|interviewed) (?:for|as)|(?:they|we)(?:'re|re| are|'d)? ?(?:call"
    r"|calling|named)"
    r" (?:it|this|that)|it(?:'s|s| is| was) called|(?:the )?(?:job|role|title|position"
    r"|post)(?: title)?(?:'s|s| is| was)"
    r"(?: called)?|working as|to be|(?:it|they) says?|advertised as|officially|technically)"
)
_WEAK_ROLE = (
    r"(?:(?:it|that)(?:'s|s| is| was| would be|'d be)|i(?:'m|m| am)|as|for|again|same(?: (?:one|as before"
    r"|as last time"
    r"|again|role|job|thing))?(?: as before)?|basically|mostly|mainly|more or less|pretty much|kind of"
    r"|kinda|sort of"
    r"|some (?:sort|kind) of|an? (?:sort|kind) of|some|one of (?:those|these|the|their|them)|like)"
)
_BEHIND_ROLE = (
    r"(?:lol|haha|lmao|i think|i believe|i guess|basically|or something(?: like that)?|or so|or whatever"
    r"|you know"
    r"|if that makes sense|again|as before|like before|as usual|actually|really|please|at the moment"
    r"|they said"
    r"|they call it|apparently|of course|obviously|mate)"
)
_ROLE = re.compile(
    rf"\W*(?:{_FILLED}[\s,]+)*(?P<lead>(?:(?:(?P<sure>{_SURE_ROLE})|{_WEAK_ROLE})[\s,:-]+)*)"
    rf"(?P<article>(?:an?|the)\s+)?(?P<name>[^\W\d_].*?)(?P<behind>(?:[\s,.(–-]+{_BEHIND_ROLE})*)[\s.!)]*",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"^(?P<kind>[\w ]{2,30}?) (?:jobs|roles|positions|posts)(?:[\s,–-]+(?P<rest>\w.*))?$", re.I
)
_THE_ROLE = re.compile(r"\s(?:role|job|position|post|vacancy|one|thing)$", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\bone of\b", re.IGNORECASE)
_NO_ROLE = set_of("""
    i he she they we you me him her them my your his their our no not none nobody never nothing anything
    something everything whatever who what when where why how if because tip tongue failure mess joke
    secret nightmare disaster hell matter matters idea complicated happy glad grateful sorry sure tired
    sad lost fine good bad great money fun honest lazy scared worried nervous unemployed interested fool
    idiot burden loser nuisance waste liar mug there here back free available done over it this that is
    was are were am be been do dont don't does did have has had want think know feel said say tell told
    please stop asking lot bit while yes yeah nope ok okay
    """)


def role_within(text: str) -> str | None:
    """Return the role among words that only lead to it; None if that is unclear."""
    plain = " ".join(text.replace("’", "'").split())
    found = _ROLE.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None or not (found["lead"].strip() or found["article"] or found["behind"]):
        return None
    name = found["name"].strip(" ,.-")
    several = _SEVERAL.match(name) if _OF_SEVERAL.search(found["lead"]) is not None else None
    if several is not None:  # "one of those warehouse jobs, picking"
        rest = f", {several['rest']}" if several["rest"] else ""
        name = f"{several['kind']} job{rest}"
    bare = _THE_ROLE.sub("", name)  # "it's a driver role"
    name = bare if is_role(bare) else name
    words = [word.casefold().strip(",.;") for word in name.split()]
    if not 1 <= len(words) <= MOST_IN_ROLE or not _NO_ROLE.isdisjoint(words) or "?" in name:
        return None
    calls = found["sure"] is not None and "call" in found["sure"].casefold()
    titled = found["sure"] is not None and len(words) > 1 and (found["article"] is not None or calls)
    return name if titled or several is not None or is_role(_without_when(name)) else None


def _without_when(name: str) -> str:
    """Return a role without when it is done: "on nights"."""
    return re.sub(
        r"[\s,]+(?:on|at|in|for) (?:the )?(?:nights?|days?|evenings?|weekends?)$", "", name, flags=re.I
    )
