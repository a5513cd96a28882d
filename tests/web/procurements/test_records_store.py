"""Rows of the registers: held against the whole, released to all, nothing half-saved."""

from __future__ import annotations

from datetime import datetime

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.procurements import records_store
from counterfoil_web.procurements.rows import record_from
from counterfoil_web.records.models import Event
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import counts_of, superseded_by

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - London's time, as registers have it
ASKED = {"asked_by": "Bidder A", "asked_at": "2026-11-20 09:00", "text": "May it be later?"}


def enter(seen, kind, supersedes="", **texts):
    row, warnings = records_store.enter(
        seen, Entry(kind, texts, "Portal", supersedes=supersedes, note="")
    )
    return row, [one.what for one in warnings]


def test_each_has_a_name_of_its_own_from_what_it_is_about(procurement, seen_by):
    with seen_by("commercial_lead") as seen:
        row, warnings = enter(seen, "question", **ASKED)
        assert (row.key, warnings) == ("q4", [])
        row, warnings = enter(
            seen, "answer", question="q4", answered_on="2026-11-21", text="No.", material="yes"
        )
        assert row.key == "answer-q4"
        row, _ = enter(seen, "participant", supplier="Bidder F", joined_on="2026-11-20")
        assert row.key == "bidder-f"
        assert counts_of(records_store.rows_of(seen.partnership))["question"][0] == 4


def test_a_warning_about_what_was_entered_is_told(procurement, seen_by):
    with seen_by("commercial_lead") as seen:
        enter(seen, "question", **ASKED)
        _, warnings = enter(
            seen, "answer", question="q4", answered_on="2026-11-21", text="No.", material="yes"
        )
    assert any("the answer changes the documents" in one for one in warnings)
    assert any("the answer has not gone to Bidder A" in one for one in warnings)


@pytest.mark.parametrize(
    ("kind", "texts", "told"),
    [
        ("answer", {"question": "q99", "answered_on": "2026-11-21", "text": "No."}, "no question"),
        ("published", {"notice": "UK99", "published_on": "2026-11-21"}, "no notice UK99"),
        ("participant", {"supplier": "Bidder A", "joined_on": "2026-11-21"}, "recorded already"),
        (
            "declaration",
            {
                **{"person": "Adviser", "part": "Adviser", "declared_on": "2026-11-21"},
                **{"interest": "actual", "mitigation": "removed", "steps": "Out"},
                "decided_by": "Adviser",
            },
            "decided on an interest of their own",
        ),
    ],
)
def test_what_is_not_sound_is_not_kept(kind, texts, told, procurement, seen_by, kept):
    before = len(kept.rows(kind))
    with seen_by("commercial_lead") as seen, pytest.raises(BadInput) as refused:
        enter(seen, kind, **texts)
    assert any(told in one.what for one in refused.value.problems)
    assert len(kept.rows(kind)) == before


def test_an_answer_goes_to_all_that_have_not_had_it_at_one_moment(procurement, seen_by, kept):
    with seen_by("commercial_lead") as seen:
        assert records_store.release(seen, "q3", AT) == ("Bidder D",)
        enter(seen, "question", **ASKED)
        enter(seen, "answer", question="q4", answered_on="2026-11-21", text="No.")
        assert len(records_store.release(seen, "q4", AT)) == 5
        with pytest.raises(InvalidValue):
            records_store.release(seen, "q4", AT)
    made = [row.fields for row in kept.rows("release") if row.fields["question"] == "q4"]
    assert {row["supplier"] for row in made} == {f"Bidder {one}" for one in "ABCDE"}
    assert len({row["released_at"] for row in made}) == 1
    event = Event.objects.filter(kind="procurement-answer-released").last()
    assert event is not None


def test_a_table_comes_in_whole_or_not_at_all(procurement, seen_by, kept):
    def supplier(name):
        texts = {"supplier": name, "joined_on": "2026-11-20"}
        return record_from("participant", f"p-{name}", texts, entered_on=None, source="Portal")

    with seen_by("commercial_lead") as seen:
        before = len(kept.rows("participant"))
        with pytest.raises(BadInput) as refused:
            records_store.bring_in(
                seen,
                "participant",
                [supplier("Bidder G"), supplier("Bidder A")],
                ["p.csv, line 2", "p.csv, line 3"],
                "p.csv",
            )
        assert refused.value.problems[0].where == "p.csv, line 3"
        assert len(kept.rows("participant")) == before
        rows, _ = records_store.bring_in(seen, "participant", [supplier("Bidder G")], (), "p.csv")
        assert (rows[0].file_name, rows[0].entered_by) == ("p.csv", seen.acting.user)


def test_what_was_put_right_is_named(procurement, seen_by):
    with seen_by("commercial_lead") as seen:
        row, _ = enter(seen, "question", supersedes="q3", **ASKED)
        rows = records_store.rows_of(seen.partnership, "question")
        assert superseded_by(rows, ["q1", "q3"]) == {"q3": row.key}


def test_nobody_else_enters_anything_and_nothing_without_a_plan(world, procurement, seen_by):
    for who in ("auditor", "contract_manager", "commissioner"):
        with seen_by(who) as seen, pytest.raises(Refused):
            enter(seen, "question", **ASKED)


def test_without_a_plan_there_is_nothing_to_hold_a_record_to(world, seen_by):
    with seen_by("commercial_lead") as seen, pytest.raises(InvalidValue, match="no sound plan"):
        enter(seen, "question", **ASKED)
