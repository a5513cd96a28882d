"""A conflict settled: by somebody else, with the reason, nothing overwritten."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.errors import BadInput, InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.records.models import Event
from counterfoil_web.tenders.interests_store import conflict_named, evaluators_seated, settle
from counterfoil_web.tenders.models import Seat, TenderRow
from counterfoil_web.tenders.seats_store import end
from counterfoil_web.tenders.store import dossier_of

pytestmark = pytest.mark.django_db
KEY = "d-contract_manager-b"
SAID = {"what": "It was another Bidder B", "reason": "The company numbers differ"}


def test_the_evaluator_may_mark_again_and_what_was_declared_stays(tender_at, opened_by, world):
    tender_at("opened")
    with opened_by("commercial_lead") as one:
        made = settle(one.seen, one.tender, KEY, **SAID)
        dossier = dossier_of(one.tender)
        assert not dossier.is_conflicted("contract_manager", "b")
        row = TenderRow.objects.get(tender=one.tender, key=made.id)
        assert (row.supersedes, row.change_reason) == (KEY, SAID["reason"])
        assert TenderRow.objects.get(tender=one.tender, key=KEY).fields["conflict"] == "yes"
        seat = evaluators_seated(one.tender)["contract_manager"]
        assert seat.person == world.people["contract_evaluator"]
        with pytest.raises(InvalidValue, match="settled or declared anew"):
            settle(one.seen, one.tender, KEY, **SAID)
        with pytest.raises(Http404):
            conflict_named(dossier, KEY)
    event = Event.objects.latest("number")
    assert (event.kind, event.reason) == ("tender-corrected", SAID["reason"])


def test_nobody_settles_their_own(tender_at, opened_by, world):
    tender_at("opened")
    with opened_by("commercial_lead") as one:
        end(one.seen, evaluators_seated(one.tender)["contract_manager"], "Left")
        Seat.objects.create(
            partnership=one.seen.partnership,
            tender=one.tender,
            person=world.people["commercial_lead"],
            organisation=world.organisations["force"],
            seat="evaluator",
            evaluator_id="contract_manager",
            appointed_by=world.people["commercial_lead"],
        )
        with pytest.raises(Refused) as refused:
            settle(one.seen, one.tender, KEY, **SAID)
        assert refused.value.refusal.rule == "settler-is-not-declarer"
        assert dossier_of(one.tender).is_conflicted("contract_manager", "b")


def test_marks_set_aside_do_not_count_again_once_others_are_known(tender_at, opened_by):
    """The healthcare lead marked A, and declares a conflict with it after moderation has opened."""
    tender_at("moderation")
    with opened_by("healthcare_evaluator") as other:
        from counterfoil_web.tenders.marking_store import Interest, declare

        conflict = Interest("A", conflict=True, what="Shares")
        assert declare(other.seen, other.tender, "healthcare_lead", [conflict]) == 1
    with opened_by("commercial_lead") as one:
        (key,) = [
            row.key
            for row in TenderRow.objects.filter(tender=one.tender, kind="declaration")
            if (row.fields["evaluator"], row.fields.get("bidder")) == ("healthcare_lead", "A")
        ]
        with pytest.raises(BadInput) as told:
            settle(one.seen, one.tender, key, **SAID)
        assert "would count again" in told.value.problems[0].what
        assert dossier_of(one.tender).is_conflicted("healthcare_lead", "a")
