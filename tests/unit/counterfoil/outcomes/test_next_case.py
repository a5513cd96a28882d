"""The case of the next decision, checked with a pocket calculator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.amounts import Flat, OneOff
from counterfoil.appraisal.business_case import CorrelationGroup, Heading, Line, Role
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.learned import learned_lines, learned_volumes
from counterfoil.outcomes.next_case import NextPlan, next_case
from counterfoil.outcomes.updating import Seen, UpdateRules
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.two_year_case import two_year_case

FY = FinancialYear


def once(name: str, heading: Heading, gbp: float, year: int) -> Line:
    return Line(
        option="partner",
        id=name,
        title=name,
        heading=heading,
        shares=(("force", 1.0),),
        amount=OneOff(gbp=gbp, year=FY(year)),
    )


BASE = two_year_case(in_house=90.0)
CASE = replace(
    BASE,
    lines=(
        *BASE.lines,
        once("transition", Heading.TRANSITION, 12.0, 2025),
        once("exit", Heading.EXIT, 7.0, 2026),
    ),
)
PLAN = NextPlan(
    signed="partner", first_year=FY(2027), years=2, author="commercial lead", reprocurement_gbp=5.0
)


def amounts(found, option: str) -> dict[str, object]:
    return {one.id: one.amount for one in found.case.lines if one.option == option}


def test_extending_goes_on_and_pays_for_the_end_later():
    found = next_case(CASE, PLAN)
    lines = amounts(found, "extend")

    assert set(lines) == {"charge", "exit"}
    assert lines["exit"] == OneOff(gbp=7.0, year=FY(2028))


def test_competing_again_pays_for_leaving_the_competition_and_moving_in():
    lines = amounts(next_case(CASE, PLAN), "recompete")

    assert lines["leaving-exit"] == OneOff(gbp=7.0, year=FY(2027))
    assert lines["competing-again"] == OneOff(gbp=5.0, year=FY(2027))
    assert lines["transition"] == OneOff(gbp=12.0, year=FY(2027))
    assert lines["exit"] == OneOff(gbp=7.0, year=FY(2028))


def test_going_in_house_takes_the_old_option_and_pays_for_leaving():
    found = next_case(CASE, PLAN)

    assert amounts(found, "in-house") == {
        "service": Flat(gbp=90.0),
        "leaving-exit": OneOff(gbp=7.0, year=FY(2027)),
    }
    assert [one.role for one in found.case.options] == [
        Role.COUNTERFACTUAL,
        Role.PARTNER,
        Role.IN_HOUSE,
    ]
    assert "no option to share" in found.missing[0]


def test_without_an_option_in_house_the_service_as_it_was_is_taken():
    lines = tuple(one for one in CASE.lines if one.option != "in-house")
    options = tuple(one for one in CASE.options if one.id != "in-house")
    found = next_case(replace(CASE, lines=lines, options=options), PLAN)

    assert amounts(found, "in-house")["service"] == Flat(gbp=100.0)
    assert "no option in house" in found.missing[0]


def test_a_share_of_the_old_option_to_share_is_moved_too():
    options = tuple(
        replace(one, role=Role.SHARE) if one.id == "in-house" else one for one in CASE.options
    )
    found = next_case(replace(CASE, options=options), PLAN)

    assert amounts(found, "share")["service"] == Flat(gbp=90.0)


def test_what_happened_takes_the_place_of_what_was_hoped():
    # 9 units counted in 2026-27, no growth. The charge came to 1.2 of the stated £8 a unit, and the
    # case is thought to say nothing: with so small a spread the record is all, £9.60.
    volumes = learned_volumes(CASE, {"units": {FY(2025): 9.0, FY(2026): 9.0}})
    seen = [Seen(period="one", planned=80.0, happened=96.0)]
    rules = UpdateRules(doubt=1.0, spreads=(0.001,))
    lines = learned_lines(CASE, {"partner/charge": seen}, rules)
    found = next_case(CASE, PLAN, lines, volumes)

    assert found.case.drivers[0].value == 9.0
    charge = next(one for one in found.case.lines if one.key == "extend/charge")
    assert charge.amount.gbp_per_unit == pytest.approx(9.6, rel=1e-3)  # type: ignore[union-attr]
    assert charge.uncertainty is not None
    assert charge.uncertainty.distribution.mean == pytest.approx(1.0)  # type: ignore[union-attr]
    assert charge.evidence.note.startswith("1.200 of what the signed case stated")
    assert "Volume units: 9 counted in 2026-27" in found.done[1]


def test_what_leaving_really_costs_is_paid_by_every_route_that_leaves():
    # £7 stated, twice that on record.
    rules = UpdateRules(doubt=1.0, high=3.0, spreads=(0.001,))
    seen = {"partner/exit": [Seen(period="once", planned=7.0, happened=14.0)]}
    found = next_case(CASE, PLAN, learned_lines(CASE, seen, rules))

    leaving = {one.key: one.amount for one in found.case.lines if "exit" in one.id}
    assert set(leaving) == {
        "extend/exit",
        "recompete/exit",
        "recompete/leaving-exit",
        "in-house/leaving-exit",
    }
    for amount in leaving.values():
        assert isinstance(amount, OneOff)
        assert amount.gbp == pytest.approx(14.0, rel=1e-3)


def test_a_volume_without_record_goes_on_growing_as_the_case_said():
    # 10 × 1.1² = 12.1 two years later.
    drivers = (replace(CASE.drivers[0], growth=0.1),)
    found = next_case(replace(CASE, drivers=drivers), PLAN)

    assert found.case.drivers[0].value == pytest.approx(12.1)


def test_pairs_of_inputs_that_move_together_keep_doing_so_under_their_new_names():
    group = CorrelationGroup(
        id="costs",
        title="Costs",
        correlation=0.0,
        pairs=(("line.partner/charge", "line.partner/transition", 0.5),),
    )
    found = next_case(replace(CASE, correlations=(group,)), PLAN)

    assert found.case.correlations[0].pairs == (
        ("line.recompete/charge", "line.recompete/transition", 0.5),
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"signed": "partnr"}, "name one of now, partner, in-house"),
        ({"reprocurement_body": "mayor"}, "name one of force"),
        ({"first_year": FY(2025)}, "give a year after 2025-26"),
    ],
)
def test_a_plan_that_does_not_fit_the_case_is_refused(change, said):
    with pytest.raises(InvalidValue, match=said):
        next_case(CASE, replace(PLAN, **change))


def test_a_plan_without_years_is_refused():
    with pytest.raises(InvalidValue, match="give 1 year or more"):
        replace(PLAN, years=0)
