"""The plan written, proposed and agreed: by two people, but for days alone."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import BadInput, InvalidValue
from counterfoil.procurement.changes import PlanChange, days_alone, plan_changes
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.procurements.models import AgreedProcurement, ProcurementDraft
from counterfoil_web.procurements.plan_reading import Reading, document, read_plan, reading_of
from counterfoil_web.procurements.rules import AGREES, WRITES, agree_refusal
from counterfoil_web.procurements.store import agreed_plan, draft_of, records_of
from counterfoil_web.records import log


class ChangedMeanwhile(Exception):
    """Somebody else saved the draft since it was opened."""


def versions_of(partnership: Partnership) -> list[AgreedProcurement]:
    """Every version agreed, newest first, with who did it."""
    rows = AgreedProcurement.objects.filter(partnership=partnership)
    return list(rows.select_related("proposed_by", "agreed_by").defer("text"))


def version_for(partnership: Partnership, number: int) -> AgreedProcurement:
    """One version. Raises: Http404."""
    rows = AgreedProcurement.objects.filter(partnership=partnership, number=number)
    found = rows.select_related("proposed_by", "agreed_by").first()
    if found is None:
        raise Http404("There is no such version of the procurement.")
    return found


def reading_for(seen: Seen, text: str) -> Reading:
    """A text held against the partnership's registers."""
    return reading_of(text, records_of(seen.partnership), seen.acting.today)


def changes_of(draft: ProcurementDraft, agreed: AgreedProcurement | None) -> tuple[PlanChange, ...]:
    """What a draft changes in what was agreed; none while nothing is, or it cannot be read."""
    plan, _ = read_plan(draft.text)
    return () if plan is None or agreed is None else plan_changes(document(agreed.text), plan)


def is_days_alone(draft: ProcurementDraft, agreed: AgreedProcurement | None) -> bool:
    """Whether a draft changes nothing but how far it has got and when its steps are."""
    plan, _ = read_plan(draft.text)
    return plan is not None and agreed is not None and days_alone(document(agreed.text), plan)


@transaction.atomic
def save_draft(seen: Seen, text: str, revision: int) -> ProcurementDraft:
    """Keep the text, whatever it says; a proposal of what stood before ends.

    revision: the one that was opened, 0 when there was none. Raises: Refused, ChangedMeanwhile.
    """
    seen.require(WRITES)
    draft = _locked(seen)
    if (0 if draft is None else draft.revision) != revision:
        raise ChangedMeanwhile
    kept = draft or ProcurementDraft(partnership=seen.partnership, revision=0)
    kept.text = text
    kept.revision += 1
    kept.saved_by, kept.saved_at = seen.acting.user, timezone.now()
    kept.authors = sorted({*kept.authors, str(seen.acting.user.pk)})
    kept.proposed_by, kept.proposed_at = None, None
    kept.save()
    _log(seen, "procurement-saved", kept)
    return kept


def save_plan(seen: Seen, plan: ProcurementPlan, revision: int) -> ProcurementDraft:
    """Keep a document as the draft. Raises: Refused, ChangedMeanwhile."""
    return save_draft(seen, write_fields_yaml(plan), revision)


@transaction.atomic
def discard(seen: Seen, revision: int) -> None:
    """Throw a draft away that stands beside an agreed version. Raises: Refused, InvalidValue."""
    seen.require(WRITES)
    draft = _at(seen, revision)
    if agreed_plan(seen.partnership) is None:
        raise InvalidValue(
            what="nothing is agreed yet",
            where="the draft",
            mend="change the draft; once a version is agreed, a draft beside it may be thrown away",
        )
    _log(seen, "procurement-draft-discarded", draft)
    draft.delete()


@transaction.atomic
def propose(seen: Seen, reason: str, revision: int) -> None:
    """Ask finance to agree the draft. Raises: Refused, ChangedMeanwhile, BadInput."""
    seen.require(WRITES)
    draft = _at(seen, revision)
    _sound(seen, draft)
    draft.proposed_by, draft.proposed_at = seen.acting.user, timezone.now()
    draft.reason = reason
    draft.save()
    _log(seen, "procurement-proposed", draft, reason)


