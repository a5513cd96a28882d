"""A price is read by two officers together, and by nobody else in any other way."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from counterfoil.errors import InvalidValue
from counterfoil.tender.officer_keys import make_key, opened_key
from counterfoil.tender.sealing import (
    STEP,
    Release,
    handed_over,
    read_sealed,
    release,
    seal,
    sealed_text,
    unsealed,
)

ABOUT = ("custody-2027", "lot-1", "bidder-a", "prices.csv")
PRICE = b"item,rate\ndetention,12345678.90\n"
PHRASES = {
    "finance": "lantern gravel teapot",
    "commercial": "orchard pencil motorway",
    "third": "window salmon parade",
}


@pytest.fixture(scope="module")
def keys():
    return {name: make_key(name, phrase, work=4) for name, phrase in PHRASES.items()}


@pytest.fixture(scope="module")
def opened(keys):
    return {name: opened_key(key, PHRASES[name]) for name, key in keys.items()}


@pytest.fixture(scope="module")
def sealed_and_receipt(keys):
    return seal(PRICE, ABOUT, keys["finance"], keys["commercial"])


@pytest.fixture(scope="module")
def sealed(sealed_and_receipt):
    return sealed_and_receipt[0]


def test_two_officers_open_it_whichever_releases_first(sealed, keys, opened):
    for first, second in (("finance", "commercial"), ("commercial", "finance")):
        released = release(sealed, opened[first], keys[second])
        assert unsealed(sealed, released, opened[second]) == PRICE


def test_it_survives_being_kept(sealed, keys, opened):
    kept = read_sealed(sealed_text(sealed), "bid.sealed")
    assert kept == sealed
    released = release(kept, opened["finance"], keys["commercial"])
    assert unsealed(kept, released, opened["commercial"]) == PRICE


def test_the_receipt_proves_the_file_and_what_is_kept_tells_nothing_of_it(sealed_and_receipt):
    sealed, receipt = sealed_and_receipt
    text = sealed_text(sealed)
    assert receipt.file_sha256 == sha256(PRICE).hexdigest()
    assert receipt.sealed_sha256 == sha256(text.encode()).hexdigest()
    for telling in (PRICE.decode(), "12345678", receipt.file_sha256, b64encode(PRICE).decode()):
        assert telling not in text


def test_the_length_of_a_price_is_hidden(keys):
    sizes = {
        len(seal(price, ABOUT, keys["finance"], keys["commercial"])[0].box)
        for price in (b"9", b"10000000", b"1" * 3_000)
    }
    assert sizes == {12 + STEP + 16}


def test_the_same_price_sealed_twice_cannot_be_told_to_be_the_same(keys, sealed):
    again, _ = seal(PRICE, ABOUT, keys["finance"], keys["commercial"])
    assert again.commitment != sealed.commitment
    assert again.box != sealed.box


def test_one_officer_alone_cannot(sealed, keys, opened):
    finance = opened["finance"]
    with pytest.raises(InvalidValue, match="not the other officer"):
        release(sealed, finance, keys["finance"])
    # Neither a release made up for oneself, nor one's own share given out as the other's.
    for by in ("finance", "commercial"):
        own = Release(about=ABOUT, by=by, to="finance", share=sealed.shares[0].sealed)
        with pytest.raises(InvalidValue):
            unsealed(sealed, own, finance)


def test_a_third_officer_cannot(sealed, keys, opened):
    with pytest.raises(InvalidValue, match="holds no share"):
        release(sealed, opened["third"], keys["finance"])
    with pytest.raises(InvalidValue, match="not the other officer"):
        release(sealed, opened["finance"], keys["third"])
    released = release(sealed, opened["finance"], keys["commercial"])
    with pytest.raises(InvalidValue, match="does not open the share"):
        unsealed(sealed, released, replace(opened["third"], officer="commercial"))


def test_both_keys_in_one_hand_are_refused(keys):
    with pytest.raises(InvalidValue, match="both keys are held by finance"):
        seal(PRICE, ABOUT, keys["finance"], keys["finance"])
    with pytest.raises(InvalidValue, match="both keys"):
        seal(PRICE, ABOUT, keys["finance"], replace(keys["finance"], officer="somebody-else"))


def test_one_price_cannot_stand_in_for_another(sealed, keys, opened):
    about = (*ABOUT[:2], "bidder-b", "prices.csv")
    moved = replace(sealed, about=about)
    with pytest.raises(InvalidValue):
        release(moved, opened["finance"], keys["commercial"])
    other, _ = seal(b"1", ABOUT, keys["finance"], keys["commercial"])
    released = release(sealed, opened["finance"], keys["commercial"])
    with pytest.raises(InvalidValue, match="changed since it was sealed"):
        unsealed(replace(sealed, box=other.box), released, opened["commercial"])
    with pytest.raises(InvalidValue):
        unsealed(other, released, opened["commercial"])


def test_a_changed_commitment_is_noticed(sealed, keys, opened):
    released = release(sealed, opened["finance"], keys["commercial"])
    with pytest.raises(InvalidValue, match="commitment"):
        unsealed(replace(sealed, commitment="0" * 64), released, opened["commercial"])


def test_an_officer_who_leaves_hands_the_share_over(sealed, keys, opened):
    fresh = handed_over(sealed, opened["finance"], keys["third"])
    assert fresh.officers == ("third", "commercial")
    assert fresh.commitment == sealed.commitment
    released = release(fresh, opened["third"], keys["commercial"])
    assert unsealed(fresh, released, opened["commercial"]) == PRICE
    with pytest.raises(InvalidValue, match="holds no share"):
        release(fresh, opened["finance"], keys["commercial"])
    with pytest.raises(InvalidValue, match="holds a share of it already"):
        handed_over(sealed, opened["finance"], keys["commercial"])


def test_a_share_has_the_form_of_rfc_9180(sealed):
    """The encapsulated key comes first, 32 bytes of X25519; the tag of AES-GCM is 16 bytes."""
    held = sealed.shares[0].sealed
    X25519PublicKey.from_public_bytes(held[:32])
    assert len(held) == 32 + 32 + 16


@pytest.mark.parametrize("text", ["", "{}", '{"format": "x"}'])
def test_what_is_no_sealed_file_is_refused(text):
    with pytest.raises(InvalidValue, match="no sealed file"):
        read_sealed(text, "bid.sealed")
