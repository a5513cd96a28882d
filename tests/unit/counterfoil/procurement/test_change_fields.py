"""A modification in the words of a change notice, its shares and days by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.performance.modifications import Route
from counterfoil.procurement.change_fields import (
    copy,
    ground,
    modification,
    standstill,
    term_change,
    value_change,
)
from counterfoil.procurement.contract_occasions import occasion_named
from tests.fixtures.running_contracts import change, changes, document, running

ON = date(2027, 5, 1)


def told(field, *made, **more):
    one = running(changes=changes(*made), **more)
    name = f"change-{made[-1].id}"
    return field(one, occasion_named(one, "UK10", name, ON))


def test_value_and_term_before_and_after():
    # £1.5m of £12m is 12.5%. The term is 1,826 days; 182.6 are a tenth; 183 are 10.02%.
    longer = change("1", 1_500_000, days=183)

    assert told(value_change, longer)[0] == (
        "£12,000,000.00 before, £13,500,000.00 after, with tax: 12.5% of it"
    )
    # 30 September 2031 and 183 days: 31 + 30 + 31 + 31 + 29 days to the end of February 2032
    # are 152, and 31 more to the end of March are 183
    assert told(term_change, longer)[0] == (
        "Ended on 30 September 2031, ends on 31 March 2032: 10.02% of the term"
    )


def test_a_second_change_goes_on_from_the_first():
    first = change("1", 1_500_000, agreed_on=date(2027, 1, 4))
    assert told(value_change, first, change("2", 2_000_000))[0].startswith(
        "£13,500,000.00 before, £15,500,000.00 after"
    )
    assert told(term_change, first, change("2", 2_000_000))[0] == (
        "Unchanged: it ends on 30 September 2031"
    )


@pytest.mark.parametrize(
    ("more", "against"),
    [
        ({"route": Route.PROVIDED_FOR}, ""),
        ({"route": None}, "choose the ground"),
        ({"route": Route.UNFORESEEABLE, "gbp": 6_000_001}, "more than 50%"),
        ({"route": Route.UNFORESEEABLE, "gbp": 6_000_000}, ""),
        (
            {"route": Route.NOT_SUBSTANTIAL, "materially_changes_scope": True},
            "a ground of Schedule 8, or a new procurement",
        ),
        ({"route": Route.NOT_SUBSTANTIAL, "shifts_balance": None}, "shifts the balance"),
        ({"route": Route.BELOW_THRESHOLD}, "more than 10% of the value"),
    ],
)
def test_a_ground_that_the_change_does_not_fit_is_refused(more, against):
    gbp = more.pop("gbp", 1_500_000)
    text, lacks = told(ground, change("1", gbp, **more))

    assert bool(lacks) == bool(against)
    assert against in lacks
    assert bool(text) == (more["route"] is not None)


def test_the_reason_is_asked_for():
    assert told(modification, change("1", 1_500_000))[0] == (
        "Two more offices. Reason: Two more stations joined."
    )
    assert "write the reason" in told(modification, change("1", 1_500_000, reason=""))[1]


def test_a_copy_is_published_for_a_contract_that_is_or_becomes_large():
    # 90 days beginning with 1 June 2027: 30 + 31 + 29 August
    assert "by 29 August 2027" in told(copy, change("1", 1_500_000))[0]
    small = replace(document(), value_gbp=document().value_gbp / 4)  # £3m
    grows = told(copy, change("1", 2_000_000), document=small)[0]
    assert grows == "None: the contract is not over £5,000,000."
    assert "by 29 August 2027" in told(copy, change("1", 2_000_001), document=small)[0]


def test_a_standstill_is_voluntary():
    assert "at least 8 working days" in told(standstill, change("1", 1_500_000))[0]


def test_a_value_that_is_not_stated_is_missing():
    unknown = replace(document(), value_gbp=None)
    one = running(document=unknown, changes=changes(change("1", 1_500_000)))
    about = occasion_named(one, "UK10", "", ON)
    assert "value_gbp" in value_change(one, about)[1]
    assert "value_gbp" in copy(one, about)[1]
