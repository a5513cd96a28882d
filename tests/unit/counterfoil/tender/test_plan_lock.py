"""The plan locked, and what is refused once it is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil.record.canonical import canonical_text
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan_lock import (
    BidsOpened,
    PlanLocked,
    lock,
    lock_faults,
    plan_fingerprint,
    plan_values,
)
from tests.fixtures.tenders import a_dossier, a_plan, at


def faults(dossier: Dossier) -> str:
    return " | ".join(f"{what} → {mend}" for what, mend in lock_faults(dossier))


def test_any_change_of_the_plan_changes_its_fingerprint():
    plan = a_plan()
    care = replace(plan.criteria[0].criteria[0], weight=Fraction(601, 10))
    other = plan.with_criteria(
        (replace(plan.criteria[0], criteria=(care, plan.criteria[0].criteria[1])), plan.criteria[1])
    )

    assert plan_fingerprint(plan) == plan_fingerprint(a_plan())
    assert plan_fingerprint(plan) != plan_fingerprint(other)
    assert '"weight":"601/10"' in canonical_text(plan_values(other))
    assert '"bids_due":"2026-11-23T12:00:00"' in canonical_text(plan_values(plan))


def test_a_sound_plan_locks_with_its_fingerprint():
    found = lock(Dossier(plan=a_plan()), at=at(9, 20), by="commercial lead")

    assert (found.id, found.supersedes) == ("lock-1", "")
    assert found.fingerprint == plan_fingerprint(a_plan())
    assert faults(a_dossier()) == ""


def test_a_plan_that_contradicts_itself_is_not_locked():
    with pytest.raises(BadInput) as told:
        lock(Dossier(plan=a_plan(ties=())), at=at(9, 20), by="commercial lead")
    assert "no rule says which wins" in told.value.problems[0].what


@pytest.mark.parametrize(
    ("records", "more", "what"),
    [
        ((), {"by": " "}, "nobody locks the plan"),
        ((), {"at": at(13, 23)}, "before the plan is locked"),
        (a_dossier(without=BidsOpened).records, {}, "no reason is given"),
        (a_dossier().records, {"reason": "A slip"}, "bids were opened"),
    ],
)
def test_a_lock_is_refused_too_late_and_without_name_or_reason(records, more, what):
    with pytest.raises(InvalidValue, match=what):
        lock(
            Dossier(plan=a_plan(), records=records),
            **{"at": at(9, 21), "by": "commercial lead", **more},
        )


def test_a_plan_changed_after_bids_opened_is_refused_and_the_lawful_way_told():
    held = a_dossier()
    changed = Dossier(plan=a_plan(minimum_quality=Fraction(40)), records=held.records)

    told = faults(changed)
    assert "the plan was changed after bids were opened" in told
    assert "s.31" in told
    assert "procurement termination notice (s.55)" in told


def test_a_plan_changed_before_bids_opened_is_locked_anew():
    held = a_dossier(without=BidsOpened)
    changed = Dossier(plan=a_plan(minimum_quality=Fraction(40)), records=held.records)

    assert "lock it anew with a reason, and tell every bidder" in faults(changed)


@pytest.mark.parametrize(
    ("moment", "what"),
    [(at(10), "locked anew at 2026-11-24 10:00, after bids opened"), (at(13, 23), "bids were due")],
)
def test_a_lock_that_comes_too_late(moment, what):
    held = a_dossier()
    again = replace(
        next(one for one in held.records if isinstance(one, PlanLocked)),
        id="again",
        locked_at=moment,
        supersedes="lock",
        change_reason="Forgotten weight",
    )

    assert what in faults(held.with_records([again]))


def test_bids_opened_without_a_lock_or_before_they_were_due():
    assert "never locked" in faults(a_dossier(without=PlanLocked))
    early = Dossier(plan=a_plan(), records=a_dossier(without=BidsOpened).records)
    early = early.with_records(
        [
            BidsOpened(
                id="o", entered_on=at(9, 22).date(), opened_at=at(9, 22), opened_by="x", witness="y"
            )
        ]
    )
    assert "opened before they were due" in faults(early)
