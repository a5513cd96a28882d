"""One value as text, and the mend for each that is none."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.contract.charges import FixedCharge, VolumeTolerance, Window
from counterfoil.contract.records import Unavailability, Volume
from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.contractfile.value_text import read_value, write_value
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month


def shape(kind, name):
    return next(one for one in shapes_of(kind) if one.name == name)


def of(holds, kind=None):
    return Shape("it", holds, required=True, default=None, of=kind)


@pytest.mark.parametrize(
    ("holds", "value"),
    [
        (Holds.TRUTH, True),
        (Holds.WHOLE, 12),
        (Holds.NUMBER, Fraction(1, 3)),
        (Holds.DECIMAL, Decimal("-12.50")),
        (Holds.DAY, date(2026, 4, 1)),
        (Holds.MOMENT, datetime.fromisoformat("2026-04-01T14:30")),
        (Holds.MOMENT, datetime.fromisoformat("2026-04-01T14:30:05.000007")),
        (Holds.CLOCK, time(6, 30)),
        (Holds.CLOCK, time(6, 30, 1)),
        (Holds.MONTH, Month(2026, 4)),
        (Holds.TEXT, " as it was: =1 "),
    ],
)
def test_each_is_read_back_as_it_was(holds, value):
    assert read_value(write_value(value, of(holds)), of(holds)) == value


def refusal(text, of_what):
    with pytest.raises(InvalidValue) as told:
        read_value(text, of_what)
    return f"{told.value.what}; {told.value.mend}"


@pytest.mark.parametrize(
    ("text", "of_what", "told"),
    [
        ("£1,200", shape(FixedCharge, "yearly_gbp"), "write 1200"),
        ("3%", shape(FixedCharge, "yearly_gbp"), "give it in pounds"),
        ("5", shape(VolumeTolerance, "band"), "write 5% if per cent is meant"),
        ("31/03/2026", shape(FixedCharge, "starts"), "write 2026-03-31"),
        ("soon", shape(FixedCharge, "starts"), "write it as 2026-04-01"),
        ("April 2026", shape(Volume, "month"), "write 2026-04"),
        ("2026-13", shape(Volume, "month"), "write it as 2026-04"),
        ("2026-04-01", shape(Unavailability, "began"), "write the day and the local time"),
        ("2026-04-01T10:00Z", shape(Unavailability, "began"), "is not a local day and time"),
        ("seven", of(Holds.CLOCK), "write it as 07:00"),
        ("maybe", of(Holds.TRUTH), "write yes or no"),
        ("1.5", of(Holds.WHOLE), "whole number"),
        ("1/3", of(Holds.DECIMAL), "write digits"),
        ("mont", of(Holds.WORD, Window), "did you mean month?"),
        ("a\x07", of(Holds.TEXT), "control character U+0007"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_mend(text, of_what, told):
    assert told in refusal(text, of_what)


def test_a_control_character_is_not_written():
    with pytest.raises(InvalidValue, match=r"U\+0000"):
        write_value("a\0", of(Holds.TEXT))
