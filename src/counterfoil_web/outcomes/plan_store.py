"""The plan written, proposed and agreed: by two people, and nothing agreed is ever changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from counterfoil.access import Capability
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue, Problem, errors_among
from counterfoil.outcomes.benefits import Benefit
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.ledger_checks import ledger_problems
from counterfoil.outcomes.next_document import NextDocument
from counterfoil.outcomesfile.from_case import promised_benefits
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.contracts import reckonings
from counterfoil_web.contracts.models import Contract
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow, PlanDraft
from counterfoil_web.outcomes.plan_reading import (
    FILE,
    NEXT_FILE,
    read_next,
    read_plan,
    version_number,
    version_words,
)
from counterfoil_web.outcomes.rules import agree_refusal
from counterfoil_web.outcomes.store import agreed_plan, ledger_from, records_of
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.registers.rows import values_of


class ChangedMeanwhile(Exception):
    """Somebody else saved the draft since it was opened."""


@dataclass(frozen=True)
class Reading:
    """A plan as read: what it states, what it is held to, and all that is wrong with it."""

    document: OutcomesDocument | None
    version: Version | None
    contract: Contract | None
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it may be agreed."""
        return self.document is not None and not errors_among(self.problems)


def draft_of(partnership: Partnership) -> PlanDraft | None:
    """The draft, with who saved and who proposed it."""
    return next(iter(_draft(partnership)), None)


_draft = QueryOfOne(
    lambda: PlanDraft.objects.filter(partnership_id=PARTNERSHIP).select_related(
        "saved_by", "proposed_by"
    )
)


def plans_of(partnership: Partnership) -> list[OutcomePlan]:
    """Every plan agreed, newest first, with who did it."""
    return _plans(partnership)


_plans = QueryOfOne(
    lambda: (
        OutcomePlan.objects.filter(partnership_id=PARTNERSHIP)
        .select_related("proposed_by", "agreed_by")
        .defer("text", "next_text")
    )
)


def newest_versions(partnership: Partnership, count: int) -> list[Version]:
    """The newest versions of the case. One query."""
    return list(Version.objects.filter(partnership=partnership)[:count])


def contracts_in(partnership: Partnership) -> list[Contract]:
    """Every contract of the partnership. One query."""
    return list(Contract.objects.filter(partnership=partnership))


def beginning(seen: Seen, version: Version, option: str, contract: Contract | None) -> str:
    """The text of a plan to start from. Raises: InvalidValue for an option that is none."""
    case = case_of(version)
    document = OutcomesDocument(
        id=case.id,
        title=seen.partnership.title,
        kind=case.kind,
        option=_option(case, option),
        as_at=seen.acting.today,
        price_base=str(case.price_base),
        case=version_words(version.number),
        case_fingerprint=case_fingerprint(case),
        contract="" if contract is None else contract.key,
        signed_on=None if contract is None else _signed_on(contract, seen),
        illustrative="" if contract is None else contract.illustrative,
    )
    return write_fields_yaml(document)


def reading_of(seen: Seen, text: str, next_text: str) -> Reading:
    """A plan held against the partnership's case, contract and records."""
    document, problems = read_plan(text)
    problems = (*problems, *_next_problems(next_text))
    if document is None:
        return Reading(None, None, None, problems)
    version, contract, found = _held_to(seen, document)
    problems = (*problems, *found)
    if not errors_among(problems):
        held = None if contract is None else reckonings.ledger_of(contract, seen.acting.today)
        ledger = ledger_from(document, records_of(seen.partnership), version, held)
        problems = (*problems, *ledger_problems(ledger, file=FILE))
    return Reading(document, version, contract, problems)


@transaction.atomic
def save_draft(seen: Seen, text: str, next_text: str, revision: int) -> PlanDraft:
    """Keep the texts, whatever they say; a proposal of what stood before ends.

    revision: the one that was opened, 0 when there was none. Raises: Refused, ChangedMeanwhile.
    """
    seen.require(Capability.RECORD_FIGURES)
    draft = _locked(seen)
    if (0 if draft is None else draft.revision) != revision:
        raise ChangedMeanwhile
    kept = draft or PlanDraft(partnership=seen.partnership, revision=0)
    kept.text, kept.next_text = text, next_text
    kept.revision += 1
    kept.saved_by, kept.saved_at = seen.acting.user, timezone.now()
    kept.authors = sorted({*kept.authors, str(seen.acting.user.pk)})
    kept.proposed_by, kept.proposed_at = None, None
    kept.save()
    _log(seen, "outcomes-plan-saved", kept)
    return kept


@transaction.atomic
def propose(seen: Seen, reason: str, revision: int) -> None:
    """Ask finance to agree the draft. Raises: Refused, ChangedMeanwhile, BadInput."""
    seen.require(Capability.RECORD_FIGURES)
    draft = _at(seen, revision)
    _sound(seen, draft)
    draft.proposed_by, draft.proposed_at = seen.acting.user, timezone.now()
    draft.reason = reason
    draft.save()
    _log(seen, "outcomes-plan-proposed", draft, reason)


