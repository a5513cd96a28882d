"""The dates of a contract: those that follow from its terms, and those that somebody added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Capability, Role
from counterfoil.contract.obligations import (
    DueDate,
    Obligation,
    ObligationKind,
    Repeat,
    due_between,
    obligations,
    overdue,
)
from counterfoil.contract.terms import Contract as Document
from counterfoil.errors import InvalidValue
from counterfoil.performance.ratings import kpi_duty, rating_due
from counterfoil_web.contracts.health_store import Kind, settings_of
from counterfoil_web.contracts.models import Contract, ObligationDone, OwnObligation
from counterfoil_web.contracts.performance_store import facts_of
from counterfoil_web.contracts.rating_store import exempt_because, rated_days, ratings_of
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.prepared_query import Given

AHEAD = timedelta(days=365)
_MAY_BE_LATE = frozenset(
    {
        ObligationKind.MEASUREMENT,
        ObligationKind.CLOSING,
        ObligationKind.RATING,
        ObligationKind.MILESTONE,
        ObligationKind.OWN,
    }
)
"""What somebody has to do; the others are days that come and go."""
_KEPT: KeptInMemory[tuple[DueDate, ...]] = KeptInMemory(40)


@dataclass(frozen=True)
class Dates:
    """What is late, and what falls due in the year ahead; own: the rows that somebody added."""

    own: tuple[OwnObligation, ...]
    late: tuple[DueDate, ...]
    ahead: tuple[DueDate, ...]

    @property
    def all(self) -> tuple[DueDate, ...]:
        """Both, in order."""
        return (*self.late, *self.ahead)


@dataclass(frozen=True, kw_only=True)
class OwnValues:
    """What is said of a date that somebody adds."""

    title: str
    owner: Role
    first_due: date
    repeat: Repeat
    until: date | None
    clause: str
    lead_days: int


def dates_of(ledger: Ledger) -> Dates:
    """The dates of a contract as they stand today. Four queries beside those of the ledger."""
    contract, today = ledger.contract, ledger.on
    rows = tuple(own_rows(contract))
    own = tuple(map(_obligation, rows))
    rating = rating_day(contract, ledger.document)
    closed = tuple(one.month for one in ledger.closed)
    key = (contract.pk, ledger.agreed.pk, ledger.last, today, closed, rating, own)
    found = _KEPT.made(
        key,
        lambda: obligations(
            ledger.document, facts_of(ledger), closed=closed, rating_due=rating, own=own
        ),
    )
    done = done_ids(contract)
    found = tuple(one for one in found if one.id not in done)
    may_be_late = {ObligationKind.OWN} if is_over(ledger.document, today) else _MAY_BE_LATE
    late = tuple(one for one in overdue(found, today) if one.kind in may_be_late)
    return Dates(rows, late, due_between(found, today, today + AHEAD))


def is_over(document: Document, today: date) -> bool:
    """Whether nobody will close its months: it is made up, as its terms say, and its term is over.

    One that is not made up is late until its months are closed, however long ago it ended.
    """
    return bool(document.illustrative) and document.term.end < today


def own_rows(contract: Contract) -> list[OwnObligation]:
    """The dates that somebody added and nobody ended."""
    return _own.of(contract.partnership_id, contract=contract.pk)


_own = QueryOfOne(lambda: OwnObligation.objects.filter(**OF_CONTRACT, ended_at=None))
_done = QueryOfOne(
    lambda: ObligationDone.objects.filter(
        partnership=PARTNERSHIP, obligation__contract=Given("contract")
    ).values_list("obligation__number", "due")
)


@transaction.atomic
def add_own(seen: Seen, contract: Contract, values: OwnValues) -> OwnObligation:
    """Add a date. Raises: Refused, InvalidValue."""
    seen.require(Capability.RECORD_FIGURES)
    locked = Contract.objects.select_for_update().get(pk=contract.pk)
    last = OwnObligation.objects.filter(contract=locked).aggregate(last=Max("number"))["last"]
    row = OwnObligation(
        partnership=contract.partnership,
        contract=contract,
        number=(last or 0) + 1,
        title=values.title,
        owner=values.owner.value,
        first_due=values.first_due,
        repeat=values.repeat.value,
        until=values.until,
        clause=values.clause,
        lead_days=values.lead_days,
        made_by=seen.acting.user,
    )
    _obligation(row)
    row.save()
    log.write(
        seen.acting,
        "obligation-added",
        record=_address(row),
        partnership=contract.partnership,
        after={"title": row.title, "first_due": row.first_due, "repeat": row.repeat},
    )
    return row


@transaction.atomic
def meet_own(seen: Seen, contract: Contract, number: int, due: date, note: str) -> None:
    """Say that a date was met. Raises: Refused, InvalidValue, Http404."""
    seen.require(Capability.RECORD_FIGURES)
    row = _own_row(contract, number)
    try:
        with transaction.atomic():
            ObligationDone.objects.create(
                partnership=contract.partnership,
                obligation=row,
                due=due,
                note=note,
                done_by=seen.acting.user,
            )
    except IntegrityError as fault:
        raise InvalidValue(
            what="it is marked as done already", where=row.title, mend="look at the list again"
        ) from fault
    log.write(
        seen.acting,
        "obligation-met",
        record=_address(row),
        partnership=contract.partnership,
        after={"due": due},
        reason=note,
    )


@transaction.atomic
def end_own(seen: Seen, contract: Contract, number: int) -> None:
    """Have a date come round no more. Raises: Refused, Http404."""
    seen.require(Capability.RECORD_FIGURES)
    row = _own_row(contract, number)
    row.ended_at, row.ended_by = timezone.now(), seen.acting.user
    row.save(update_fields=["ended_at", "ended_by"])
    log.write(
        seen.acting, "obligation-ended", record=_address(row), partnership=contract.partnership
    )


def number_of(one: DueDate) -> int | None:
    """The number of the added date that something due belongs to; None for those of the terms."""
    return int(one.about) if one.kind is ObligationKind.OWN else None


def own_obligations(contract: Contract) -> tuple[Obligation, ...]:
    """The dates that somebody added, as the library reads them. One query."""
    return tuple(map(_obligation, own_rows(contract)))


def done_ids(contract: Contract) -> frozenset[str]:
    """The ids of the added dates that were met. One query."""
    rows = _done.of(contract.partnership_id, contract=contract.pk)
    return frozenset(f"own/{number}/{due}" for number, due in rows)


def rating_day(contract: Contract, document: Document) -> date | None:
    """By when the next statutory rating is due; None where no duty is. Two queries."""
    because = exempt_because(settings_of(contract).get(Kind.KPI_EXEMPTION))
    if not kpi_duty(document, exempt_because=because).applies:
        return None
    return rating_due(document, rated_days(ratings_of(contract)))


def _own_row(contract: Contract, number: int) -> OwnObligation:
    row = OwnObligation.objects.filter(contract=contract, number=number, ended_at=None).first()
    if row is None:
        raise Http404("The contract has no such date.")
    return row


def _obligation(row: OwnObligation) -> Obligation:
    return Obligation(
        id=str(row.number),
        title=row.title,
        owner=Role(row.owner),
        first_due=row.first_due,
        repeat=Repeat(row.repeat),
        until=row.until,
        clause=row.clause,
        lead_days=row.lead_days,
    )


def _address(row: OwnObligation) -> str:
    return f"obligation/{row.contract.partnership.ref}/{row.contract.key}/{row.number}"
