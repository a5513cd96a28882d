from __future__ import annotations

import pytest

from counterfoil.casefile.nearest_word import choose_among, nearest_word

HEADINGS = ("charge", "retained_cost", "client_side", "benefit")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Retained cost", "retained_cost"),
        ("client-side", "client_side"),
        ("BENEFITS", "benefit"),
        ("chrage", "charge"),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_the_word_meant_is_found(typed, meant):
    assert nearest_word(typed, HEADINGS) == meant


def test_long_lists_are_cut():
    assert choose_among("zzz", [f"word{n}" for n in range(40)]).endswith("word13, …")


def test_with_nothing_allowed_it_is_to_be_left_out():
    assert choose_among("word", ()) == "leave it out"
