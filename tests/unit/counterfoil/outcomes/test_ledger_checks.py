"""What is wrong with a ledger is told all at once, with where and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.vocabulary import Heading
from counterfoil.errors import errors_among
from counterfoil.outcomes.actuals import ActualCost, ActualVolume
from counterfoil.outcomes.benefits import BudgetAmount, Planned
from counterfoil.outcomes.document import (
    CounterfactualMove,
    DelayHappened,
    PriceLink,
    StatementLine,
    VolumeLink,
)
from counterfoil.outcomes.ledger_checks import budgets_of, ledger_problems, place_of
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    MARCH,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)

F = Fraction

WHOLE_YEAR = {"entered_on": ENTERED, "from_month": APRIL, "to_month": MARCH}


def told(*records, **document):
    found = errors_among(ledger_problems(the_ledger(*records, **document)))
    return [(one.where, one.what) for one in found]


def test_a_sound_ledger_has_no_problem_at_all():
    sound = the_ledger(the_benefit(), a_claim(), a_certification(), a_banking())

    assert ledger_problems(sound) == ()


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (the_benefit(case_line="partner/savings"), "there is no line of the case partner/savings"),
        (the_benefit(line_share=F(2)), "line_share is not above 0"),
        (the_benefit(unit="hour"), "cash-releasing and counted in hour"),
        (the_benefit(baseline_on=None), "a value or a day, and not both"),
        (the_benefit(baseline_signed_on=None), "a signature or its day"),
        (the_benefit(to_month=APRIL + -1), "ends in 2026-03, before it starts in 2026-04"),
        (
            ActualVolume(id="v", driver="arrests", count=F(1), **WHOLE_YEAR),
            "there is no driver of the case arrests",
        ),
        (
            ActualCost(id="c", heading=Heading.BENEFIT, title="x", amount_gbp=F(1), **WHOLE_YEAR),
            "a cost has the heading of a benefit",
        ),
        (Planned(id="p", benefit="saving", amount=F(1), **WHOLE_YEAR), "descends from"),
    ],
    ids=lambda one: getattr(one, "kind", None),
)
def test_each_record_that_does_not_fit_is_told(record, what):
    records = (record,) if record.kind == "benefit" else (the_benefit(), record)

    found = told(*records)

    assert len(found) == 1
    assert found[0][0] == place_of(record)
    assert what in found[0][1]


def test_months_the_wrong_way_round_are_told_before_anything_is_summed():
    found = told(the_benefit(), a_claim(from_month=MARCH, to_month=APRIL))

    assert found == [("claim claim-1", "it goes from 2027-03 to 2026-04")]


def test_a_record_superseded_twice_is_told_with_the_one_that_did_it_first():
    claims = [a_claim(), *(a_claim(name, supersedes="claim-1") for name in ("two", "three"))]

    found = told(the_benefit(), *claims)

    assert ("claim three", "claim-1 is superseded already, by claim two") in found


def test_a_signed_contract_without_a_version_of_a_case_is_told():
    bare = replace(the_ledger(), case=None)

    found = errors_among(ledger_problems(bare))

    assert found[0].where == "outcomes.yaml, case"
    assert "no version of a case is named, and a contract is signed" in found[0].what


def test_another_version_of_the_case_cannot_stand_in_for_the_approved_one():
    found = told(the_benefit(), case_fingerprint="0" * 64)

    assert found[0][0] == "outcomes.yaml, case_fingerprint"
    assert "not the version that was approved" in found[0][1]


def test_the_document_names_only_what_there_is():
    more = {"basis": Basis.ASSUMED, "reason": "said"}
    found = told(
        the_benefit(),
        option="partners",
        price_base="2026",
        volumes=(VolumeLink(driver="detentions", volume="arrests"),),
        moves=(
            CounterfactualMove(line="now/car", driver="detentions", share=F(1), **more),
            CounterfactualMove(line="now/building", driver="detentions", share=F(2), **more),
            CounterfactualMove(line="now/service", driver="detentions", share=F(1), **more),
        ),
        prices=(PriceLink(index="held", series="cpi"),),
        delays=(DelayHappened(delay="talks", months=F(1), basis=Basis.ASSUMED),),
        statement_lines=(StatementLine(line="partner/savings"),),
    )

    assert [where for where, _ in found] == [
        "outcomes.yaml, price_base",
        "outcomes.yaml, option",
        "outcomes.yaml, volumes",
        "outcomes.yaml, prices",
        "outcomes.yaml, delays",
        "outcomes.yaml, statement_lines",
        "outcomes.yaml, moves",
        "outcomes.yaml, moves",
        "outcomes.yaml, moves",
    ]
    assert found[-1][1].startswith("now/service is priced by a driver")


def test_budgets_are_those_recorded_and_else_those_of_the_case():
    recorded = BudgetAmount(
        id="b", budget_line="fleet", body="force", amount_gbp=F(600), **WHOLE_YEAR
    )

    found = budgets_of(the_ledger(the_benefit(), recorded))

    assert found["fleet"] == {FinancialYear(2026): F(600)}
    assert found["custody"][FinancialYear(2027)] == 120_000