@transaction.atomic
def send_back(seen: Seen, why: str) -> None:
    """Say why a proposed draft is not agreed; it stays to be changed. Raises: Refused."""
    seen.require(AGREES)
    draft = _proposed(_locked(seen))
    draft.proposed_by, draft.proposed_at = None, None
    draft.save()
    _log(seen, "procurement-sent-back", draft, why)


@transaction.atomic
def agree(seen: Seen, revision: int) -> AgreedProcurement:
    """The proposed draft becomes what is agreed, for ever.

    Raises: Refused, by a role or because they wrote some of it; ChangedMeanwhile; InvalidValue;
    BadInput.
    """
    seen.require(AGREES)
    draft = _proposed(_at(seen, revision))
    refusal = agree_refusal(seen, draft)
    if refusal is not None:
        raise Refused(refusal)
    return _agreed(seen, draft, draft.reason, alone=False)


@transaction.atomic
def bring_days_up_to_date(seen: Seen, reason: str, revision: int) -> AgreedProcurement:
    """The draft becomes what is agreed by its author, because it changes days alone.

    Raises: Refused; ChangedMeanwhile; InvalidValue when it changes more, or nothing; BadInput.
    """
    seen.require(WRITES)
    draft, agreed = _at(seen, revision), agreed_plan(seen.partnership)
    if is_days_alone(draft, agreed) and not changes_of(draft, agreed):
        raise InvalidValue(
            what="the draft is as what is agreed",
            where="the draft",
            mend="change a day first, or throw the draft away",
        )
    if not is_days_alone(draft, agreed):
        raise InvalidValue(
            what="the draft changes more than days",
            where="the draft",
            mend="propose it: a second person agrees it",
        )
    return _agreed(seen, draft, reason, alone=True)


def _agreed(seen: Seen, draft: ProcurementDraft, reason: str, *, alone: bool) -> AgreedProcurement:
    _sound(seen, draft)
    last = agreed_plan(seen.partnership)
    row = AgreedProcurement.objects.create(
        partnership=seen.partnership,
        number=1 if last is None else last.number + 1,
        text=draft.text,
        fingerprint=_mark(draft),
        reason=reason,
        days_alone=alone,
        proposed_by=draft.proposed_by or seen.acting.user,
        agreed_by=seen.acting.user,
    )
    _log(seen, "procurement-days-kept" if alone else "procurement-agreed", draft, reason)
    draft.delete()
    return row


def _locked(seen: Seen) -> ProcurementDraft | None:
    Partnership.objects.select_for_update().filter(pk=seen.partnership.pk).first()
    return draft_of(seen.partnership)


def _at(seen: Seen, revision: int) -> ProcurementDraft:
    draft = _locked(seen)
    if draft is None or draft.revision != revision:
        raise ChangedMeanwhile
    return draft


def _proposed(draft: ProcurementDraft | None) -> ProcurementDraft:
    if draft is None or draft.proposed_by_id is None:
        raise InvalidValue(
            what="no plan is proposed",
            where="the plan of the procurement",
            mend="have the commercial lead propose the draft",
        )
    return draft


def _sound(seen: Seen, draft: ProcurementDraft) -> Reading:
    reading = reading_for(seen, draft.text)
    if not reading.is_sound:
        raise BadInput(reading.problems)
    return reading


def _mark(draft: ProcurementDraft) -> str:
    return digest({"text": draft.text})


def _log(seen: Seen, kind: str, draft: ProcurementDraft, reason: str = "") -> None:
    log.write(
        seen.acting,
        kind,
        record=f"procurement/{seen.partnership.ref}",
        partnership=seen.partnership,
        after={"revision": draft.revision, "fingerprint": _mark(draft)},
        reason=reason,
    )
