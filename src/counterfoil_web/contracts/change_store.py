"""The register of changes as it is kept, tested against the Act as it stands in the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from counterfoil.access import Capability
from counterfoil.contract.terms import Contract as Document
from counterfoil.errors import InvalidValue
from counterfoil.performance.modifications import Change, ChangeTests, Route, change_register
from counterfoil_web.contracts.models import Contract, ContractChange
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


@dataclass(frozen=True, kw_only=True)
class ChangeValues:
    """What is said of a change. supersedes: the number of the one that it puts right."""

    title: str
    agreed_on: date
    value_gbp: Decimal
    days: int
    route: Route | None
    materially_changes_scope: bool | None
    shifts_balance: bool | None
    works: bool
    group: str
    reason: str
    supersedes: int | None = None


@dataclass(frozen=True)
class ChangeView:
    """A change that stands, with what the tests say of it."""

    row: ContractChange
    tests: ChangeTests


def changes_of(contract: Contract, document: Document) -> tuple[ChangeView, ...]:
    """The changes that stand in the order agreed, each with its tests. One query."""
    standing = {f"{row.number:06}": row for row in standing_rows(contract)}
    tested = change_register(document, [_read(name, row) for name, row in standing.items()])
    return tuple(ChangeView(standing[one.change.id], one) for one in tested)


def standing_rows(contract: Contract) -> list[ContractChange]:
    """The rows that no later one puts right, with who entered them."""
    rows = _changes.of(contract.partnership_id, contract=contract.pk)
    gone = {row.supersedes for row in rows}
    return [row for row in rows if row.number not in gone]


_changes = QueryOfOne(
    lambda: ContractChange.objects.filter(**OF_CONTRACT).select_related("entered_by")
)


@transaction.atomic
def add_change(seen: Seen, contract: Contract, values: ChangeValues) -> ContractChange:
    """Add a change to the register. Raises: Refused; InvalidValue when it puts right what does
    not stand.
    """
    seen.require(Capability.RECORD_FIGURES)
    locked = Contract.objects.select_for_update().get(pk=contract.pk)
    standing = {row.number for row in standing_rows(locked)}
    if values.supersedes is not None and values.supersedes not in standing:
        raise InvalidValue(
            what=f"change {values.supersedes} does not stand",
            where="the change that it puts right",
            mend="choose one that stands in the register",
        )
    last = ContractChange.objects.filter(contract=locked).aggregate(last=Max("number"))["last"]
    row = ContractChange.objects.create(
        partnership=contract.partnership,
        contract=contract,
        number=(last or 0) + 1,
        title=values.title,
        agreed_on=values.agreed_on,
        value_gbp=values.value_gbp,
        days=values.days,
        route=values.route.value if values.route else "",
        materially_changes_scope=values.materially_changes_scope,
        shifts_balance=values.shifts_balance,
        works=values.works,
        group=values.group,
        reason=values.reason,
        supersedes=values.supersedes,
        entered_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "contract-change",
        record=f"change/{contract.partnership.ref}/{contract.key}/{row.number}",
        partnership=contract.partnership,
        before={"supersedes": values.supersedes} if values.supersedes else None,
        after={
            "title": row.title,
            "agreed_on": row.agreed_on,
            "value_gbp": f"{row.value_gbp:f}",
            "days": row.days,
            "route": row.route,
        },
        reason=row.reason,
    )
    return row


def _read(name: str, row: ContractChange) -> Change:
    return Change(
        id=name,
        agreed_on=row.agreed_on,
        title=row.title,
        value_gbp=row.value_gbp,
        days=row.days,
        route=Route(row.route) if row.route else None,
        materially_changes_scope=row.materially_changes_scope,
        shifts_balance=row.shifts_balance,
        works=row.works,
        group=row.group,
        reason=row.reason,
    )
