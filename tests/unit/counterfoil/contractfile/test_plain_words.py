"""Figures in words."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.contractfile.plain_words import counted, listed, money, percent


def test_money_and_shares_are_written_in_full():
    assert money(Fraction("-1234.5")) == "−£1,234.50"
    assert money(Fraction(1, 3)) == "£1/3"
    assert percent(Fraction("0.9185")) == "91.85%"


def test_lists_and_counts_read_as_english():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a; and b"
    assert counted(Fraction(5, 2), "hour") == "2.5 hours"