@transaction.atomic
def send_back(seen: Seen, why: str) -> None:
    """Say why a proposed draft is not agreed; it stays to be changed. Raises: Refused."""
    seen.require(Capability.CERTIFY_BENEFIT)
    draft = _proposed(_locked(seen))
    draft.proposed_by, draft.proposed_at = None, None
    draft.save()
    _log(seen, "outcomes-plan-sent-back", draft, why)


@transaction.atomic
def agree(seen: Seen, revision: int) -> OutcomePlan:
    """The proposed draft becomes what is agreed, for ever.

    With the first plan the benefits that the signed option promises come into the register, for
    their owners, measures and baselines to be filled in. Raises: Refused, by a role or because they
    wrote some of it; ChangedMeanwhile; InvalidValue; BadInput.
    """
    seen.require(Capability.CERTIFY_BENEFIT)
    draft = _proposed(_at(seen, revision))
    refusal = agree_refusal(seen, draft)
    if refusal is not None:
        raise Refused(refusal)
    reading = _sound(seen, draft)
    last = agreed_plan(seen.partnership)
    plan = OutcomePlan.objects.create(
        partnership=seen.partnership,
        number=1 if last is None else last.number + 1,
        text=draft.text,
        next_text=draft.next_text,
        version=reading.version,
        contract=reading.contract,
        fingerprint=_mark(draft),
        reason=draft.reason,
        proposed_by=draft.proposed_by,
        agreed_by=seen.acting.user,
    )
    _promised(seen, draft, reading)
    _log(seen, "outcomes-plan-agreed", draft, draft.reason)
    draft.delete()
    return plan


def _promised(seen: Seen, draft: PlanDraft, reading: Reading) -> None:
    there = OutcomeRow.objects.filter(partnership=seen.partnership, kind=Benefit.kind).exists()
    if there or reading.version is None or reading.document is None:
        return
    case = case_of(reading.version)
    for one in promised_benefits(case, reading.document.option, seen.acting.today):
        told = replace(one, note="Promised by the approved case")
        OutcomeRow.objects.create(**{**values_of(seen, told), "entered_by": draft.proposed_by})


def _held_to(
    seen: Seen, document: OutcomesDocument
) -> tuple[Version | None, Contract | None, list[Problem]]:
    problems = []
    number, version, contract = version_number(document.case), None, None
    if number is not None:
        rows = Version.objects.filter(partnership=seen.partnership, number=number)
        version = rows.first()
    if document.case and version is None:
        problems.append(
            Problem(
                what=f"there is no version of the case named {document.case}",
                where=f"{FILE}, case",
                mend="write the version, such as: version 1",
            )
        )
    if document.contract:
        rows_ = Contract.objects.filter(partnership=seen.partnership, key=document.contract)
        contract = rows_.first()
        if contract is None:
            keys = Contract.objects.filter(partnership=seen.partnership)
            names = ", ".join(keys.values_list("key", flat=True)) or "none is kept here"
            problems.append(
                Problem(
                    what=f"the partnership has no contract {document.contract}",
                    where=f"{FILE}, contract",
                    mend=f"write the short name of one that it has: {names}",
                )
            )
    return version, contract, problems


def _next_problems(text: str) -> tuple[Problem, ...]:
    found, problems = read_next(text)
    if found is None:
        return problems
    return (*problems, *_unplanned(found))


def _unplanned(found: NextDocument) -> tuple[Problem, ...]:
    try:
        found.plan("", can_extend=True)
        _ = found.update_rules
    except CounterfoilError as fault:
        return (Problem(what=fault.what, where=NEXT_FILE, mend=fault.mend),)
    return ()


def _option(case: BusinessCase, option: str) -> str:
    names = [one.id for one in case.options]
    if option not in names:
        raise InvalidValue(
            what=f"the case has no option {option}",
            where="the option",
            mend=f"choose one of {', '.join(names)}",
        )
    return option


def _signed_on(contract: Contract, seen: Seen) -> object:
    held = reckonings.ledger_of(contract, seen.acting.today)
    return None if held is None else held.document.signed_on


def _locked(seen: Seen) -> PlanDraft | None:
    Partnership.objects.select_for_update().filter(pk=seen.partnership.pk).first()
    return draft_of(seen.partnership)


def _at(seen: Seen, revision: int) -> PlanDraft:
    draft = _locked(seen)
    if draft is None or draft.revision != revision:
        raise ChangedMeanwhile
    return draft


def _proposed(draft: PlanDraft | None) -> PlanDraft:
    if draft is None or draft.proposed_by_id is None:
        raise InvalidValue(
            what="no plan is proposed",
            where="the plan of the outcomes",
            mend="have the contract manager propose the draft",
        )
    return draft


def _sound(seen: Seen, draft: PlanDraft) -> Reading:
    reading = reading_of(seen, draft.text, draft.next_text)
    if not reading.is_sound:
        raise BadInput(reading.problems)
    return reading


def _mark(draft: PlanDraft) -> str:
    return digest({"text": draft.text, "next": draft.next_text})


def _log(seen: Seen, kind: str, draft: PlanDraft, reason: str = "") -> None:
    log.write(
        seen.acting,
        kind,
        record=f"outcomes/{seen.partnership.ref}",
        partnership=seen.partnership,
        after={"revision": draft.revision, "fingerprint": _mark(draft)},
        reason=reason,
    )
