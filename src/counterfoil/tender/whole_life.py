"""What each bid would really cost: its rates in the contract's terms, over the volumes to come.

Every bid meets the same futures, trial by trial, and is paid by the same charges as the contract's
monthly statements are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.charges import (
    AvailabilityCharge,
    BandedCharge,
    Charge,
    FixedCharge,
    MilestoneCharge,
    MinimumVolumeCharge,
    RateCardCharge,
    UnitCharge,
)
from counterfoil.contract.records import Acceptance, Record, Volume
from counterfoil.contract.rest_of_term import Drivers, totals_to_come
from counterfoil.contract.spread import Spread, mean_of_highest_tenth, spread_of
from counterfoil.contract.term import first_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import BadInput, Problem
from counterfoil.quantities.distribution_text import read_distribution
from counterfoil.tender.bids import Rate
from counterfoil.tender.price_model import PriceFigure, PriceModel

_YEAR = 12
_OUTLOOK = "outlook/"


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLifePrice:
    """What a bid would cost over the whole term, before VAT and deductions.

    worst_tenth_gbp: the mean of the tenth of futures that cost most. sheet_gbp: with volumes just
    as expected, what a sheet of rates times quantities shows.
    """

    bid: str
    expected: Spread
    worst_tenth_gbp: Decimal
    sheet_gbp: Decimal

    def counted_gbp(self, figure: PriceFigure) -> Fraction:
        """The figure that the plan compares."""
        worst = figure is PriceFigure.WHOLE_LIFE_WORST_TENTH
        return Fraction(self.worst_tenth_gbp if worst else self.expected.mean_gbp)


def whole_life_prices(
    model: PriceModel,
    contract: Contract,
    records: Iterable[Record],
    rates: Iterable[Rate],
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, WholeLifePrice]:
    """The whole-life price of each bid that has rates.

    contract: the one to be signed, with any rates in it. records: the levels of its indices.
    Raises: BadInput with every rate that is missing or leads nowhere; NoAnswer for an index without
    a level.
    """
    by_bid: dict[str, list[Rate]] = {}
    for rate in rates:
        by_bid.setdefault(rate.bid, []).append(rate)
    problems = [one for held in by_bid.values() for one in rate_problems(contract, held)]
    if problems:
        raise BadInput(problems)
    drivers = Drivers(
        volume_growth={
            one.volume: read_distribution(one.growth) for one in model.volumes if one.growth
        }
    )
    known = (*records, *_outlook(model, contract))
    found = {}
    for done, (bid, held) in enumerate(by_bid.items(), 1):
        priced = priced_contract(contract, held)
        facts = (*known, *_accepted(priced))
        first = contract.term.first_month
        sheet = totals_to_come(priced, facts, Drivers(), first=first, trials=1)
        amounts = sheet
        if drivers.volume_growth:
            amounts = totals_to_come(
                priced, facts, drivers, first=first, trials=model.trials, seed=model.seed
            )
        found[bid] = WholeLifePrice(
            bid=bid,
            expected=spread_of(amounts),
            worst_tenth_gbp=mean_of_highest_tenth(amounts),
            sheet_gbp=sheet[0],
        )
        if progress is not None:
            progress(done, len(by_bid))
    return found


def priced_contract(contract: Contract, rates: Iterable[Rate]) -> Contract:
    """The contract with a bid's rates in the place of its own."""
    by_charge: dict[str, dict[str, Fraction]] = {}
    for one in rates:
        by_charge.setdefault(one.charge, {})[one.part] = one.rate_gbp
    return replace(
        contract,
        versions=tuple(_priced_terms(terms, by_charge) for terms in contract.versions),
    )


def parts_of(charge: Charge) -> tuple[str, ...] | None:
    """The parts of a charge for which a bid gives a rate; one blank for a single rate.

    None for a charge that bids do not price, such as a cost passed through.
    """
    match charge:
        case FixedCharge() | UnitCharge() | MinimumVolumeCharge():
            return ("",)
        case BandedCharge():
            return tuple(str(number) for number in range(1, len(charge.bands) + 1))
        case RateCardCharge():
            return tuple(grade for grade, _ in charge.day_rates_gbp)
        case AvailabilityCharge():
            return tuple(unit for unit, _ in charge.rates_gbp)
        case MilestoneCharge():
            return tuple(one.id for one in charge.milestones)
        case _:
            return None


