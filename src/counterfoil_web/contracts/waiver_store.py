"""Waivers: what may be waived, asking, deciding, and the register of what was waived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Capability, separation
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Waiver
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.invoice_store import add_record, new_key
from counterfoil_web.contracts.models import Contract, WaiverRequest
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.records_store import locked
from counterfoil_web.contracts.store import OF_CONTRACT, records_up_to
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.kept_in_memory import KeptInMemory

_DEDUCTIONS = (Section.AVAILABILITY, Section.PERFORMANCE)
_GIVEN: KeptInMemory[Mapping[tuple[str, Month], Decimal]] = KeptInMemory(200)


@dataclass(frozen=True)
class Deduction:
    """A deduction of a month that may be waived. of: its measure, or its regime and event."""

    of: str
    title: str
    clause: str
    amount_gbp: Decimal


@dataclass(frozen=True)
class WaivedDeduction:
    """A waiver in the register. amount_gbp: what was given back; None while it is not known."""

    waiver: Waiver
    title: str
    amount_gbp: Decimal | None

    @property
    def year(self) -> str:
        """The financial year of its month, such as 2026-27."""
        return str(self.waiver.month.financial_year)


def waivers_of(ledger: Ledger) -> tuple[Waiver, ...]:
    """The waivers that stand, in the order entered."""
    records = records_up_to(ledger.contract, ledger.last)
    gone = {one.supersedes for one in records if one.supersedes}
    return tuple(one for one in records if isinstance(one, Waiver) and one.id not in gone)


def register_of(ledger: Ledger) -> tuple[WaivedDeduction, ...]:
    """Every waiver with what it gave back on all that is known today, the last month first."""
    waivers = waivers_of(ledger)
    if not waivers:
        return ()
    given, titles = _given(ledger, waivers), _titles(ledger)
    found = (
        WaivedDeduction(one, titles.get(one.of.partition("/")[0], one.of), _amount(one, given))
        for one in waivers
    )
    return tuple(sorted(found, key=lambda row: row.waiver.month, reverse=True))


def sums_of(rows: Iterable[WaivedDeduction]) -> tuple[tuple[str, str, Decimal], ...]:
    """What was waived by year and measure, the last year first."""
    found: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        name = (row.year, row.title)
        found[name] = found.get(name, Decimal(0)) + (row.amount_gbp or Decimal(0))
    ordered = sorted(sorted(found), key=lambda name: name[0], reverse=True)
    return tuple((year, title, found[year, title]) for year, title in ordered)


def deductions_of(ledger: Ledger, month: Month) -> tuple[Deduction, ...]:
    """The deductions of a month that are not waived nor asked to be. Raises: NoAnswer."""
    lines = (ledger.closed_month(month) or ledger.statement(month)).lines
    taken = {one.of for one in waivers_of(ledger) if one.month == month}
    asked = requests_of(ledger.contract)
    taken |= {row.of for row in asked if row.month == str(month) and row.decided_at is None}
    return tuple(
        Deduction(line.of, line.title, line.clause, -line.amount_gbp)
        for line in lines
        if line.section in _DEDUCTIONS and line.of not in taken and line.amount_gbp < 0
    )


def requests_of(contract: Contract) -> list[WaiverRequest]:
    """Every waiver that was asked for, the last first. One query."""
    return _requests.of(contract.partnership_id, contract=contract.pk)


_JOINED = ("asked_by", "decided_by", "recorded")
_requests = QueryOfOne(lambda: WaiverRequest.objects.filter(**OF_CONTRACT).select_related(*_JOINED))


def request_for(contract: Contract, number: int) -> WaiverRequest:
    """One of them. Raises: Http404."""
    rows = WaiverRequest.objects.filter(contract=contract, pk=number)
    row = rows.select_related(*_JOINED).first()
    if row is None:
        raise Http404("No such waiver was asked for.")
    return row


@transaction.atomic
def ask_waiver(
    seen: Seen,
    ledger: Ledger,
    month: Month,
    deduction: Deduction,
    amount_gbp: Decimal | None,
    reason: str,
) -> WaiverRequest:
    """Ask for a deduction not to be taken. Raises: Refused; InvalidValue while it is asked for."""
    seen.require(Capability.RECORD_FIGURES)
    contract = ledger.contract
    locked(contract)
    about = (str(month), deduction.of)
    asked = (row for row in requests_of(contract) if row.decided_at is None)
    if any((row.month, row.of) == about for row in asked):
        raise InvalidValue(
            what="a waiver of it is asked for already",
            where=deduction.title,
            mend="wait until a finance officer has decided",
        )
    row = WaiverRequest.objects.create(
        partnership=contract.partnership,
        contract=contract,
        month=str(month),
        of=deduction.of,
        title=deduction.title,
        amount_gbp=amount_gbp,
        reason=reason.strip(),
        asked_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "waiver-asked",
        record=address(row),
        partnership=contract.partnership,
        after={"of": row.of, "month": row.month, "amount_gbp": _amount_text(amount_gbp)},
        reason=row.reason,
    )
    return row


@transaction.atomic
def decide_waiver(
    seen: Seen, ledger: Ledger, number: int, *, approve: bool, answer: str
) -> WaiverRequest:
    """Approve a waiver, which makes the record of it, or refuse it.

    Raises: Refused, also when the one who decides asked for it; Http404; InvalidValue when it was
    decided already; BadInput when the record of it does not pass the checks.
    """
    seen.require(Capability.WAIVE_DEDUCTION)
    contract = ledger.contract
    row = WaiverRequest.objects.select_for_update().filter(contract=contract, pk=number).first()
    if row is None:
        raise Http404("No such waiver was asked for.")
    if row.decided_at is not None:
        raise InvalidValue(
            what="it was decided already",
            where=f"the waiver of {row.title}",
            mend="ask for a new waiver if there is reason to",
        )
    refusal = separation.waiver_approver_is_not_asker(
        approver=seen.acting.user.pk, asker=row.asked_by_id
    )
    if refusal is not None:
        raise Refused(refusal)
    if approve:
        row.recorded = add_record(seen, ledger, _record(seen, row))
    row.answer, row.decided_by, row.decided_at = answer.strip(), seen.acting.user, timezone.now()
    row.save(update_fields=["recorded", "answer", "decided_by", "decided_at"])
    log.write(
        seen.acting,
        "waiver-approved" if approve else "waiver-refused",
        record=address(row),
        partnership=contract.partnership,
        after={"of": row.of, "month": row.month, "amount_gbp": _amount_text(row.amount_gbp)},
        reason=row.answer,
    )
    return row


def address(row: WaiverRequest) -> str:
    """The record of a waiver that was asked for, in the log."""
    return f"waiver/{row.contract.partnership.ref}/{row.contract.key}/{row.pk}"


def _record(seen: Seen, row: WaiverRequest) -> Waiver:
    return Waiver(
        id=new_key(row.contract, f"waiver {row.of} {row.month}"),
        entered_on=seen.acting.today,
        source=f"Waiver asked for on {timezone.localdate(row.asked_at).isoformat()}",
        of=row.of,
        month=Month.parse(row.month),
        reason=row.reason,
        approved_by=str(seen.acting.user),
        amount_gbp=None if row.amount_gbp is None else Fraction(row.amount_gbp),
    )


def _given(ledger: Ledger, waivers: Iterable[Waiver]) -> Mapping[tuple[str, Month], Decimal]:
    """What each waiver gives back, by what it is of and its month, on all that is known."""
    until = max(one.month for one in waivers)
    key = (ledger.contract.pk, ledger.agreed.pk, ledger.last, ledger.on)
    return _GIVEN.made(key, lambda: _worked_out(ledger, until))


def _worked_out(ledger: Ledger, until: Month) -> Mapping[tuple[str, Month], Decimal]:
    records = records_up_to(ledger.contract, ledger.last)
    try:
        found = reckon(ledger.document.known_on(ledger.on), known(records, ledger.on), until=until)
    except CounterfoilError:
        return {}
    return {
        (line.of, one.month): line.amount_gbp
        for one in found
        for line in one.of_section(Section.WAIVER)
    }


def _amount(one: Waiver, given: Mapping[tuple[str, Month], Decimal]) -> Decimal | None:
    found = given.get((one.of, one.month))
    return found if found is not None or given == {} else Decimal(0)


def _titles(ledger: Ledger) -> dict[str, str]:
    return {
        one.id: one.title
        for version in ledger.document.versions
        for one in (*version.measures, *version.regimes)
    }


def _amount_text(amount: Decimal | None) -> str:
    return "the whole" if amount is None else f"{amount:f}"
