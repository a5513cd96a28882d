"""Changes against the tests of s.74 and Schedule 8 of the Procurement Act 2023."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.terms import Law
from counterfoil.performance.modifications import Change, Route, change_register
from tests.fixtures.contracts import contract_with, fixed

CONTRACT = replace(contract_with(fixed()), light_touch=False, value_gbp=Decimal(6_000_000))
"""731 days from 1 April 2026 to 31 March 2028."""


def change(name: str = "c1", **more) -> Change:
    return Change(
        **{
            "id": name,
            "agreed_on": date(2026, 9, 1),
            "title": "Change",
            "materially_changes_scope": False,
            "shifts_balance": False,
            **more,
        }
    )


def register(*changes: Change, **more):
    return change_register(replace(CONTRACT, **more), changes)


@pytest.mark.parametrize(
    ("more", "notice"),
    [
        ({"value_gbp": Decimal(600_000)}, False),
        ({"value_gbp": Decimal(600_001)}, True),
        ({"value_gbp": Decimal(-600_001)}, True),
        ({"value_gbp": Decimal(900_000), "works": True}, False),
        ({"days": 73}, False),
        ({"days": 74}, True),
        ({"value_gbp": Decimal(1), "days": 74}, True),
        ({"route": Route.RESTRUCTURING}, True),
    ],
)
def test_when_a_change_notice_is_needed(more, notice):
    """10% of £6m is £600,000 (15% for works); 10% of 731 days is 73.1."""
    assert register(change(**more))[0].notice is notice


def test_a_term_changed_by_more_than_a_tenth_is_substantial():
    one = register(change(days=74))[0]
    assert one.substantial is True
    assert any("needs a ground of Schedule 8" in text for text in one.findings)
    assert register(change(days=74, route=Route.PROVIDED_FOR))[0].substantial is True


def test_what_only_a_person_can_judge_is_asked():
    one = register(change(materially_changes_scope=None))[0]
    assert one.substantial is None
    assert any("Say whether" in text for text in one.findings)


def test_half_of_the_value_before_is_the_most_for_some_grounds():
    half = register(change(value_gbp=Decimal(3_000_000), route=Route.ADDITIONAL))[0]
    more = register(change(value_gbp=Decimal(3_000_001), route=Route.UNFORESEEABLE))[0]
    free = register(change(value_gbp=Decimal(3_000_001), route=Route.URGENCY))[0]
    assert [one.over_cap for one in (half, more, free)] == [False, True, False]


def test_each_change_is_tested_against_the_contract_just_before_it():
    first = change("c1", value_gbp=Decimal(1_000_000))
    second = change("c2", value_gbp=Decimal(700_000), agreed_on=date(2027, 1, 1))
    one, two = register(second, first)
    assert (one.before_gbp, two.before_gbp) == (6_000_000, 7_000_000)
    assert two.value_share == Decimal("0.1")
    assert two.notice is False


def test_changes_split_from_one_another_count_together():
    """£400,000 and £300,000 of one group: £700,000 of £6m, above a tenth."""
    parts = [
        change("c1", value_gbp=Decimal(400_000), group="cells"),
        change("c2", value_gbp=Decimal(300_000), group="cells", agreed_on=date(2027, 1, 1)),
    ]
    assert [one.notice for one in register(*parts)] == [False, True]


def test_light_touch_and_earlier_law_are_told_apart():
    large = change(value_gbp=Decimal(3_000_000), days=400)
    light = register(large, light_touch=True)[0]
    assert (light.substantial, light.notice) == (False, False)
    old = register(large, law=Law.PCR_2015)[0]
    assert "regulation 72" in old.findings[0]


def test_a_contract_without_a_value_says_what_cannot_be_tested():
    one = register(change(value_gbp=Decimal(1)), value_gbp=None)[0]
    assert one.value_share is None
    assert any("not stated" in text for text in one.findings)