def priced_parts(contract: Contract) -> tuple[tuple[str, str], ...]:
    """Every charge and part of the contract for which a bid gives a rate, in its order."""
    found = {
        (charge.id, part): None
        for terms in contract.versions
        for charge in terms.charges
        for part in parts_of(charge) or ()
    }
    return tuple(found)


def rate_problems(contract: Contract, rates: Iterable[Rate]) -> tuple[Problem, ...]:
    """The rates of one bid that are missing, or name no charge of the contract."""
    held = list(rates)
    wanted = set(priced_parts(contract))
    given = {(one.charge, one.part) for one in held}
    bid = held[0].bid if held else ""
    found = [
        Problem(
            what=f"there is no rate {_named(one)} in the contract",
            where=f"bid {bid}, rates",
            mend=f"use one of {', '.join(_named(each) for each in sorted(wanted))}",
        )
        for one in sorted(given - wanted)
    ]
    found += [
        Problem(
            what=f"its price schedule has no rate for {_named(one)}",
            where=f"bid {bid}, rates",
            mend="ask the bidder; a blank rate is not nought",
        )
        for one in sorted(wanted - given)
    ]
    return tuple(found)


def _named(one: tuple[str, str]) -> str:
    return f"{one[0]}, {one[1]}" if one[1] else one[0]


def _priced_terms(terms: Terms, rates: Mapping[str, Mapping[str, Fraction]]) -> Terms:
    charges = tuple(
        _priced(charge, rates[charge.id]) if charge.id in rates else charge
        for charge in terms.charges
    )
    return replace(terms, charges=charges)


def _priced(charge: Charge, rates: Mapping[str, Fraction]) -> Charge:
    match charge:
        case FixedCharge():
            return replace(charge, yearly_gbp=rates[""])
        case UnitCharge() | MinimumVolumeCharge():
            return replace(charge, rate_gbp=rates[""])
        case BandedCharge():
            bands = enumerate(charge.bands, 1)
            return replace(
                charge,
                bands=tuple(replace(one, rate_gbp=rates[str(number)]) for number, one in bands),
            )
        case RateCardCharge():
            pairs = tuple((grade, rates[grade]) for grade, _ in charge.day_rates_gbp)
            return replace(charge, day_rates_gbp=pairs)
        case AvailabilityCharge():
            return replace(
                charge, rates_gbp=tuple((unit, rates[unit]) for unit, _ in charge.rates_gbp)
            )
        case MilestoneCharge():
            return replace(
                charge,
                milestones=tuple(
                    replace(one, amount_gbp=rates[one.id]) for one in charge.milestones
                ),
            )
        case _:
            return charge


def _outlook(model: PriceModel, contract: Contract) -> Iterable[Record]:
    """The volumes expected, as though they were those of the year before the term."""
    first = contract.term.first_month
    for one in model.volumes:
        for step in range(_YEAR):
            month = first + (step - _YEAR)
            yield Volume(
                id=f"{_OUTLOOK}{one.volume}/{month}",
                entered_on=first_day(month),
                source="what the plan expects",
                volume=one.volume,
                month=month,
                count=one.a_month,
            )


def _accepted(contract: Contract) -> Iterable[Record]:
    """Milestones accepted on the day they are due, or on the first day of the term."""
    found: dict[tuple[str, str], Acceptance] = {}
    for terms in contract.versions:
        for charge in terms.charges:
            for one in charge.milestones if isinstance(charge, MilestoneCharge) else ():
                day = one.due or contract.term.start
                found[charge.id, one.id] = Acceptance(
                    id=f"{_OUTLOOK}{charge.id}/{one.id}",
                    entered_on=day,
                    source="taken as accepted when due",
                    charge=charge.id,
                    milestone=one.id,
                    accepted_on=day,
                )
    return found.values()
