"""A draft is kept, proposed, agreed by another; days alone by whoever wrote them."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import BadInput, InvalidValue
from counterfoil.procurement.plan import PlannedStep
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.procurements import plan_store
from counterfoil_web.procurements.plan_store import ChangedMeanwhile
from counterfoil_web.records.models import Event
from tests.fixtures.procurement_plans import a_plan

pytestmark = pytest.mark.django_db
TEXT = write_fields_yaml(a_plan())
DONE = a_plan(steps=(*a_plan().steps, PlannedStep(id="notice", done_on=date(2026, 11, 3))))


def kinds():
    return list(Event.objects.order_by("number").values_list("kind", flat=True))


def test_it_is_agreed_by_another_and_the_log_tells_it(seen_by, kept):
    with seen_by("commercial_lead") as seen:
        draft = plan_store.save_draft(seen, TEXT, 0)
        plan_store.propose(seen, "As the board asked", draft.revision)
        with pytest.raises(Refused):
            plan_store.agree(seen, draft.revision)
    with seen_by("finance_partner") as seen:
        plan_store.agree(seen, draft.revision)

    (version,) = kept.versions()
    assert (version.number, version.text, version.reason) == (1, TEXT, "As the board asked")
    assert kept.draft() is None
    assert kinds()[-3:] == ["procurement-saved", "procurement-proposed", "procurement-agreed"]


def test_who_wrote_some_of_it_does_not_agree_it(seen_by):
    with seen_by("finance_officer") as seen:
        plan_store.save_draft(seen, TEXT, 0)
    with seen_by("commercial_lead") as seen:
        plan_store.save_draft(seen, TEXT + "\n", 1)
        plan_store.propose(seen, "As asked", 2)
    with seen_by("finance_officer") as seen, pytest.raises(Refused):
        plan_store.agree(seen, 2)


def test_a_change_takes_a_proposal_back_and_a_stale_one_is_refused(seen_by, kept):
    with seen_by("commercial_lead") as seen:
        plan_store.save_draft(seen, TEXT, 0)
        plan_store.propose(seen, "As asked", 1)
        plan_store.save_draft(seen, TEXT + "\n", 1)
        with pytest.raises(ChangedMeanwhile):
            plan_store.save_draft(seen, "id: mine", 1)
        with pytest.raises(ChangedMeanwhile):
            plan_store.propose(seen, "As asked", 1)
    assert kept.draft().proposed_by is None
    with seen_by("finance_officer") as seen, pytest.raises(InvalidValue, match="no plan is"):
        plan_store.agree(seen, 2)


def test_what_is_not_sound_is_not_proposed(seen_by):
    with seen_by("commercial_lead") as seen:
        plan_store.save_draft(seen, TEXT.replace("1200000", "0"), 0)
        with pytest.raises(BadInput):
            plan_store.propose(seen, "As asked", 1)


def test_it_is_sent_back(seen_by, kept):
    with seen_by("commercial_lead") as seen:
        plan_store.save_draft(seen, TEXT, 0)
        plan_store.propose(seen, "As asked", 1)
    with seen_by("finance_officer") as seen:
        plan_store.send_back(seen, "Another route")
    assert kept.draft().proposed_by is None
    assert Event.objects.order_by("number").last().reason == "Another route"


def test_days_alone_need_no_second_person_and_more_does(planned, seen_by, kept):
    with seen_by("commercial_lead") as seen:
        plan_store.save_plan(seen, DONE, 0)
        version = plan_store.bring_days_up_to_date(seen, "The notice is out", 1)
        assert (version.number, version.days_alone) == (2, True)
        plan_store.save_plan(seen, a_plan(title="Another"), 0)
        with pytest.raises(InvalidValue, match="more than days"):
            plan_store.bring_days_up_to_date(seen, "Another", 1)
        draft, agreed = kept.draft(), kept.versions()[-1]
        assert {one.field for one in plan_store.changes_of(draft, agreed)} == {"title", "done_on"}
        assert not plan_store.is_days_alone(draft, agreed)
        assert [one.number for one in plan_store.versions_of(seen.partnership)] == [2, 1]
        assert plan_store.version_for(seen.partnership, 1).days_alone is False


def test_a_draft_that_changes_nothing_is_no_version(planned, seen_by, kept):
    with seen_by("commercial_lead") as seen:
        plan_store.save_plan(seen, a_plan(), 0)
        with pytest.raises(InvalidValue, match="the draft is as what is agreed"):
            plan_store.bring_days_up_to_date(seen, "Nothing", 1)
    assert len(kept.versions()) == 1


def test_a_draft_beside_what_is_agreed_may_be_thrown_away(planned, seen_by, kept):
    with seen_by("commercial_lead") as seen:
        plan_store.save_plan(seen, DONE, 0)
        with pytest.raises(ChangedMeanwhile):
            plan_store.discard(seen, 7)
        plan_store.discard(seen, 1)
    assert kept.draft() is None
    assert len(kept.versions()) == 1


def test_the_only_draft_is_not_thrown_away(world, seen_by, kept):
    with seen_by("commercial_lead") as seen:
        plan_store.save_draft(seen, TEXT, 0)
        with pytest.raises(InvalidValue, match="nothing is agreed yet"):
            plan_store.discard(seen, 1)
    assert kept.draft() is not None
