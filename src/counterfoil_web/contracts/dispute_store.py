"""Lines that the supplier disputes, and what it was answered."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Capability
from counterfoil.contract.lines import Line
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.models import Contract, Dispute
from counterfoil_web.contracts.records_store import locked
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


def disputes_of(contract: Contract) -> list[Dispute]:
    """Every dispute of a contract, the last first. One query."""
    return _disputes.of(contract.partnership_id, contract=contract.pk)


_PEOPLE = ("raised_by", "answered_by")
_disputes = QueryOfOne(lambda: Dispute.objects.filter(**OF_CONTRACT).select_related(*_PEOPLE))


def disputes_on(contract: Contract, month: Month, line: str) -> list[Dispute]:
    """The disputes of one line."""
    return [row for row in disputes_of(contract) if (row.month, row.line) == (str(month), line)]


def dispute_for(contract: Contract, number: int) -> Dispute:
    """One dispute. Raises: Http404."""
    rows = Dispute.objects.filter(contract=contract, pk=number)
    row = rows.select_related(*_PEOPLE).first()
    if row is None:
        raise Http404("The contract has no such dispute.")
    return row


@transaction.atomic
def raise_dispute(seen: Seen, contract: Contract, month: Month, line: Line, reason: str) -> Dispute:
    """Dispute a line. Raises: Refused; InvalidValue while an earlier dispute of it is open."""
    seen.require(Capability.DISPUTE_LINE)
    locked(contract)
    if any(row.answered_at is None for row in disputes_on(contract, month, line.id)):
        raise InvalidValue(
            what="the line is disputed already",
            where=line.title,
            mend="wait for the answer to that dispute",
        )
    row = Dispute.objects.create(
        partnership=contract.partnership,
        contract=contract,
        month=str(month),
        line=line.id,
        title=line.title,
        reason=reason.strip(),
        raised_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "line-disputed",
        record=address(row),
        partnership=contract.partnership,
        after={"month": row.month, "line": row.line, "amount_gbp": f"{line.amount_gbp:f}"},
        reason=row.reason,
    )
    return row


@transaction.atomic
def answer_dispute(seen: Seen, contract: Contract, number: int, answer: str) -> Dispute:
    """Answer a dispute, once. Raises: Refused, Http404, InvalidValue."""
    seen.require(Capability.RECORD_FIGURES)
    row = Dispute.objects.select_for_update().filter(contract=contract, pk=number).first()
    if row is None:
        raise Http404("The contract has no such dispute.")
    if row.answered_at is not None:
        raise InvalidValue(
            what="the dispute was answered already",
            where=row.title,
            mend="the supplier may dispute the line again",
        )
    row.answer = answer.strip()
    row.answered_by, row.answered_at = seen.acting.user, timezone.now()
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    log.write(
        seen.acting,
        "dispute-answered",
        record=address(row),
        partnership=contract.partnership,
        after={"month": row.month, "line": row.line},
        reason=row.answer,
    )
    return row


def address(row: Dispute) -> str:
    """The record of a dispute in the log."""
    return f"dispute/{row.contract.partnership.ref}/{row.contract.key}/{row.pk}"
