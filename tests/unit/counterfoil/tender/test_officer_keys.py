"""A key opens with its own passphrase alone, and two are never in one hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.tender.officer_keys import WORK, key_text, make_key, opened_key, read_key

QUICK = 4
WORDS = "lantern gravel teapot"


@pytest.fixture(scope="module")
def key():
    return make_key("finance-officer", WORDS, work=QUICK)


def test_it_opens_with_its_passphrase_however_that_is_typed(key):
    accented = make_key("finance-officer", "caf\u00e9 gravel teapot", work=QUICK)
    assert opened_key(accented, " cafe\u0301 gravel teapot").officer == "finance-officer"
    private = opened_key(read_key(key_text(key), "key.json"), WORDS).private
    assert private.public_key().public_bytes_raw() == key.public


def test_what_is_kept_and_what_is_shown_hold_no_secret(key):
    opened = opened_key(key, WORDS)
    secret = opened.private.private_bytes_raw()
    assert secret not in key.wrapped
    assert secret.hex() not in repr(opened) + key_text(key)
    assert WORDS not in key_text(key)


def test_another_passphrase_does_not_open_it(key):
    with pytest.raises(InvalidValue, match="does not open it"):
        opened_key(key, "lantern gravel kettle")


@pytest.mark.parametrize("name", ["officer", "public", "wrapped", "salt"])
def test_a_changed_part_is_noticed(key, name):
    held = getattr(key, name)
    other = held + "-2" if name == "officer" else bytes([held[0] ^ 1]) + held[1:]
    with pytest.raises(InvalidValue):
        opened_key(replace(key, **{name: other}), WORDS)


def test_one_officer_cannot_hold_both(key):
    with pytest.raises(InvalidValue, match="holds the other key already"):
        make_key("finance-officer", "another phrase here", others=[key], work=QUICK)
    with pytest.raises(InvalidValue, match="opens the key of finance-officer too"):
        make_key("commercial-lead", WORDS, others=[key], work=QUICK)


def test_a_short_passphrase_and_no_officer_are_refused():
    with pytest.raises(InvalidValue, match="fewer than 12"):
        make_key("finance-officer", "short" + " " * 9, work=QUICK)
    with pytest.raises(InvalidValue, match="no officer"):
        make_key(" ", WORDS, work=QUICK)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "counterfoil-officer-key-2"}'])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(InvalidValue, match="no officer's key"):
        read_key(text, "key.json")


def test_a_key_that_would_exhaust_the_memory_is_refused(key):
    with pytest.raises(InvalidValue):
        read_key(key_text(replace(key, work=40)), "key.json")


def test_a_guess_costs_what_it_should():
    # OWASP's least for scrypt with blocks of 8: 2 to the 17, on one thread.
    assert WORK == 17
