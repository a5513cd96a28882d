"""The price of each bid that the plan compares: its total, or what it would cost over the term."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePath

from counterfoil.contract.records import Record
from counterfoil.contract.terms import Contract as Terms
from counterfoil.errors import CounterfoilError, InvalidValue, Problem
from counterfoil.tender.bids import Rate
from counterfoil.tender.plan import Plan
from counterfoil.tender.whole_life import WholeLifePrice, whole_life_prices
from counterfoil_web.contracts.models import Contract
from counterfoil_web.contracts.store import document_of, last_record, records_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.store import Competition


@dataclass(frozen=True)
class Counted:
    """The prices that count. whole_life: empty where totals do. key: what they rest on besides."""

    prices_gbp: Mapping[str, Fraction]
    whole_life: Mapping[str, WholeLifePrice]
    contract: Terms | None
    key: Hashable
    trouble: Problem | None = None


def contract_row(seen: Seen, plan: Plan) -> Contract | None:
    """The contract of the partnership that the plan names, else its only one."""
    if plan.price is None or not plan.price.figure.is_whole_life:
        return None
    rows = list(Contract.objects.filter(partnership=seen.partnership).order_by("key"))
    name = PurePath(plan.price.contract).name
    named = next((one for one in rows if one.key == name), None)
    if named is None and len(rows) == 1:
        named = rows[0]
    if named is not None:
        named.partnership = seen.partnership
    return named


def contract_of(seen: Seen, plan: Plan) -> Terms | None:
    """The agreed terms of that contract; None where there are none, or totals count."""
    row = contract_row(seen, plan)
    return None if row is None else document_of(row)


def counted_prices(seen: Seen, held: Competition) -> Counted:
    """The prices that count of every bid whose price is open, or why they cannot be worked out."""
    dossier = held.dossier
    model = dossier.plan.price
    if model is None or not model.figure.is_whole_life:
        return Counted(dossier.totals_gbp, {}, None, ())
    row = contract_row(seen, dossier.plan)
    terms = None if row is None else document_of(row)
    if row is None or terms is None:
        return Counted({}, {}, None, (), _no_contract(model.contract).as_problem())
    key = (row.pk, last_record(row))

    def worked_out() -> dict[str, WholeLifePrice]:
        records: tuple[Record, ...] = records_of(row)
        return whole_life_prices(model, terms, records, dossier.of(Rate))

    try:
        found = held.made(f"whole life {key}", lambda: worked_out())
    except CounterfoilError as fault:
        return Counted({}, {}, terms, key, fault.as_problem())
    prices = {bid: one.counted_gbp(model.figure) for bid, one in found.items()}
    return Counted(prices, found, terms, key)


def _no_contract(name: str) -> InvalidValue:
    return InvalidValue(
        what=f"the plan prices bids by the contract {name}, and none is agreed under that name",
        where="the price model",
        mend="write the draft terms as a contract of this partnership and agree them",
    )
