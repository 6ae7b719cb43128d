"""The name or the role in a text that says little else."""

import pytest

from tests.support.words import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("her names Róisín", "Róisín"),
        ("his name is Emeka, i think", "Emeka"),
        ("mr adeyemi-clarke, dont know his first name", "Mr Adeyemi-Clarke"),
        ("it's Bronagh i think", "Bronagh"),
        ("shes called njoki", "Njoki"),
        ("only know him as Mr Byrne", "Mr Byrne"),
        ("they call her Bex", "Bex"),
        ("um, ngozi maybe", "Ngozi"),
        ("a lady called Adaeze", "Adaeze"),
        ("i only got Tomasz", "Tomasz"),
        ("Dr Achebe, didn't catch her first name", "Dr Achebe"),
        ("name's Grace", "Grace"),
        ("his name is grace", "Grace"),
        ("Olu O'Brien, if i remember right", "Olu O'Brien"),
    ],
)
def test_a_person_is_found_among_words_that_lead_to_the_name(text: str, name: str) -> None:
    """The words may also doubt it; a small name gets its capitals."""
    assert heard(text).person_within() == name


@pytest.mark.parametrize(
    "text",
    [
        "no idea",
        "its on the tip of my tongue",
        "does it matter",
        "her name escapes me",
        "her name is hard to spell",
        "shes nice",
        "she's called back",
        "its complicated",
        "i dont know",
        "dont know her name",
        "nobody",
        "I think so",
        "its a secret",
        "i have work",
        "its monday i think",
        "i got rejected",
        "it was great",
        "the recruiter",
        "Priya",
        "x" * 120,
    ],
)
def test_what_names_nobody_is_no_person(text: str) -> None:
    """A name alone needs no finding."""
    assert heard(text).person_within() is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("i'd be a shelf stacker on evenings", "shelf stacker on evenings"),
        ("basically a support worker", "support worker"),
        ("they call it guest delight champion haha", "guest delight champion"),
        ("same as before, hgv driver", "hgv driver"),
        ("its for midwife", "midwife"),
        ("one of those call centre jobs, evenings", "call centre job, evenings"),
        ("a sort of shop assistant i think", "shop assistant"),
        ("applied as a kitchen porter", "kitchen porter"),
        ("the job title is data analyst", "data analyst"),
        ("just a barista lol", "barista"),
        ("nurse again", "nurse"),
        ("i'm a cleaner", "cleaner"),
        ("its a driver role", "driver"),
        ("it was for the kitchen porter job", "kitchen porter"),
    ],
)
def test_a_role_is_found_among_words_that_lead_to_it(text: str, role: str) -> None:
    """As it was typed."""
    assert heard(text).role_within() == role


@pytest.mark.parametrize(
    "text",
    [
        "its on the tip of my tongue",
        "does it matter",
        "no idea",
        "i'd be happy with anything",
        "i'd be a burden",
        "i'm a failure",
        "im tired",
        "for the money",
        "they call it hell lol",
        "its complicated",
        "same as before",
        "as i said",
        "i'd be grateful if you stopped",
        "would i be a nurse?",
        "for both jobs",
        "one of their jobs",
        "a job",
        "its a good job",
        "its a job one",
        "data analyst",
        "x" * 120,
    ],
)
def test_what_is_said_of_oneself_is_no_role(text: str) -> None:
    """A role alone needs no finding."""
    assert heard(text).role_within() is None
