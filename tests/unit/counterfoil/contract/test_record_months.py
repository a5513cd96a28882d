"""The month a record tells of, and records told of another month."""

from datetime import date, datetime

import pytest

from counterfoil.contract.record_months import day_later, month_told_of, told_of_later
from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    Record,
    Unavailability,
)
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, measured, volume

ENTERED = date(2026, 5, 1)
ACCEPTED = Acceptance(
    id="a", entered_on=ENTERED, charge="plan", milestone="one", accepted_on=date(2024, 2, 29)
)
SAVING = CertifiedSaving(
    id="s", entered_on=ENTERED, charge="fee", certified_on=date(2026, 4, 30), amount_gbp=F(1)
)
FAILURE = Unavailability(
    id="f",
    entered_on=ENTERED,
    regime="cells",
    unit_type="cell",
    units=F(1),
    began=datetime.fromisoformat("2026-03-31T22:00"),
    until=datetime.fromisoformat("2026-04-01T06:00"),
)


@pytest.mark.parametrize(
    ("record", "month", "a_year_on"),
    [
        (volume("2026-04", 5), "2026-04", "2027-04"),
        (measured("calls", "2026-04", 9, 10), "2026-04", "2027-04"),
        (ACCEPTED, "2024-02", "2025-02"),
        (SAVING, "2026-04", "2027-04"),
        (FAILURE, "2026-03", "2027-03"),
    ],
)
def test_each_kind_tells_of_a_month_and_may_tell_of_a_later(record, month, a_year_on):
    assert month_told_of(record) == Month.parse(month)
    assert month_told_of(told_of_later(record, 12)) == Month.parse(a_year_on)


def test_a_failure_keeps_its_clock_times():
    later = told_of_later(FAILURE, 12)
    assert isinstance(later, Unavailability)
    assert (later.began, later.until) == (
        datetime.fromisoformat("2027-03-31T22:00"),
        datetime.fromisoformat("2027-04-01T06:00"),
    )
    still_out = Unavailability(
        id="f",
        entered_on=ENTERED,
        regime="cells",
        unit_type="cell",
        units=F(1),
        began=datetime.fromisoformat("2026-03-31T22:00"),
        until=None,
    )
    assert told_of_later(still_out, 1).until is None  # type: ignore[attr-defined]


def test_a_day_that_the_month_lacks_becomes_its_last():
    assert day_later(date(2026, 1, 31), 3) == date(2026, 4, 30)


def test_a_record_of_no_month_is_left_alone():
    bare = Record(id="x", entered_on=ENTERED)
    assert month_told_of(bare) is None
    assert told_of_later(bare, 12) is bare
