"""Indexation, measures, availability and deductions in words."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.contract.availability import AvailabilityRegime
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.measures import (
    Basis,
    DeductionBand,
    Deductions,
    Direction,
    Measure,
    MeasureWindow,
    Order,
    Unreported,
)
from counterfoil.contractfile.plain_words import counted, listed, money, number, percent
from counterfoil.quantities.years import day_in_words


def indexation_words(clause: Indexation) -> str:
    """What lifts prices, when, by how much of what."""
    lag = (
        f"{counted(clause.lag_months, 'month')} before" if clause.lag_months else "of the month of"
    )
    since = "since the review before" if clause.compounding else "since the base month"
    told = [
        f"Prices under this clause follow {clause.series}.",
        f"Its level of {clause.base.words} stands for the prices agreed.",
        f"They are first lifted from {clause.first_review.words}, and again every "
        f"{counted(clause.every_months, 'month')}, by the level {lag} the review.",
        f"{percent(clause.share)} of the charge is indexed. Growth is counted {since}"
        + (", and each lift comes on top of the last." if clause.compounding else "."),
    ]
    if clause.cap is not None:
        told.append(f"It counts as at most {percent(clause.cap)}.")
    if clause.floor is not None:
        told.append(f"It counts as at least {percent(clause.floor)}.")
    if clause.decimals is None:
        told.append("The factor is not rounded.")
    else:
        told.append(f"The factor is rounded to {counted(clause.decimals, 'decimal place')}.")
    told.append("Until a level is final the last known is used, and put right by an adjustment.")
    return " ".join(told)


def measure_words(measure: Measure) -> str:
    """What is measured, against what, over what, and what each failure costs."""
    told = [_counts(measure), _target(measure)]
    if measure.minimum_sample:
        told.append(f"On fewer than {number(measure.minimum_sample)} it is not judged.")
    if measure.decimals is not None:
        places = counted(measure.decimals, "decimal place")
        of = " of one, such as 0.919," if measure.ratio else ""
        told.append(f"The result is rounded to {places}{of} before it is judged.")
    told.append(_bands(measure))
    told.extend(_more(measure))
    if measure.starts:
        told.append(f"It holds from {day_in_words(measure.starts)}.")
    if measure.ends:
        told.append(f"It holds to {day_in_words(measure.ends)}.")
    if measure.published_kpi:
        told.append("It is published as a key performance indicator.")
    if measure.note:
        told.append(f"Note: {' '.join(measure.note.split())}")
    return " ".join(told)


def regime_words(regime: AvailabilityRegime) -> str:
    """When units must be in use, what repair time is allowed, and what an hour beyond it costs."""
    types = listed(
        [
            f"{one.title}, {number(one.count)} of them"
            + (f", each counting {number(one.weight)} times" if one.weight != 1 else "")
            for one in regime.unit_types
        ]
    )
    hours = "at all hours"
    if regime.opens != regime.closes:
        hours = f"from {regime.opens:%H:%M} to {regime.closes:%H:%M} each day"
    repair = "from the moment it fails"
    if regime.rectification:
        repair = f"after {counted(regime.rectification, 'hour')} allowed for repair"
    told = (
        f"These must be in use {hours}: {types}. For each hour in which one is out of use, "
        f"{repair}, {money(regime.rate_gbp)} is deducted, times its weight where it has one."
    )
    return f"{told} Deemed out of use: {regime.deemed}." if regime.deemed else told


def deductions_words(rules: Deductions) -> tuple[str, ...]:
    """The caps, the order, the price of a point, and the rule on waivers: a sentence each."""
    told = [
        "No cap limits the deductions of a month."
        if rules.pool is None
        else f"Deductions of a month take at most {percent(rules.pool)} of that month’s charges at "
        "risk, indexation included and VAT not."
    ]
    if rules.year_cap is not None:
        told.append(
            f"Deductions of a contract year take at most {percent(rules.year_cap)} of the year’s "
            "charges at risk so far."
        )
    told.append(
        "They are taken largest first until the cap is reached."
        if rules.order is Order.LARGEST_FIRST
        else "They are taken in the order in which the measures stand until the cap is reached."
    )
    told.append(
        "Deductions for availability are taken first, from the same pool."
        if rules.with_availability
        else "Deductions for availability stand outside the cap."
    )
    if rules.point_gbp is not None:
        told.append(f"A service point costs {money(rules.point_gbp)}.")
    if rules.point_share is not None:
        share = percent(rules.point_share)
        only = "" if rules.point_gbp is None else ", where no amount in pounds is set,"
        told.append(f"A service point costs{only} {share} of the month’s charges at risk.")
    told.append(
        "A deduction that was due is waived only by a record with the reason and who approved it; "
        "the statement shows both."
    )
    return tuple(told)


def _counts(measure: Measure) -> str:
    out_of = f" out of {measure.of}" if measure.ratio and measure.of else ""
    rolling = f"over the last {counted(measure.rolling_months, 'month')}"
    over = {
        MeasureWindow.MONTH: "each month",
        MeasureWindow.QUARTER: "each quarter of the financial year",
        MeasureWindow.ROLLING: f"each month {rolling}",
    }[measure.window]
    summed = ""
    if measure.ratio and measure.window is not MeasureWindow.MONTH:
        summed = " The counts of its months are summed; percentages are never averaged."
    return f"{measure.counts[:1].upper()}{measure.counts[1:]}{out_of}, judged {over}.{summed}"


def _target(measure: Measure) -> str:
    way = "at least" if measure.direction is Direction.HIGHER else "at most"
    told = f"The target is {way} {_figure(measure, measure.target)}"
    if measure.tolerance:
        told += f", with a tolerance of {_figure(measure, measure.tolerance)}"
    return f"{told}."


def _bands(measure: Measure) -> str:
    if not measure.bands:
        return "Nothing is deducted for it."
    told = listed([_band(measure, band) for band in measure.bands])
    one = "The worst band reached counts." if len(measure.bands) > 1 else ""
    return f"When the target is missed, the deduction is: {told}. {one}".rstrip()


def _band(measure: Measure, band: DeductionBand) -> str:
    way = "below" if measure.direction is Direction.HIGHER else "above"
    told = f"{way} {_figure(measure, band.beyond)}, {_amount(measure, band.amount)}"
    if band.step is not None:
        told += f" for each {_figure(measure, band.step)} beyond it, or part of that"
    return told


def _more(measure: Measure) -> list[str]:
    told = []
    if measure.repeat is not None:
        told.append(
            f"It is multiplied by {number(measure.repeat.multiplier)} when "
            f"{measure.repeat.failures} of the last {measure.repeat.within} results missed the "
            "target, this one among them."
        )
    if measure.earn_back is not None:
        told.append(
            f"{percent(measure.earn_back.share)} of a deduction is given back once "
            f"{counted(measure.earn_back.windows, 'result')} in a row met the target."
        )
    if measure.critical is not None:
        way = "below" if measure.direction is Direction.HIGHER else "above"
        told.append(f"A result {way} {_figure(measure, measure.critical)} is a critical failure.")
    if measure.unreported is Unreported.WORST_BAND:
        told.append("When nothing is reported, the worst band is deducted.")
    else:
        told.append("When nothing is reported, nothing is deducted.")
    return told


def _figure(measure: Measure, value: Fraction) -> str:
    return percent(value) if measure.ratio else number(value)


def _amount(measure: Measure, value: Fraction) -> str:
    if measure.basis is Basis.POUNDS:
        return money(value)
    if measure.basis is Basis.POINTS:
        return counted(value, "service point")
    of = "pool at risk" if measure.basis is Basis.SHARE_OF_POOL else "month’s charges at risk"
    return f"{percent(value)} of the {of}"
