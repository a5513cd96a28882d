"""The example procurements: their days by hand, and what each is there to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import counterfoil
from counterfoil.errors import errors_among
from counterfoil.procurement.clarifications import clarifications
from counterfoil.procurement.conflicts import conflicts_assessment
from counterfoil.procurement.coverage import Standing
from counterfoil.procurement.plan import Route
from counterfoil.procurement.timetable import timetable
from counterfoil.procurementfile.folder import check_procurement_folder
from counterfoil.tenderfile.folder import read_tender_folder

CONTENT = Path(counterfoil.__file__).parent / "content"
ROOT = CONTENT / "example_procurements"
TODAY = date(2026, 11, 23)
NAMES = sorted(one.name for one in ROOT.iterdir())


def held(name):
    found, problems = check_procurement_folder(ROOT / name, TODAY)
    assert errors_among(problems) == ()
    return found


def on(name, *steps):
    made = timetable(held(name).plan)
    return [made.on(step) for step in steps]


def test_there_is_one_for_each_example():
    assert sorted(one.name for one in (CONTENT / "examples").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound_and_says_that_it_is_made_up(name):
    assert held(name).plan.illustrative


def test_custody_is_light_touch_with_a_standstill_of_its_own_accord():
    """Notice 20 January 2027: 20, 21, 22, 25, 26, 27, 28 and 29 January are eight working days."""
    assert timetable(held("cleveland-custody-2017").plan).coverage.light_touch
    assert on("cleveland-custody-2017", "tenders", "standstill", "sign") == [
        date(2026, 11, 23),  # 56 days after 28 September: 2 and 31 and 23
        date(2027, 1, 29),
        date(2027, 1, 30),
    ]


def test_custody_is_the_competition_of_the_example_tender():
    tender = read_tender_folder(CONTENT / "example_tenders" / "custody-2027").dossier.plan
    plan = held("cleveland-custody-2017").plan
    assert (plan.id, plan.title, plan.authority) == (tender.id, tender.title, tender.authority)
    assert timetable(plan).on("tenders") == tender.bids_due.date()
    assert plan.closing_time == tender.bids_due.time()


def test_custody_shows_an_answer_that_is_not_equal_and_an_interest_to_decide_on():
    found = held("cleveland-custody-2017")
    assert [one.owed for one in clarifications(found.records)] == [(), (), ("Bidder D",)]
    assessment = conflicts_assessment(found.plan, found.records)
    assert [one.person for one in assessment.open] == ["Contract manager"]
    assert assessment.kept_out == {"Contract manager"}
    assert not assessment.up_to_date(TODAY)


def test_business_services_have_the_full_duties_over_a_bank_holiday():
    """2 August 2027 is a holiday in Scotland: 29, 30 July, 3 to 6, 9 and 10 August."""
    made = timetable(held("lincolnshire-business-2012").plan)
    assert made.coverage.standing is Standing.COVERED
    assert not made.coverage.light_touch
    assert [made.on(step) for step in ("award", "standstill", "sign")] == [
        date(2027, 7, 29),
        date(2027, 8, 10),
        date(2027, 8, 11),
    ]


def test_advice_is_a_call_off_with_its_standstill_over_christmas():
    found = held("ammanford-consultancy-2013")
    assert found.plan.route is Route.FRAMEWORK_CALL_OFF
    assert on("ammanford-consultancy-2013", "award", "standstill", "sign") == [
        date(2026, 12, 18),
        date(2026, 12, 31),  # 25 and 28 December are left out
        date(2027, 1, 1),
    ]
