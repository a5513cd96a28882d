"""What each charge does, in a sentence or two that say no more and no less than the arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterfoil.contract.charges import (
    AvailabilityCharge,
    BandedCharge,
    BandMethod,
    Charge,
    ContingentFee,
    FixedCharge,
    GainShare,
    MilestoneCharge,
    MinimumVolumeCharge,
    PassThroughCharge,
    PriceBand,
    RateCardCharge,
    ShareBand,
    UnitCharge,
    VolumeTolerance,
)
from counterfoil.contract.term import PartMonths
from counterfoil.contract.terms import Terms
from counterfoil.contractfile.plain_words import (
    WINDOW_WORDS,
    counted,
    listed,
    money,
    number,
    percent,
)
from counterfoil.quantities.years import day_in_words

_PART_MONTHS = {
    PartMonths.CALENDAR_DAYS: "A month bears a twelfth, and a part of a month the share of that "
    "twelfth that its days bear to the calendar days of the month.",
    PartMonths.DAYS_OF_YEAR: "Each day bears its share of the days of the contract year, which "
    "runs from one anniversary of the first day of the term to the next.",
    PartMonths.WHOLE: "Each month that the term touches bears a twelfth, part months too.",
}


def charge_words(charge: Charge, terms: Terms) -> str:
    """A charge in words: what is paid, when, with what lift, and whether it is at risk."""
    told = _TELLING[type(charge)](charge, terms)
    return " ".join([told, *_common(charge, terms)])


def _common(charge: Charge, terms: Terms) -> list[str]:
    told = []
    if charge.starts:
        told.append(f"It runs from {day_in_words(charge.starts)}.")
    if charge.ends:
        told.append(f"It runs to {day_in_words(charge.ends)}.")
    indexed = not isinstance(charge, ContingentFee | GainShare)
    clause = terms.indexation(charge.indexation) if charge.indexation and indexed else None
    if clause is not None:
        told.append(f"It is lifted as “{clause.title}” ({clause.clause}) says.")
    elif indexed:
        told.append("It is not indexed.")
    if not charge.vat:
        told.append("No VAT is added to it.")
    if not charge.at_risk or not indexed:
        told.append("It does not count among the charges at risk.")
    if charge.note:
        told.append(f"Note: {' '.join(charge.note.split())}")
    return told


def _fixed(charge: FixedCharge, terms: Terms) -> str:
    del terms
    yearly = money(charge.yearly_gbp)
    return f"The supplier is paid {yearly} a year, by the month. {_PART_MONTHS[charge.part_months]}"


def _per_unit(charge: UnitCharge, terms: Terms) -> str:
    del terms
    return (
        f"The supplier is paid {money(charge.rate_gbp)} for each {charge.unit} of the month’s "
        f"volume ({charge.volume})."
    )


def _banded(charge: BandedCharge, terms: Terms) -> str:
    del terms
    rule = (
        "Each unit is paid at the rate of the band that it falls in"
        if charge.method is BandMethod.MARGINAL
        else "Every unit is paid at the rate of the band that the last unit reaches"
    )
    bands = listed([_price_band(band) for band in charge.bands])
    over = WINDOW_WORDS[charge.window]
    return (
        f"The supplier is paid for each {charge.unit} by bands of the volume "
        f"({charge.volume}) counted over {over}: {bands}. {rule}."
    )


def _price_band(band: PriceBand) -> str:
    end = "" if band.up_to is None else f" and up to {number(band.up_to)}"
    return f"above {number(band.above)}{end}, {money(band.rate_gbp)} each"


def _rate_card(charge: RateCardCharge, terms: Terms) -> str:
    del terms
    rates = listed([f"{grade}, {money(rate)} a day" for grade, rate in charge.day_rates_gbp])
    cap = ""
    if charge.cap_gbp is not None:
        over = WINDOW_WORDS[charge.cap_window]
        cap = f" Before indexation it comes to at most {money(charge.cap_gbp)} over {over}."
    return f"The supplier is paid for days worked and recorded: {rates}.{cap}"


def _milestones(charge: MilestoneCharge, terms: Terms) -> str:
    del terms
    stages = []
    for one in charge.milestones:
        due = "" if one.due is None else f", promised for {day_in_words(one.due)}"
        stages.append(f"{money(one.amount_gbp)} for “{one.title}”{due}")
    return (
        f"The supplier is paid, in the month in which the authority accepts each: {listed(stages)}."
    )


def _pass_through(charge: PassThroughCharge, terms: Terms) -> str:
    del terms
    told = "What the supplier paid for the authority, as its open book shows, is charged on at cost"
    if charge.cap_gbp is not None:
        told += f", up to {money(charge.cap_gbp)} over {WINDOW_WORDS[charge.cap_window]}"
    if charge.handling_fee:
        told += f", with a handling fee of {percent(charge.handling_fee)} on top"
    return f"{told}."


def _availability(charge: AvailabilityCharge, terms: Terms) -> str:
    regime = terms.regime(charge.regime)
    titles = {one.id: one.title for one in regime.unit_types} if regime else {}
    rates = [f"{titles.get(name, name)}, {money(rate)}" for name, rate in charge.rates_gbp]
    under = f" under “{regime.title}” ({regime.clause})" if regime else ""
    return (
        f"For each hour in which each unit should be in use{under}, whether it is used or not, the "
        f"supplier is paid: {listed(rates)}."
    )


def _minimum(charge: MinimumVolumeCharge, terms: Terms) -> str:
    del terms
    return (
        f"The supplier is guaranteed a volume ({charge.volume}) of {number(charge.minimum)} over "
        f"{WINDOW_WORDS[charge.window]}: for each {charge.unit} short of that it is paid "
        f"{money(charge.rate_gbp)}."
    )


def _tolerance(charge: VolumeTolerance, terms: Terms) -> str:
    del terms
    low, high = charge.expected * (1 - charge.band), charge.expected * (1 + charge.band)
    told = (
        f"The price supposes a volume ({charge.volume}) of {number(charge.expected)} a month. "
        f"Within {percent(charge.band)} either side, from {number(low)} to {number(high)}, nothing "
        f"changes. For each {charge.unit} above {number(high)} the supplier is paid "
        f"{money(charge.above_gbp)} more; for each below {number(low)} it is paid "
        f"{money(charge.below_gbp)} less."
    )
    if charge.rebase_after:
        months = counted(charge.rebase_after, "month")
        told += f" After {months} in a row outside, either party may ask to set the price anew."
    return told


def _contingent(charge: ContingentFee, terms: Terms) -> str:
    del terms
    cap = "" if charge.cap_gbp is None else f", up to {money(charge.cap_gbp)} over the whole term"
    return (
        f"Of each saving that the authority certifies the supplier is paid {percent(charge.share)}"
        f"{cap}, in the month of the certificate. Without a certificate nothing is paid."
    )


def _gain_share(charge: GainShare, terms: Terms) -> str:
    del terms
    told = [
        "Once in each contract year, in its last month, the year’s open-book cost is set against "
        f"the target of {money(charge.target_gbp)}.",
        f"Of what is saved the supplier is paid: {_share_bands(charge.under)}.",
        f"Of what is overspent the supplier bears: {_share_bands(charge.over)}.",
    ]
    if charge.cap_gbp is not None:
        told.append(f"Its share is at most {money(charge.cap_gbp)} either way.")
    if charge.maximum_gbp is not None:
        told.append(
            f"Cost, fee and share together never exceed {money(charge.maximum_gbp)} in the year."
        )
    if charge.fee_gbp:
        told.append(f"The fee counted in that is {money(charge.fee_gbp)}.")
    return " ".join(told)


def _share_bands(bands: tuple[ShareBand, ...]) -> str:
    if not bands:
        return "nothing"
    told = []
    for band in bands:
        end = "" if band.up_to is None else f" and up to {percent(band.up_to)}"
        told.append(
            f"{percent(band.supplier_share)} of what lies above {percent(band.above)}{end} of the "
            "target"
        )
    return listed(told)


_TELLING: dict[type[Charge], Callable[[Any, Terms], str]] = {
    FixedCharge: _fixed,
    UnitCharge: _per_unit,
    BandedCharge: _banded,
    RateCardCharge: _rate_card,
    MilestoneCharge: _milestones,
    PassThroughCharge: _pass_through,
    AvailabilityCharge: _availability,
    MinimumVolumeCharge: _minimum,
    VolumeTolerance: _tolerance,
    ContingentFee: _contingent,
    GainShare: _gain_share,
}
