from __future__ import annotations

import pytest

from counterfoil.casefile.shares_text import (
    read_ids,
    read_pairs,
    read_shares,
    write_ids,
    write_pairs,
    write_shares,
)
from counterfoil.errors import InvalidValue


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("cleveland", (("cleveland", 1.0),)),
        ("cleveland 0.5", (("cleveland", 0.5),)),
        ("a 0.25; b 0.75", (("a", 0.25), ("b", 0.75))),
        ("a: 0.25 ;b: 0.75;", (("a", 0.25), ("b", 0.75))),
    ],
)
def test_shares_are_read(text, shares):
    assert read_shares(text) == shares
    assert read_shares(write_shares(shares)) == shares


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("a 60%; b 40%", "a 0.6"),
        ("a; b", "cleveland 0.6"),
        ("the force 0.5", "cleveland 0.5"),
    ],
)
def test_shares_that_are_not_are_mended(text, mend):
    with pytest.raises(InvalidValue) as fault:
        read_shares(text)
    assert fault.value.mend.endswith(f": {mend}")


def test_ids_are_parted_by_semicolons():
    assert read_ids(" nao-2013 ;; hmic-2013;") == ("nao-2013", "hmic-2013")
    assert read_ids(write_ids(("a", "b"))) == ("a", "b")


def test_pairs_are_read():
    pairs = (("driver.a", "line.x/y", 0.3), ("driver.a.growth", "risk.x/z", -0.5))

    assert read_pairs(write_pairs(pairs)) == pairs
    assert read_pairs("driver.a~line.x/y:0.3") == pairs[:1]


@pytest.mark.parametrize("text", ["driver.a, driver.b: 0.3", "a ~ b", "a ~ b: much", "~ b: 0.1"])
def test_pairs_that_are_not_are_told(text):
    with pytest.raises(InvalidValue, match="is not a pair of inputs"):
        read_pairs(text)
