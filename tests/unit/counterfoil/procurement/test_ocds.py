"""Releases held against the published schema, with the United Kingdom's extension."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.procurement.notice_drafts import DRAFTED
from counterfoil.procurement.ocds import ocds_package, ocds_release
from counterfoil.procurement.plan import (
    AwardCriterion,
    CriterionKind,
    Lot,
    PlannedStep,
    Route,
    Supplier,
)
from counterfoil.procurement.registers import Engagement, Published
from counterfoil.procurement.timetable import timetable
from tests.fixtures.ocds_schema import release_validator
from tests.fixtures.procurement_plans import CUSTODY, a_plan

DATED = datetime(2026, 11, 2, 12, 0)  # noqa: DTZ001 London's, as the module takes it
FULL = {
    "route": Route.COMPETITIVE_FLEXIBLE,
    "codes": (CUSTODY,),
    "standstill_days": 8,
    "authority_identifier": "PXYZ-1234-ABCD",
    "lots": (
        Lot(id="1", title="North", gross_gbp=Fraction(700_000), net_gbp=Fraction(583_333)),
        Lot(id="2", title="South", gross_gbp=Fraction(500_000), description="The south."),
    ),
    "criteria": (
        AwardCriterion(name="Care", kind=CriterionKind.QUALITY, weight=Fraction("62.5")),
        AwardCriterion(name="Price", kind=CriterionKind.PRICE, weight=Fraction("37.5")),
    ),
    "contract_end": date(2031, 3, 31),
    "last_extension": date(2033, 3, 31),
    "risks": "A suite may close.",
    "portal": "https://tenders.example/",
    "no_engagement_notice": "Nothing was learned that is not in the documents.",
    "suppliers": (
        Supplier(name="Bidder A", identifier="GB-COH-01234567", gross_gbp=Fraction("690000.555")),
        Supplier(name="Bidder B", lot="2"),
    ),
    "tenders_received": 4,
    "tenders_assessed": 3,
    "no_indicators": "The contract is too small a part of the service.",
    "ocid": "ocds-h6vhtk-0a1b2c",
}
RECORDS = (
    Engagement(
        id="e1",
        entered_on=date(2026, 10, 1),
        held_on=date(2026, 10, 1),
        supplier="Bidder A",
        about="How beds are staffed at night",
    ),
    Published(
        id="n1",
        entered_on=date(2026, 11, 2),
        notice="UK4",
        published_on=date(2026, 11, 2),
        number="099999-2026",
        address="https://notices.example/099999-2026",
    ),
)


def faults(release):
    return [f"{list(one.path)}: {one.message}" for one in release_validator().iter_errors(release)]


@pytest.mark.parametrize("code", DRAFTED)
def test_every_notice_is_valid_in_full_and_with_nothing_filled_in(code):
    full = ocds_release(timetable(a_plan(**FULL)), code, DATED, RECORDS)
    bare = ocds_release(timetable(a_plan(net_gbp=None, codes=())), code, DATED)

    assert faults(full) == []
    assert faults(bare) == []


def test_a_direct_award_is_valid_and_says_its_ground():
    plan = a_plan(
        route=Route.DIRECT_AWARD, ground="exclusive-rights", ground_reason="One firm owns it."
    )
    release = ocds_release(timetable(plan), "UK5", DATED)

    assert faults(release) == []
    assert (
        "Schedule 5 para 5). One firm owns it." in release["tender"]["procurementMethodRationale"]
    )


def test_the_validator_notices_a_field_that_is_none_and_a_word_that_is_none():
    release = ocds_release(timetable(a_plan()), "UK4", DATED)
    stranger = {**release, "tender": {**release["tender"], "colour": "blue"}}
    wrong = {**release, "tender": {**release["tender"], "procurementMethod": "secret"}}

    assert "'colour' does not match" in faults(stranger)[0]
    assert "'secret'" in faults(wrong)[0]


def test_amounts_days_and_the_light_touch_stand_where_the_platform_has_them():
    made = timetable(a_plan(**FULL))
    notice = ocds_release(made, "UK4", DATED, RECORDS)
    award = ocds_release(made, "UK6", DATED, RECORDS)

    assert notice["id"] == "099999-2026"
    assert notice["tender"]["specialRegime"] == ["lightTouch"]
    assert notice["tender"]["value"] == {
        "currency": "GBP",
        "amountGross": 1_200_000,
        "amount": 1_000_000,
    }
    assert notice["tender"]["tenderPeriod"] == {"endDate": "2026-11-02T12:00:00+00:00"}
    assert award["awards"][0]["value"] == {"currency": "GBP", "amountGross": 690_000.56}
    assert award["awards"][0]["standstillPeriod"] == {"endDate": "2026-11-23T23:59:59+00:00"}
    assert [one["value"] for one in award["bids"]["statistics"]] == [4, 3]


def test_a_draft_says_that_it_is_one():
    release = ocds_release(timetable(a_plan()), "UK4", DATED)

    assert (release["ocid"], release["id"]) == ("draft-records-system", "draft-uk4")


def test_a_package_names_the_extension_it_uses():
    package = ocds_package([], "Example Police", DATED)

    assert any("ocds_uk_extension" in one for one in package["extensions"])


def test_a_notice_of_the_running_contract_is_not_made_here():
    with pytest.raises(InvalidValue, match="no release for UK9"):
        ocds_release(timetable(a_plan()), "UK9", DATED)


def test_summer_time_is_londons():
    plan = a_plan(
        begins_on=date(2026, 6, 1),
        conflicts_prepared_on=date(2026, 6, 1),
        steps=(PlannedStep(id="prepare", days=0),),
    )
    release = ocds_release(timetable(plan), "UK4", DATED)

    assert release["tender"]["tenderPeriod"]["endDate"] == "2026-06-26T12:00:00+01:00"
