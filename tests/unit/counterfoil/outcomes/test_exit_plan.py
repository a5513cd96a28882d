"""The exit plan: days in order, prices known and not, what leaving costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.decision_calendar import decision_calendar
from counterfoil.outcomes.exit_plan import exit_plan
from counterfoil.outcomes.handback import HandbackItem, HandbackKind, HandbackStatus, handback
from tests.fixtures.small_ledgers import SPENT, F
from tests.fixtures.small_outcomes import the_ledger

DAY = date(2027, 4, 20)


def item(name: str, **more) -> HandbackItem:
    fields = {"what": HandbackKind.ASSET, "title": name, "status": HandbackStatus.LISTED, **more}
    return HandbackItem(id=name, entered_on=date(2026, 4, 1), **fields)


ITEMS = (
    item("vans", price_gbp=F(40_000), owner="fleet manager", needed_by=date(2027, 12, 1)),
    item("records", what=HandbackKind.DATA),
    item("desks", status=HandbackStatus.NOT_COMING),
    item("keys", status=HandbackStatus.ACCEPTED, evidence="inventory", price_gbp=F(10)),
)


def plan(*costs):
    held = the_ledger(*costs)
    calendar = decision_calendar(held.contract, DAY)
    return exit_plan(held, calendar, handback(ITEMS, DAY, calendar.ends)), calendar


def test_days_stand_in_order_and_what_is_settled_is_left_out():
    found, calendar = plan()
    assert [one.on for one in found.steps] == sorted(one.on for one in found.steps)
    told = {one.title: one for one in found.steps}
    assert (told["vans"].on, told["vans"].owner) == (date(2027, 12, 1), "fleet manager")
    assert told["records"].on == told["The contract ends"].on == calendar.ends
    assert not {"desks", "keys"} & set(told)
    assert found.decide_by == calendar.decide_by
    assert {one.title for one in found.overdue} <= set(told)


def test_the_price_of_what_comes_back_and_what_has_none():
    found, _ = plan()
    assert found.price_gbp == 40_010
    assert [one.id for one in found.without_price] == ["records"]


def test_what_leaving_costs_as_promised_and_on_record():
    """£2,400 is promised once; £900 is recorded of it, and £300 beside it."""
    (promised,) = plan()[0].leaving
    assert (promised.promised_gbp, promised.recorded_gbp) == (2_400, None)
    paid = replace(
        SPENT, id="a", case_line="partner/leaving", heading=Heading.EXIT, amount_gbp=F(900)
    )
    extra = replace(paid, id="b", title="Survey", case_line="", amount_gbp=F(300))
    found, _ = plan(paid, extra)
    assert [(one.promised_gbp, one.recorded_gbp) for one in found.leaving] == [
        (2_400, 900),
        (None, 300),
    ]


def test_without_a_contract_or_case_what_comes_back_is_told_all_the_same():
    bare = replace(the_ledger(with_contract=False), case=None)
    found = exit_plan(bare, None, handback(ITEMS, DAY))
    assert (found.ends, found.decide_by, found.leaving) == (None, None, ())
    assert [one.title for one in found.steps] == ["vans"]
