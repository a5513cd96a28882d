from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.experience import SavingStatement, partnership, partnerships
from counterfoil.experience.promises import missing_cost, missing_saving, promise_against_report

STATED = SavingStatement(gbp=1, period_years=1, basis="target", note=None)


def test_a_pair_on_one_footing_is_compared_in_every_reading():
    pair = promise_against_report(partnership("lincolnshire-g4s-2012"))

    assert pair.comparable
    assert [round(reading.value, 4) for reading in pair.readings] == [1.3889, 1.4444]
    assert "Year-1 excess over guarantee 1.4m vs 1.6m" in pair.conflicts


def test_a_pair_on_two_footings_is_shown_and_not_compared():
    pair = promise_against_report(partnership("cleveland-reliance-custody-2007"))

    assert pair.promised.gbp == 2_074_000
    assert pair.reported.gbp == 721_000
    assert not pair.comparable
    assert pair.readings == ()
    assert "do not measure the same thing" in pair.why


def test_only_two_partnerships_can_be_compared():
    comparable = [one.id for one in partnerships() if promise_against_report(one).comparable]

    assert comparable == ["lincolnshire-g4s-2012", "cleveland-steria-2010"]


@pytest.mark.parametrize(
    ("promised", "reported", "told"),
    [
        (None, None, "No saving, promised or reported"),
        (STATED, None, "No reported saving"),
        (None, STATED, "No promised saving"),
        (STATED, STATED, "Nobody has thought through"),
        (replace(STATED, gbp=None), STATED, "No promised saving"),
    ],
)
def test_what_is_missing_for_savings_is_told(promised, reported, told):
    record = replace(
        partnership("psni-kpmg-service-first"), savings_promised=promised, savings_reported=reported
    )

    assert missing_saving(record).startswith(told)
    assert promise_against_report(record).why.startswith(told)


def test_what_is_missing_for_costs_is_told():
    record = partnership("psni-kpmg-service-first")

    assert missing_cost(record).startswith("Neither")
    assert missing_cost(replace(record, value_gbp=5)) == "No final cost was found."
