"""A plan begun, written by two, locked, and changed lawfully or not at all."""

import pytest

from counterfoil.access import Capability
from counterfoil.errors import BadInput, InvalidValue
from counterfoil.tender.plan_lock import PlanLocked, plan_fingerprint
from counterfoil.tenderfile.templates import TenderKind
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.records.models import Event
from counterfoil_web.tenders.models import LockedPlan
from counterfoil_web.tenders.plan_reading import plan_of
from counterfoil_web.tenders.plan_store import (
    ChangedMeanwhile,
    draft_of,
    lock_plan,
    may_change,
    save_draft,
    start,
)
from counterfoil_web.tenders.seats_store import seats_of
from counterfoil_web.tenders.store import competition_of
from tests.web.tenders.plans import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(world, opened_by, tender_at, clock):
    """A second tender with a plan due on 1 March 2027, as the commercial lead sees it."""
    clock("2026-11-23 09:00")
    tender_at("locked")
    with opened_by("commercial_lead", capability=Capability.VIEW_PARTNERSHIP) as one:
        made = start(one.seen, "Fleet of cars", TenderKind.CUSTODY)
        save_draft(one.seen, made, PLAN, 1)
        yield one.seen, made


def test_who_starts_a_tender_leads_it(begun):
    _, made = begun

    assert made.number == 2
    assert [(row.seat, row.person.name) for row in seats_of(made)] == [("lead", "Commercial lead")]


def test_it_may_begin_as_another_tenders_plan(begun, world):
    seen, made = begun
    like = start(seen, "Fleet of vans", made)

    assert draft_of(like).text == PLAN


def test_a_lock_keeps_the_words_and_the_fingerprint_and_ends_the_draft(begun):
    seen, made = begun
    row = lock_plan(seen, made, 2, "")

    assert (row.number, row.text, row.fingerprint) == (1, PLAN, plan_fingerprint(plan_of(PLAN)))
    assert draft_of(made) is None
    (lock,) = competition_of(made).dossier.of(PlanLocked)
    assert (lock.id, lock.locked_by) == ("lock-1", "Commercial lead")
    assert Event.objects.filter(kind="tender-plan-locked").count() == 1


def test_a_plan_that_contradicts_itself_is_not_locked(begun):
    seen, made = begun
    save_draft(seen, made, PLAN.replace("weight: 25", "weight: 24.9"), 2)

    with pytest.raises(BadInput) as told:
        lock_plan(seen, made, 3, "")
    assert told.value.problems[0].what.startswith("the weights come to 99.9")
    assert not LockedPlan.objects.filter(tender=made).exists()


def test_before_bids_are_due_it_changes_with_a_reason_alone(begun):
    seen, made = begun
    lock_plan(seen, made, 2, "")
    changed = PLAN.replace("2027-03-01 12:00", "2027-03-08 12:00")
    save_draft(seen, made, changed, 0)

    with pytest.raises(InvalidValue, match="no reason is given"):
        lock_plan(seen, made, 1, " ")
    row = lock_plan(seen, made, 1, "A week more, told to every bidder")
    assert (row.number, competition_of(made).text) == (2, changed)


def test_after_bids_are_due_it_is_refused_and_the_lawful_way_is_said(begun, clock):
    seen, made = begun
    lock_plan(seen, made, 2, "")
    save_draft(seen, made, PLAN.replace("weight: 75", "weight: 74"), 0)
    with pytest.raises(BadInput):
        lock_plan(seen, made, 1, "Better so")
    save_draft(seen, made, PLAN.replace("Fleet of cars", "Fleet of vans"), 1)
    clock("2027-03-01 12:01")

    assert not may_change(competition_of(made))
    lawful = r"procurement termination notice \(s\.55\)"
    with pytest.raises(InvalidValue, match=lawful):
        lock_plan(seen, made, 2, "Better so")
    with pytest.raises(InvalidValue, match=lawful):
        save_draft(seen, made, PLAN, 2)


def test_two_who_write_at_once_are_told_of_each_other(begun):
    seen, made = begun

    with pytest.raises(ChangedMeanwhile):
        save_draft(seen, made, PLAN, 1)
    with pytest.raises(ChangedMeanwhile):
        lock_plan(seen, made, 1, "")


def test_another_role_starts_and_locks_nothing(begun, opened_by):
    _, made = begun
    with opened_by("finance_officer", capability=Capability.VIEW_PARTNERSHIP) as one:
        for act in (
            lambda: start(one.seen, "x", TenderKind.CUSTODY),
            lambda: save_draft(one.seen, made, PLAN, 2),
            lambda: lock_plan(one.seen, made, 2, ""),
        ):
            with pytest.raises(Refused):
                act()
