"""The contract that came of a procurement, as its notices need it, read from its own room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404

from counterfoil.contract.records import Invoice, standing
from counterfoil.performance.breaches import BreachStep, Step
from counterfoil.procurement.contract_occasions import Occasion, contract_notices, occasions
from counterfoil.procurement.contract_registers import Breach, SignedContract
from counterfoil.procurement.notices import NoticeDue
from counterfoil.procurement.running_contract import NotedBreach, RunningContract
from counterfoil_web.contracts.change_store import changes_of
from counterfoil_web.contracts.health_store import settings_of
from counterfoil_web.contracts.models import BreachStep as BreachRow
from counterfoil_web.contracts.models import Contract, PerformanceSetting
from counterfoil_web.contracts.rating_store import exempt_because, notice_of, ratings_of
from counterfoil_web.contracts.store import agreed_and_last, contracts_of, document, records_up_to
from counterfoil_web.procurements.pages import Opened


@dataclass(frozen=True)
class Running:
    """A running contract with each time that it calls for a notice. key: blank without its room."""

    contract: RunningContract
    notices: tuple[tuple[Occasion, NoticeDue], ...]
    key: str

    def notice(self, code: str, name: str) -> tuple[Occasion, NoticeDue]:
        """One of them. Raises: Http404."""
        for about, due in self.notices:
            if (about.code, about.id) == (code, name):
                return about, due
        raise Http404("The contract calls for no such notice.")


def running_of(one: Opened) -> Running | None:
    """The contract; None before the register says that it was entered into.

    Six queries, and one for records that are not kept in memory yet.
    """
    held = one.held
    signed = next(iter(standing(held.records, SignedContract)), None)
    if signed is None:
        return None
    found = RunningContract(made=held.timetable, records=held.records)
    rows = Contract.objects.filter(partnership=one.seen.partnership, key=signed.contract)
    contract = rows.first()
    if contract is not None:
        found = _with_its_room(found, contract, one)
    return Running(
        contract=found,
        notices=contract_notices(found, occasions(found, held.today), held.today),
        key="" if contract is None else contract.key,
    )


def contract_names(one: Opened) -> dict[str, str]:
    """The contracts of the partnership by their id, in words."""
    return {row.key: row.title for row in contracts_of(one.seen)}


def breach_names(one: Opened) -> dict[str, str]:
    """The breaches in the register by their id, in words."""
    held = standing(one.held.records, Breach)
    return {each.id: f"{each.applies_from}: {each.obligation[:80]}" for each in held}


def _with_its_room(found: RunningContract, contract: Contract, one: Opened) -> RunningContract:
    contract.partnership = one.seen.partnership
    agreed, last = agreed_and_last(contract)
    if agreed is None:
        return found
    terms = document(agreed.text)
    settings = settings_of(contract)
    return replace(
        found,
        document=terms,
        invoices=standing(records_up_to(contract, last), Invoice, one.held.today),
        assessments=tuple(
            notice_of(row, contract, terms) for row in reversed(ratings_of(contract))
        ),
        changes=tuple(view.tests for view in changes_of(contract, terms)),
        breaches=_noted(contract),
        no_indicators=exempt_because(settings.get(PerformanceSetting.Kind.KPI_EXEMPTION)),
    )


def _noted(contract: Contract) -> tuple[NotedBreach, ...]:
    """The contract's own breaches, each with its steps in order. One query."""
    rows = BreachRow.objects.filter(breach__contract=contract).select_related("breach")
    held: dict[int, list[BreachRow]] = {}
    for row in rows.order_by("breach__number", "pk"):
        held.setdefault(row.breach_id, []).append(row)
    return tuple(
        NotedBreach(
            number=steps[0].breach.number,
            title=steps[0].breach.title,
            clause=steps[0].breach.clause,
            steps=tuple(
                BreachStep(step=Step(row.step), on=row.on, by=row.by, note=row.note, due=row.due)
                for row in steps
            ),
        )
        for steps in held.values()
    )
