"""Hours in use and hours lost."""

from datetime import date, datetime, time
from fractions import Fraction

import pytest

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.records import Unavailability
from counterfoil.contract.term import Term
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month

TERM = Term(date(2026, 4, 1), date(2028, 3, 31))
MAY, JUNE = Month(2026, 5), Month(2026, 6)


def regime(**more) -> AvailabilityRegime:
    return AvailabilityRegime(
        **{
            "id": "cells",
            "title": "Cells",
            "clause": "Schedule 9",
            "unit_types": (UnitType(id="cell", title="Cell", count=Fraction(20)),),
            "rate_gbp": Fraction(12),
            "rectification": Fraction(4),
            **more,
        }
    )


def failure(began: str, until: str | None) -> Unavailability:
    return Unavailability(
        id="e1",
        regime="cells",
        unit_type="cell",
        units=Fraction(2),
        began=datetime.fromisoformat(began),
        until=None if until is None else datetime.fromisoformat(until),
        entered_on=date(2026, 6, 1),
    )


@pytest.mark.parametrize(
    ("began", "until", "month", "hours"),
    [
        ("2026-05-10T08:00", "2026-05-10T12:00", MAY, 0),  # mended within the 4 hours
        ("2026-05-10T08:00", "2026-05-10T13:30", MAY, Fraction(3, 2)),
        ("2026-05-31T18:00", "2026-06-01T06:00", MAY, 2),  # 22:00 to midnight
        ("2026-05-31T18:00", "2026-06-01T06:00", JUNE, 6),
        ("2026-05-30T20:00", None, MAY, 24),  # all of 31 May
        ("2026-05-30T20:00", None, JUNE, 720),  # and all of June
    ],
)
def test_hours_lost_all_day(began, until, month, hours):
    assert regime().hours_lost(failure(began, until), month, TERM) == hours


def test_only_the_hours_of_use_count():
    """Open 8 to 18: grace from 16:00 to 20:00 leaves nothing that day; the next day is 10."""
    day = regime(opens=time(8), closes=time(18))
    assert day.hours_a_day == 10
    lost = day.hours_lost(failure("2026-05-10T16:00", "2026-05-12T00:00"), MAY, TERM)
    assert lost == 10


def test_hours_of_use_over_midnight():
    """Open 22 to 6, grace from 20:00 to 24:00: midnight to 6, then 22 to 24 the next evening."""
    night = regime(opens=time(22), closes=time(6))
    assert night.hours_a_day == 8
    lost = night.hours_lost(failure("2026-05-10T20:00", "2026-05-12T00:00"), MAY, TERM)
    assert lost == 6 + 2


def test_hours_required_of_a_part_month():
    short = Term(date(2026, 5, 22), date(2028, 3, 31))
    assert regime().hours_required(MAY, short) == 240


def test_types_of_unit_have_names_of_their_own():
    assert regime().unit_type("cell").count == 20
    assert regime().unit_type("van") is None
    with pytest.raises(InvalidValue, match="no unit types"):
        regime(unit_types=())
