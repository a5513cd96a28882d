"""The log of market engagement, against sections 16 and 17."""

from __future__ import annotations

from datetime import date

from counterfoil.procurement.engagement import engagement_problems, engagements
from counterfoil.procurement.registers import Engagement, Published
from tests.fixtures.procurement_plans import a_plan

DAY = date(2026, 10, 1)
NOTICE = date(2026, 11, 2)


def met(**changes):
    values = {
        "id": "e1", "entered_on": DAY, "held_on": DAY, "supplier": "Bidder A", "about": "Beds",
    }  # fmt: skip
    return Engagement(**{**values, **changes})


UK2 = Published(id="n1", entered_on=DAY, notice="UK2", published_on=DAY)


def told(*records, plan=None, covered=True):
    found = engagement_problems(plan or a_plan(), records, NOTICE, covered=covered)
    return [one.what for one in found]


def test_asking_the_market_needs_its_notice_first_or_a_reason():
    (what,) = told(met())
    assert "no preliminary market engagement notice" in what
    late = Published(id="n1", entered_on=DAY, notice="UK2", published_on=date(2026, 11, 3))
    assert told(met(), late) == [what]
    assert told(met(), UK2) == []
    assert told(met(), plan=a_plan(no_engagement_notice="It was one call.")) == []
    assert told(met(), covered=False) == []


def test_what_one_supplier_was_told_all_can_read():
    (what,) = told(met(told="The number of beds"), UK2)
    assert what == "Bidder A was told something that other suppliers cannot read"
    assert told(met(told="The number of beds", published_in="Document 3"), UK2) == []


def test_an_advantage_is_taken_away():
    (what,) = told(met(advantage="It wrote the specification."), UK2)
    assert "an advantage that nothing took away" in what


def test_the_market_is_not_asked_after_the_notice_and_the_log_is_in_order():
    late = met(id="e2", held_on=date(2026, 11, 4))
    assert told(late, met(), UK2) == [
        "it was held on 2026-11-04, after the tender notice of 2026-11-02"
    ]
    assert [one.id for one in engagements((late, met()))] == ["e1", "e2"]
