"""The price of each bid that the plan compares: its total, or what it would cost over the term."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from counterfoil.contract.spread import Spread
from counterfoil.contract.terms import Contract as Terms
from counterfoil.errors import CounterfoilError, InvalidValue, Problem
from counterfoil.tender.bids import Rate
from counterfoil.tender.plan import Plan
from counterfoil.tender.price_model import PriceModel
from counterfoil.tender.whole_life import WholeLifePrice, rate_problems, whole_life_prices
from counterfoil_web.contracts.models import Contract
from counterfoil_web.contracts.store import agreed_terms, document, last_record, records_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.kept_work import keep, kept
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.store import Competition

NAME = "whole-life prices"


@dataclass(frozen=True)
class Counted:
    """The prices that count. whole_life: empty where totals do.

    key: what they rest on besides the tender's own records. trouble: why there are none.
    to_work_out: whether a worker has to work them out first, which may take a minute.
    """

    prices_gbp: Mapping[str, Fraction]
    whole_life: Mapping[str, WholeLifePrice]
    contract: Terms | None
    key: Hashable
    trouble: Problem | None = None
    to_work_out: bool = False


@dataclass(frozen=True)
class _Priced:
    """What whole-life prices are worked out from."""

    model: PriceModel
    row: Contract
    terms: Terms
    rates: tuple[Rate, ...]
    rests_on: Hashable

    @property
    def is_quick(self) -> bool:
        """Whether chance has no part in it, so that there is one future and not a thousand."""
        return not any(one.growth for one in self.model.volumes)

    def worked_out(
        self, progress: Callable[[int, int], None] | None = None
    ) -> dict[str, WholeLifePrice]:
        """The prices now."""
        records = records_of(self.row)
        return whole_life_prices(self.model, self.terms, records, self.rates, progress)


def contract_of(seen: Seen, plan: Plan) -> Terms | None:
    """The agreed terms of the plan's contract; None where there are none, or totals count."""
    row = _contract_row(seen, plan)
    agreed = None if row is None else agreed_terms(row)
    return None if agreed is None else document(agreed.text)


def counted_prices(seen: Seen, held: Competition) -> Counted:
    """The prices that count of every bid whose price is open, or why they are not known."""
    dossier = held.dossier
    model = dossier.plan.price
    if model is None or not model.figure.is_whole_life:
        return Counted(dossier.totals_gbp, {}, None, ())
    try:
        priced = _priced(seen, held, model)
        if priced is None:
            return Counted({}, {}, None, (), _no_contract(model.contract).as_problem())
        _refuse_wrong_rates(priced)
        if not priced.rates:
            return Counted({}, {}, priced.terms, ())
        if priced.is_quick:
            name = f"whole life {priced.rests_on}"
            found = held.made(name, lambda: {"": priced.worked_out()})[""]
        else:
            answer = kept(held.tender, NAME, priced.rests_on)
            if answer is None:
                trouble = _to_work_out().as_problem()
                return Counted({}, {}, priced.terms, "to work out", trouble, to_work_out=True)
            found = {bid: _read(bid, values) for bid, values in answer.items()}
    except CounterfoilError as fault:
        return Counted({}, {}, None, str(fault), fault.as_problem())
    prices = {bid: one.counted_gbp(model.figure) for bid, one in found.items()}
    return Counted(prices, found, priced.terms, priced.rests_on)


def work_out(
    seen: Seen, tender: Tender, held: Competition, progress: Callable[[int, int], None]
) -> None:
    """Work the whole-life prices out and keep them. Raises: CounterfoilError."""
    model = held.dossier.plan.price
    priced = None if model is None else _priced(seen, held, model)
    if priced is None:
        raise _no_contract("" if model is None else model.contract)
    _refuse_wrong_rates(priced)
    found = priced.worked_out(progress)
    answer = {bid: _values(one) for bid, one in found.items()}
    keep(seen, tender, NAME, priced.rests_on, answer)


def _priced(seen: Seen, held: Competition, model: PriceModel) -> _Priced | None:
    row = _contract_row(seen, held.dossier.plan)
    agreed = None if row is None else agreed_terms(row)
    if row is None or agreed is None:
        return None
    rates = held.dossier.of(Rate)
    told = tuple((one.bid, one.charge, one.part, str(one.rate_gbp)) for one in rates)
    rests_on = (repr(model), agreed.pk, last_record(row), told)
    return _Priced(model, row, document(agreed.text), rates, rests_on)


def _contract_row(seen: Seen, plan: Plan) -> Contract | None:
    """The contract that the plan names, else that issued with the tender, else the only one.

    Of this partnership; the one issued with a tender has the tender's id.
    """
    if plan.price is None or not plan.price.figure.is_whole_life:
        return None
    rows = list(Contract.objects.filter(partnership=seen.partnership).order_by("key"))
    names = (PurePath(plan.price.contract).name, plan.id)
    named = next((one for name in names for one in rows if one.key == name), None)
    if named is None and len(rows) == 1:
        named = rows[0]
    if named is not None:
        named.partnership = seen.partnership
    return named


def _refuse_wrong_rates(priced: _Priced) -> None:
    """Raises: InvalidValue with the first rate of a bid that is missing or leads nowhere."""
    by_bid: dict[str, list[Rate]] = {}
    for rate in priced.rates:
        by_bid.setdefault(rate.bid, []).append(rate)
    for rates in by_bid.values():
        for problem in rate_problems(priced.terms, rates):
            raise InvalidValue(what=problem.what, where=problem.where, mend=problem.mend)


def _values(one: WholeLifePrice) -> dict[str, Any]:
    spread = one.expected
    amounts = (spread.mean_gbp, spread.p10_gbp, spread.p50_gbp, spread.p90_gbp)
    return {
        "expected": [str(amount) for amount in amounts],
        "worst_tenth_gbp": str(one.worst_tenth_gbp),
        "sheet_gbp": str(one.sheet_gbp),
    }


def _read(bid: str, values: dict[str, Any]) -> WholeLifePrice:
    mean, p10, p50, p90 = (Decimal(amount) for amount in values["expected"])
    return WholeLifePrice(
        bid=bid,
        expected=Spread(mean_gbp=mean, p10_gbp=p10, p50_gbp=p50, p90_gbp=p90),
        worst_tenth_gbp=Decimal(values["worst_tenth_gbp"]),
        sheet_gbp=Decimal(values["sheet_gbp"]),
    )


def _to_work_out() -> InvalidValue:
    return InvalidValue(
        what="the whole-life prices were not worked out from the rates as they are now",
        where="the price model",
        mend="have them worked out on the page of prices compared, which may take a minute",
    )


def _no_contract(name: str) -> InvalidValue:
    return InvalidValue(
        what=f"the plan prices bids by the contract {name}, and none is agreed under that name",
        where="the price model",
        mend="write the draft terms as a contract of this partnership and agree them",
    )
