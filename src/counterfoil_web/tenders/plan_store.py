"""The plan begun, written and locked; what was locked stays, and a later lock says why."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from counterfoil.access import Capability
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import BadInput, InvalidValue, errors_among
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan_lock import LAWFUL_CHANGE, lock
from counterfoil.tender.record_checks import record_problems
from counterfoil.tenderfile.templates import TenderKind, plan_to_fill
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import LockedPlan, PlanDraft, Seat, Tender
from counterfoil_web.tenders.plan_reading import plan_of
from counterfoil_web.tenders.records_store import address_of, locked
from counterfoil_web.tenders.store import Competition, competition_of


class ChangedMeanwhile(Exception):
    """Somebody else saved or locked the draft since it was opened."""


def draft_of(tender: Tender) -> PlanDraft | None:
    """The draft, with who saved it; None while none is open."""
    return PlanDraft.objects.filter(tender=tender).select_related("saved_by").first()


@transaction.atomic
def start(seen: Seen, title: str, like: Tender | TenderKind) -> Tender:
    """Start a tender with a draft: that of another tender of the partnership, or a filled one.

    Who starts it has the part of commercial lead in it.
    """
    seen.require(Capability.MANAGE_TENDER)
    partnership = Partnership.objects.select_for_update().get(pk=seen.partnership.pk)
    last = Tender.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    tender = Tender.objects.create(
        partnership=seen.partnership,
        number=(last or 0) + 1,
        title=title,
        started_by=seen.acting.user,
    )
    text = _beginning(tender, like)
    PlanDraft.objects.create(
        partnership=seen.partnership, tender=tender, text=text, saved_by=seen.acting.user
    )
    Seat.objects.create(
        partnership=seen.partnership,
        tender=tender,
        person=seen.acting.user,
        organisation=seen.acting.organisation,
        seat=SeatKind.LEAD,
        appointed_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "tender-started",
        record=address_of(tender),
        partnership=seen.partnership,
        after={"title": title, "like": like.value if isinstance(like, TenderKind) else like.number},
    )
    return tender


@transaction.atomic
def save_draft(seen: Seen, tender: Tender, text: str, revision: int) -> PlanDraft:
    """Keep the text, whatever it says. revision: the one that was opened, 0 when there was none.

    Raises: Refused, ChangedMeanwhile; InvalidValue once a locked plan can no longer change.
    """
    seen.require(Capability.MANAGE_TENDER)
    Tender.objects.select_for_update().filter(pk=tender.pk).first()
    if not may_change(competition_of(tender)):
        raise InvalidValue(
            what="bids are due or were opened, and the plan that was locked cannot change",
            where="text",
            mend=LAWFUL_CHANGE,
        )
    draft = draft_of(tender)
    if (0 if draft is None else draft.revision) != revision:
        raise ChangedMeanwhile
    kept = draft or PlanDraft(partnership=seen.partnership, tender=tender, revision=0)
    kept.text, kept.revision = text, kept.revision + 1
    kept.saved_by, kept.saved_at = seen.acting.user, timezone.now()
    kept.save()
    log.write(
        seen.acting,
        "tender-plan-saved",
        record=address_of(tender, "plan"),
        partnership=seen.partnership,
        after={"revision": kept.revision, "text": text},
    )
    return kept


@transaction.atomic
def lock_plan(seen: Seen, tender: Tender, revision: int, reason: str) -> LockedPlan:
    """Lock the draft. reason: why it was changed, when one was locked before.

    Raises: Refused; ChangedMeanwhile; BadInput with everything in which it contradicts itself or
    the records there are; InvalidValue when it is too late, or a change has no reason.
    """
    seen.require(Capability.MANAGE_TENDER)
    held = locked(tender)
    draft = draft_of(tender)
    if draft is None or draft.revision != revision:
        raise ChangedMeanwhile
    plan = plan_of(draft.text)
    records = held.dossier.records if held.plan is not None else ()
    made = lock(
        Dossier(plan=plan, records=records),
        at=held.moment,
        by=str(seen.acting.user),
        reason=reason,
    )
    problems = record_problems(Dossier(plan=plan, records=(*records, made)))
    if errors_among(problems):
        raise BadInput(problems)
    row = LockedPlan.objects.create(
        partnership=seen.partnership,
        tender=tender,
        number=len(held.locks) + 1,
        text=draft.text,
        fingerprint=made.fingerprint,
        reason=made.change_reason,
        locked_by=seen.acting.user,
        locked_at=timezone.make_aware(held.moment),
    )
    draft.delete()
    log.write(
        seen.acting,
        "tender-plan-locked",
        record=address_of(tender, "plan", row.key),
        partnership=seen.partnership,
        before={"fingerprint": held.locks[-1].fingerprint} if held.locks else None,
        after={"fingerprint": row.fingerprint},
        reason=row.reason,
    )
    return row


def lock_numbered(tender: Tender, number: int) -> LockedPlan | None:
    """The plan as it was locked that time; None when it was not. One query."""
    return LockedPlan.objects.filter(tender=tender, number=number).first()


def may_change(held: Competition) -> bool:
    """Whether a locked plan may still be changed: before bids are due, and none was opened."""
    if held.plan is None or not held.is_locked:
        return True
    return held.opening is None and held.moment <= held.plan.bids_due


def _beginning(tender: Tender, like: Tender | TenderKind) -> str:
    if isinstance(like, TenderKind):
        filled = plan_to_fill(like)
        name = f"tender-{tender.number}"
        return write_fields_yaml(replace(filled, id=name, title=tender.title))
    rows = LockedPlan.objects.filter(tender=like).order_by("-number")
    text = rows.values_list("text", flat=True).first()
    if text is None:
        text = PlanDraft.objects.filter(tender=like).values_list("text", flat=True).first() or ""
    return text
