"""What is sealed opens under its own key and for its own owner, and in no other way."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.crypto import KeyRefusedError, Keyring, Sealer, new_key

OLD, NEW, LOOKUP = b"o" * 32, b"n" * 32, b"l" * 32


@given(st.binary(max_size=300))
def test_what_was_sealed_comes_back_and_is_never_the_same_twice(plain: bytes) -> None:
    """Each time under a nonce of its own, so that nobody can tell that two values are alike."""
    sealer = Sealer(OLD, b"1")
    first, second = sealer.seal(plain), sealer.seal(plain)
    assert sealer.open(first) == sealer.open(second) == plain
    assert first != second


def test_a_value_can_not_be_moved_to_somebody_else() -> None:
    """The owner is sealed along with it, also where the key is the same."""
    sealed = Sealer(OLD, b"1").seal(b"words")
    for other in (Sealer(OLD, b"2"), Sealer(OLD, b"1").bound(b"2"), Sealer(NEW, b"1")):
        with pytest.raises(KeyRefusedError):
            other.open(sealed)


@pytest.mark.parametrize("damaged", [b"", b"short", None, "text", 7])
def test_what_is_no_sealed_value_is_refused(damaged: object) -> None:
    """In one way, whatever damage has made of it, and without a word of what it holds."""
    keyring = Keyring([OLD])
    for attempt in (keyring.open, lambda value: keyring.sealer(value, 1)):
        with pytest.raises(KeyRefusedError) as caught:
            attempt(damaged)  # type: ignore[arg-type] # what no caller should give
        assert "short" not in str(caught.value)


def test_one_byte_that_differs_is_noticed() -> None:
    """Wherever it stands."""
    sealer = Sealer(OLD, b"1")
    sealed = sealer.seal(b"words")
    for at in range(len(sealed)):
        changed = bytes([*sealed[:at], sealed[at] ^ 1, *sealed[at + 1 :]])
        with pytest.raises(KeyRefusedError):
            sealer.open(changed)


def test_the_newest_master_key_wraps_and_all_of_them_unwrap() -> None:
    """What is under an older one is renewed, once; what no key opens can't be."""
    old, both = Keyring([OLD]), Keyring([NEW, OLD])
    wrapped = old.new()
    assert both.open(wrapped) == old.open(wrapped)
    assert not both.is_under_first(wrapped)
    renewed = both.renewed(wrapped)
    assert renewed is not None
    assert Keyring([NEW]).open(renewed) == old.open(wrapped)
    assert both.renewed(renewed) is None
    with pytest.raises(KeyRefusedError):
        old.renewed(renewed)


def test_a_chat_is_found_by_a_hash_that_needs_the_key() -> None:
    """Another key, bot or chat has another one; and without the key there is none."""
    keyring = Keyring([OLD], LOOKUP)
    others = [keyring.chat_hash(bot, chat) for bot, chat in ((2, 23), (12, 3), (1, 24))]
    assert keyring.chat_hash(1, 23) == Keyring([NEW]).with_lookup(LOOKUP).chat_hash(1, 23)
    assert keyring.chat_hash(1, 23) not in [*others, Keyring([OLD], NEW).chat_hash(1, 23)]
    with pytest.raises(RuntimeError):
        Keyring([OLD]).chat_hash(1, 23)


def test_who_a_row_is_of_can_be_read_from_it_alone_and_not_from_a_mixed_one() -> None:
    """The chat is bound to its hash."""
    keyring = Keyring([OLD], LOOKUP)
    ada, ben = keyring.newcomer(1, 7), keyring.newcomer(1, 8)
    assert keyring.chat_of(ada, 1) == 7
    for mixed in ({**ada, "chat_hash": ben["chat_hash"]}, {**ada, "wrapped_key": ben["wrapped_key"]}):
        with pytest.raises(KeyRefusedError):
            keyring.chat_of(mixed, 1)


@pytest.mark.parametrize(
    "text", ["", "abc", "====", new_key()[:-8], "é" * 44], ids=["none", "short", "padding", "cut", "accents"]
)
def test_what_is_no_master_key_is_refused(text: str) -> None:
    """Each is 32 bytes in URL-safe base64."""
    with pytest.raises((KeyRefusedError, ValueError)) as caught:
        Keyring.from_text(text)
    assert text == "" or text not in str(caught.value)


def test_several_keys_are_parted_by_commas_or_white_space() -> None:
    """The newest comes first."""
    text = f"{base64.urlsafe_b64encode(NEW).decode()},\n {base64.urlsafe_b64encode(OLD).decode()}\n"
    keyring = Keyring.from_text(text)
    assert keyring.is_under_first(Keyring([NEW]).new())
    assert keyring.open(Keyring([OLD]).master.seal(b"x")) == b"x"
