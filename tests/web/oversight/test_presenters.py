from __future__ import annotations

import pytest

from counterfoil.access import Refusal
from counterfoil_web.oversight.presenters import Change, changes_of, event_row
from counterfoil_web.records.models import Event

TITLES = {"k3m9q2xw": "Custody"}


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (None, None, []),
        ({"price_gbp": 1}, {"price_gbp": 2}, [("Price (£)", "1", "2")]),
        ({"a": None}, {"a": True}, [("A", "nothing", "yes")]),
        ({}, {"new": "x"}, [("New", "", "x")]),
        ({"gone": False}, {}, [("Gone", "no", "")]),
        (None, ["a", "b"], [("Value", "", "a, b")]),
        ({"list": []}, {"list": [{"x": 1}]}, [("List", "none", '[\n  {\n    "x": 1\n  }\n]')]),
        ("old", "new", [("Value", "old", "new")]),
    ],
)
def test_what_changed_is_told_value_by_value(before, after, changes):
    found = changes_of(Event(before=before, after=after))

    assert found == [Change(name=name, before=old, after=new) for name, old, new in changes]


def test_a_line_names_a_partnership_only_when_it_is_seen():
    seen = Event(number=1, kind="a-b", record="x", partnership_ref="k3m9q2xw")
    unseen = Event(number=1, kind="a-b", record="x", partnership_ref="aaaaaaaa")

    assert event_row(seen, TITLES, {}).partnership == "Custody"
    assert event_row(unseen, TITLES, {}).partnership == ""


def test_a_sealed_line_keeps_its_reason_back():
    event = Event(number=1, kind="a-b", record="x", reason="secret", actor_name="")
    refusal = Refusal(rule="sealed-bid_price", sentence="Sealed.", mend="Wait.")

    row = event_row(event, TITLES, {1: refusal})
    assert (row.withheld, row.reason, row.person) == (True, "", "The application")
    assert event_row(event, TITLES, {}).reason == "secret"
