"""A claim certified or refused by finance, and taken out of a budget: rows that follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.http import Http404

from counterfoil.errors import Problem
from counterfoil.outcomes.claims import Banking, Certification, Certifier, Claim
from counterfoil.outcomes.totals import ClaimStanding, Register, register
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.records_store import add, locked, named, rows_of, told
from counterfoil_web.outcomes.rows import record_from
from counterfoil_web.outcomes.rules import certify_refusal
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers.rows import row_named


def register_of(outcomes: Outcomes) -> Register:
    """The register, worked out once for all it rests on."""
    return outcomes.made("register", lambda: register(outcomes.ledger))


def claim_for(outcomes: Outcomes, key: str) -> ClaimStanding:
    """One claim that stands. Raises: Http404."""
    found = next((one for one in register_of(outcomes).claims if one.claim.id == key), None)
    if found is None:
        raise Http404("There is no such claim, or another has taken its place.")
    return found


@transaction.atomic
def certify(
    seen: Seen, key: str, texts: Mapping[str, Any], note: str = ""
) -> tuple[OutcomeRow, tuple[Problem, ...]]:
    """Write what finance found of a claim; a finding that stands already is put right by it.

    note: why it is put right. Raises: Http404; Refused; InvalidValue; BadInput.
    """
    outcomes, standing, row = _open(seen, key)
    before = standing.certification
    record = record_from(
        Certification.kind,
        "",
        {
            **texts,
            "claim": standing.claim.id,
            "certified_by": str(seen.acting.user),
            "office": Certifier.FINANCE.value,
            "certified_on": seen.acting.today.isoformat(),
        },
        entered_on=seen.acting.today,
        source=f"Certified here by {seen.acting.user}",
        note=note,
        supersedes="" if before is None else before.id,
    )
    return _kept(seen, outcomes, replace(record, id=f"certified-{row.key}"[:70]))


@transaction.atomic
def bank(seen: Seen, key: str, texts: Mapping[str, Any]) -> tuple[OutcomeRow, tuple[Problem, ...]]:
    """Write that a certified saving was taken out of a budget.

    Raises: Http404; Refused; InvalidValue; BadInput, as when it is more than was certified.
    """
    outcomes, standing, _ = _open(seen, key)
    record = record_from(
        Banking.kind,
        "",
        {**texts, "claim": standing.claim.id, "banked_by": str(seen.acting.user)},
        entered_on=seen.acting.today,
        source=texts.get("budget_paper", ""),
    )
    return _kept(seen, outcomes, record)


def _open(seen: Seen, key: str) -> tuple[Outcomes, ClaimStanding, OutcomeRow]:
    outcomes = locked(seen)
    standing = claim_for(outcomes, key)
    row = row_named(rows_of(seen.partnership, Claim.kind), key)
    refusal = certify_refusal(seen, standing.benefit, standing.claim, row.entered_by_id)
    if refusal is not None:
        raise Refused(refusal)
    return outcomes, standing, row


def _kept(seen: Seen, outcomes: Outcomes, record: Any) -> tuple[OutcomeRow, tuple[Problem, ...]]:
    taken = {one.id for one in outcomes.records}
    if not record.id or record.id in taken:
        record = named(record, outcomes.records)
    rows, warnings = add(seen, outcomes, [record])
    told(seen, rows[0])
    return rows[0], warnings
