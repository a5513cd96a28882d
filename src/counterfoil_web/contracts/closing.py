"""Closing a month: the contract manager proposes, somebody of finance closes, and it stands."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from counterfoil.access import Capability, separation
from counterfoil.contract.statements import close
from counterfoil.contractfile.closed_json import fingerprint, write_closed_json
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import ClosedStatement, Contract, ProposedClose
from counterfoil_web.contracts.reckonings import Ledger, ledger_of
from counterfoil_web.contracts.records_store import locked
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.prepared_query import Given


def proposal_for(contract: Contract, month: Month) -> ProposedClose | None:
    """What was proposed for a month and is not ended."""
    given = {"contract": contract.pk, "month": str(month)}
    return next(iter(_proposal.of(contract.partnership_id, **given)), None)


_proposal = QueryOfOne(
    lambda: ProposedClose.objects.filter(
        **OF_CONTRACT, month=Given("month"), ended_at=None
    ).select_related("proposed_by")[:1]
)


@transaction.atomic
def propose_close(seen: Seen, contract: Contract, month: Month, note: str) -> ProposedClose:
    """Ask finance to close the first open month on the statement as it stands today.

    Raises: Refused, InvalidValue, NoAnswer.
    """
    seen.require(Capability.RECORD_FIGURES)
    locked(contract)
    ledger = _ledger(seen, contract)
    made = ledger.statement(month)
    if proposal_for(contract, month) is not None:
        raise InvalidValue(
            what=f"{month} has been proposed already",
            where="the month",
            mend="ask finance to close it, or take the proposal back first",
        )
    would = close(ledger.document, made, ledger.closed)
    proposal = ProposedClose.objects.create(
        partnership=contract.partnership,
        contract=contract,
        month=str(month),
        made_on=made.made_on,
        total_gbp=made.total_gbp,
        fingerprint=fingerprint(contract.key, would),
        note=note.strip(),
        proposed_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "month-proposed",
        record=address(contract, month),
        partnership=contract.partnership,
        after={"total_gbp": f"{made.total_gbp:f}", "fingerprint": proposal.fingerprint},
        reason=proposal.note,
    )
    return proposal


def check_may_end(seen: Seen) -> None:
    """Who proposes and who closes may end a proposal. Raises: Refused."""
    if not seen.may(Capability.RECORD_FIGURES):
        seen.require(Capability.CLOSE_MONTH)


@transaction.atomic
def end_proposal(seen: Seen, contract: Contract, month: Month, why: str) -> None:
    """Take a proposal back, or send it back: both with a reason. Raises: Refused, InvalidValue."""
    check_may_end(seen)
    proposal = _open_proposal(contract, month)
    if not why.strip():
        raise InvalidValue(what="it gives no reason", where="the reason", mend="say why")
    _end(proposal, seen, why.strip())
    log.write(
        seen.acting,
        "month-sent-back",
        record=address(contract, month),
        partnership=contract.partnership,
        reason=why.strip(),
    )


@transaction.atomic
def close_month(seen: Seen, contract: Contract, month: Month, told: str) -> ClosedStatement:
    """Close a proposed month for ever.

    told: the fingerprint that the person was shown. Raises: Refused; InvalidValue when nothing is
    proposed, or something was recorded since, so that the statement is no longer what was proposed.
    """
    seen.require(Capability.CLOSE_MONTH)
    locked(contract)
    proposal = _open_proposal(contract, month)
    refusal = separation.closer_is_not_proposer(
        closer=seen.acting.user.pk, proposer=proposal.proposed_by_id
    )
    if refusal is not None:
        raise Refused(refusal)
    ledger = _ledger(seen, contract, proposal)
    made = ledger.statement(month)
    closed = close(ledger.document, made, ledger.closed)
    now = fingerprint(contract.key, closed)
    if not now == proposal.fingerprint == told:
        raise InvalidValue(
            what="something was recorded since it was proposed, and the statement has changed",
            where=f"the statement of {month}",
            mend="send it back, look at the statement again, and have it proposed anew",
        )
    row = ClosedStatement.objects.create(
        partnership=contract.partnership,
        contract=contract,
        month=str(month),
        made_on=made.made_on,
        terms=made.due.terms,
        document=write_closed_json(contract.key, closed),
        net_gbp=made.net_gbp,
        vat_gbp=made.vat_gbp,
        fingerprint=now,
        proposed_by=proposal.proposed_by,
        closed_by=seen.acting.user,
    )
    _end(proposal, seen, "Closed")
    log.write(
        seen.acting,
        "month-closed",
        record=address(contract, month),
        partnership=contract.partnership,
        after={"total_gbp": f"{made.total_gbp:f}", "fingerprint": now},
    )
    return row


def address(contract: Contract, month: Month | str) -> str:
    """The record of a month in the log."""
    return f"statement/{contract.partnership.ref}/{contract.key}/{month}"


def _ledger(seen: Seen, contract: Contract, proposal: ProposedClose | None = None) -> Ledger:
    ledger = ledger_of(contract, seen.acting.today if proposal is None else proposal.made_on)
    if ledger is None:
        raise InvalidValue(
            what="the contract has no agreed terms",
            where=contract.title,
            mend="have its terms agreed first",
        )
    return ledger


def _open_proposal(contract: Contract, month: Month) -> ProposedClose:
    proposal = (
        ProposedClose.objects.select_for_update()
        .filter(contract=contract, month=str(month), ended_at=None)
        .select_related("proposed_by")
        .first()
    )
    if proposal is None:
        raise InvalidValue(
            what=f"{month} has not been proposed for closing",
            where="the month",
            mend="have the contract manager propose it",
        )
    return proposal


def _end(proposal: ProposedClose, seen: Seen, why: str) -> None:
    proposal.ended_at = timezone.now()
    proposal.ended_by = seen.acting.user
    proposal.ended_why = why
    proposal.save(update_fields=["ended_at", "ended_by", "ended_why"])
