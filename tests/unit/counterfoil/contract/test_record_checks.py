"""Records against the terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from counterfoil.contract.record_checks import check_records
from counterfoil.contract.records import OpenBookCost
from counterfoil.errors import Severity
from counterfoil.quantities.years import Month
from tests.fixtures.every_kind_of_record import every_kind_of_record
from tests.fixtures.every_term_contract import every_term_contract

F = Fraction

CONTRACT = every_term_contract()
GOOD = every_kind_of_record()


def swapped(name, **changes):
    return [replace(one, **changes) if one.id == name else one for one in GOOD]


def test_sound_records_have_nothing_wrong_with_them():
    assert check_records(CONTRACT, GOOD) == ()


@pytest.mark.parametrize(
    ("name", "changes", "what", "mend"),
    [
        ("v2", {"month": Month(2031, 5)}, "2031-05 is outside the term", "2026-04 to 2031-04"),
        ("v2", {"count": F(-1)}, "the volume is below nought", "nought or more"),
        ("v2", {"volume": "call"}, "no volume 'call'", "did you mean calls?"),
        ("v2", {"supersedes": ""}, "calls 2026-05 supplier is recorded already", "supersedes: v1"),
        ("v2", {"supersedes": "v9"}, "supersedes v9, and there is no such record", "the id"),
        ("v2", {"supersedes": "v2"}, "leads back to itself", "the later record"),
        ("v2", {"supersedes": "m1"}, "of another kind", "same kind"),
        ("v2", {"entered_on": date(2026, 6, 2)}, "entered after it", "2026-06-03"),
        ("v2", {"id": "v1"}, "the id v1 is used already", "of its own"),
        ("m1", {"measure": "answer"}, "no measure 'answer'", "did you mean answered?"),
        ("m1", {"denominator": F(0)}, "the denominator is 0", "how many there were"),
        ("m1", {"sample": -2}, "the sample is below nought", "looked at"),
        (
            "u1",
            {"until": datetime.fromisoformat("2026-05-03T14:00")},
            "before it began",
            "exchange",
        ),
        ("u1", {"units": F(51)}, "51 units are out of use, and there are 50", "at most 50"),
        ("u1", {"units": F(0)}, "no unit is out of use", "how many"),
        ("u1", {"unit_type": "dry"}, "no type of unit 'dry'", "standard, wet"),
        ("u1", {"regime": "vans"}, "no availability regime 'vans'", "cells"),
        (
            "u2",
            {"began": datetime.fromisoformat("2032-01-01T00:00")},
            "outside the term",
            "2031-04-14",
        ),
        ("r1", {"event": "u9"}, "no unavailability has the id u9", "excused"),
        ("r1", {"of": "late"}, "no measure or availability regime 'late'", "answered"),
        ("c1", {"of": "desk"}, "no charge passed through or shared 'desk'", "gain, licences"),
        ("d1", {"grade": "Director"}, "no grade 'Director'", "Partner"),
        ("d1", {"days": F(-1)}, "the number of days is below nought", "nought or more"),
        ("a1", {"milestone": "desing"}, "no milestone 'desing'", "did you mean design?"),
        ("a1", {"accepted_on": date(2040, 1, 1)}, "outside the term", "2031-04-14"),
        ("s1", {"charge": "gain"}, "no contingent fee 'gain'", "success"),
        ("i1", {"series": "RPI"}, "no index series 'RPI'", "CPI"),
        ("i1", {"value": F(0)}, "the index is not above nought", "131.2"),
        ("w1", {"reason": " "}, "waived without a reason", "say why"),
        ("w1", {"approved_by": ""}, "waived without approval", "who"),
        ("w1", {"of": "cells"}, "no measure 'cells'", "answered"),
        ("n1", {"currency": "EUR"}, "the invoice is in EUR, and the contract in GBP", "GBP"),
    ],
)
def test_each_fault_is_told_with_its_place_and_mend(name, changes, what, mend):
    records = swapped(name, **changes)
    found = [
        one
        for one in check_records(CONTRACT, records)
        if one.severity is Severity.ERROR and what in one.what and mend in one.mend
    ]
    assert found
    assert found[0].where.endswith(changes.get("id", name))


def test_a_place_given_is_the_place_told():
    places = [f"file, row {number}" for number in range(len(GOOD))]
    (found,) = check_records(CONTRACT, swapped("v2", count=F(-1)), places)
    assert found.where == "file, row 1"


def test_a_month_in_which_nothing_was_counted_is_a_warning():
    (found,) = check_records(CONTRACT, swapped("m1", numerator=F(0), denominator=F(0)))
    assert found.severity is Severity.WARNING


def test_a_duplicate_invoice_number_is_told_whatever_its_capitals():
    again = replace(GOOD[-1], id="n2", number=" inv-001")
    (found,) = check_records(CONTRACT, [*GOOD, again])
    assert "was entered already, in invoice n1" in found.what


def test_superseding_twice_is_told():
    again = replace(GOOD[1], id="v3")
    found = check_records(CONTRACT, [*GOOD, again])
    assert "v1 is superseded already, by volume v2" in found[0].what
    assert "supersede v2" in found[0].mend


def test_events_that_together_hold_more_units_than_there_are_are_told():
    more = replace(GOOD[3], id="u3", units=F(49))
    (found,) = check_records(CONTRACT, [*GOOD, more])
    assert "51 units are out of use, of 50" in found.what


def test_a_unit_that_goes_out_as_another_comes_back_is_not_counted_twice():
    after = replace(GOOD[3], id="u3", units=F(50), began=GOOD[3].until, until=None)
    assert check_records(CONTRACT, [*GOOD, after]) == ()


def test_a_credit_is_a_warning():
    credit = OpenBookCost(
        id="c2",
        of="licences",
        month=Month(2026, 5),
        amount_gbp=F(-5),
        item="b",
        entered_on=date(2026, 6, 3),
    )
    (found,) = check_records(CONTRACT, [*GOOD, credit])
    assert found.severity is Severity.WARNING
