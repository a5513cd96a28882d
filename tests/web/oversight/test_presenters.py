from __future__ import annotations

import pytest
from django.utils import timezone

from counterfoil.access import Refusal
from counterfoil_web.oversight.presenters import Change, changes_of, drawn, event_row
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


def test_a_line_is_drawn_as_text():
    event = Event(
        number=12,
        at=timezone.now(),
        kind="a-b",
        record="<b>x</b>",
        reason="<script>",
        actor_name="O’Brien & <i>",
        organisation_name="<u>",
        partnership_ref="k3m9q2xw",
    )
    html = drawn(event_row(event, {"k3m9q2xw": "<em>Custody</em>"}, {}))

    assert 'href="/log/12/"' in html
    assert "O’Brien &amp; &lt;i&gt;" in html
    assert not {"<b>", "<script>", "<i>", "<u>", "<em>"} & set(html.replace(">", "> ").split())


def test_a_line_that_is_sealed_for_one_reader_is_drawn_apart_from_the_open_one():
    event = Event(number=1, at=timezone.now(), kind="a-b", record="x", reason="secret")
    refusal = Refusal(rule="sealed-bid_price", sentence="Sealed.", mend="Wait.")
    is_open, is_sealed = (drawn(event_row(event, {}, withheld)) for withheld in ({}, {1: refusal}))

    assert "secret" in is_open
    assert "secret" not in is_sealed
    assert "Sealed" in is_sealed
