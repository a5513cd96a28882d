"""A file goes with a form and comes back whole, or not at all."""

from __future__ import annotations

import zlib
from base64 import b64encode

import pytest

from counterfoil_web.records.carried_files import carried, taken_out


def test_it_comes_back_whole():
    assert taken_out(carried(b"a,b")) == b"a,b"


BOMB = b64encode(zlib.compress(bytes(60_000_000))).decode()


@pytest.mark.parametrize(
    "text",
    [
        *("", "not a file", carried(b"0" * 9_000_000), carried(b"a,b")[:-6]),
        *(zlib.compress(b"x").hex(), BOMB),
    ],
    ids=["nothing", "words", "large", "cut", "hex", "bomb"],
)
def test_anything_else_is_none(text):
    assert taken_out(text) is None
