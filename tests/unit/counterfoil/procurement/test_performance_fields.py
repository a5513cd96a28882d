"""The indicators as a notice tells them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counterfoil.performance.ratings import Rating
from counterfoil.procurement.contract_occasions import occasion_named
from counterfoil.procurement.performance_fields import indicators, ratings
from tests.fixtures.running_contracts import assessment, document, running

ON = date(2027, 12, 1)


def about(one, name="kpi-1"):
    return occasion_named(one, "UK9", name, ON)


def test_each_indicator_has_its_rating_target_and_result():
    one = running(
        assessments=(assessment(Rating.GOOD, Rating.APPROACHING, Rating.INADEQUATE),),
    )
    assert indicators(one, about(one)) == (
        "Calls answered; Payroll right first time; Invoices settled",
        "",
    )
    text, lacks = ratings(one, about(one))
    assert text.startswith("Calls answered: Good (target 90% or more, result 92%); Payroll")
    assert "Invoices settled: Inadequate" in text
    assert lacks == ""


def test_fewer_than_three_are_not_enough():
    terms = document().versions[0]
    held = replace(document(), versions=(replace(terms, measures=terms.measures[:1]),))
    one = running(document=held, assessments=(assessment(Rating.GOOD),))

    assert indicators(one, about(one))[1].endswith("(published_kpi: yes); 1 is")
    assert ratings(one, about(one))[1] == "the notice reports 3 indicators, and 1 is rated"


def test_what_is_not_rated_yet_is_missing():
    one = running()
    assert ratings(one, about(one))[0] == ""
    assert "Performance" in ratings(one, about(one))[1]
