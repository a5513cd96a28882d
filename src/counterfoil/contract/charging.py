"""How each kind of charge becomes lines of a month's statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
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
    Window,
)
from counterfoil.contract.lines import Line, Part, Section, Unit, number_text
from counterfoil.contract.records import DaysWorked, Figure
from counterfoil.contract.setting import ZERO, Setting
from counterfoil.contract.term import PartMonths, days_of

Charging = Callable[[Setting, Any], Iterable[Line]]


def lines_of(setting: Setting, charge: Charge) -> Iterator[Line]:
    """The lines that a charge gives in a month; none outside its dates."""
    if setting.in_force(charge) is not None:
        yield from _CHARGING[type(charge)](setting, charge)


def _fixed(setting: Setting, charge: FixedCharge) -> Iterator[Line]:
    held = setting.held(charge)
    share = setting.term.share_of_year(setting.month, charge.part_months, held)
    yearly = Part("yearly charge", charge.yearly_gbp, Unit.POUNDS, clause=charge.clause)
    days, whole = (
        Part("days in force", Fraction((held.end - held.start).days + 1)),
        days_of(setting.month),
    )
    if charge.part_months is PartMonths.DAYS_OF_YEAR:
        formula = "yearly charge × share of the contract year"
        parts: tuple[Part, ...] = (
            yearly,
            Part("share of the contract year", f"{share.numerator}/{share.denominator}", Unit.TEXT),
            days,
        )
    elif share == Fraction(1, 12):
        formula, parts = "yearly charge ÷ 12", (yearly,)
    else:
        formula = "yearly charge ÷ 12 × days in force ÷ days in the month"
        parts = (yearly, days, Part("days in the month", Fraction(whole)))
    base = setting.line(Section.BASE, charge, formula, parts, charge.yearly_gbp * share)
    yield from setting.indexed(charge, base)


def _per_unit(setting: Setting, charge: UnitCharge) -> Iterator[Line]:
    count, shown = setting.volume(charge.volume, charge.id)
    rate = Part("rate", charge.rate_gbp, Unit.POUNDS, clause=charge.clause)
    base = setting.line(
        Section.BASE, charge, "volume × rate", (shown, rate), count * charge.rate_gbp
    )
    yield from setting.indexed(charge, base)


def _banded(setting: Setting, charge: BandedCharge) -> Iterator[Line]:
    count, shown = setting.volume(charge.volume, charge.id)
    period = setting.period(charge.window)
    before = ZERO if charge.window is Window.MONTH else setting.running.so_far(charge.id, period)
    setting.running.add(charge.id, period, count)
    price = _marginal if charge.method is BandMethod.MARGINAL else _all_units
    exact = price(charge.bands, before + count) - price(charge.bands, before)
    parts = [shown, Part("bands", _bands_text(charge.bands), Unit.TEXT, clause=charge.clause)]
    formula = "volume by bands"
    if charge.window is not Window.MONTH:
        parts.append(Part("earlier in the period", before))
        formula = "price of (earlier in the period + volume) less price of earlier in the period"
    base = setting.line(Section.BASE, charge, formula, tuple(parts), exact)
    yield from setting.indexed(charge, base)


def _marginal(bands: tuple[PriceBand, ...], count: Fraction) -> Fraction:
    cost = ZERO
    for band in bands:
        top = count if band.up_to is None else min(count, band.up_to)
        if top > band.above:
            cost += (top - band.above) * band.rate_gbp
    return cost


def _all_units(bands: tuple[PriceBand, ...], count: Fraction) -> Fraction:
    for band in bands:
        if band.up_to is None or count <= band.up_to:
            return count * band.rate_gbp
    return ZERO


@lru_cache(maxsize=512)
def _bands_text(bands: tuple[PriceBand, ...]) -> str:
    return "; ".join(
        f"above {number_text(band.above)}"
        + (f" to {number_text(band.up_to)}" if band.up_to is not None else "")
        + f" at £{number_text(band.rate_gbp)}"
        for band in bands
    )


def _rate_card(setting: Setting, charge: RateCardCharge) -> Iterator[Line]:
    worked = _days_by_grade(setting.known.days.get((charge.id, setting.month), []))
    rates = dict(charge.day_rates_gbp)
    left = _left(setting, charge.id, charge.cap_window, charge.cap_gbp)
    for grade, record in worked.items():
        if grade not in rates:
            setting.gap(
                f"days of grade {grade!r} are recorded, which the rate card does not have",
                charge.id,
                "correct the grade, or add it to the rate card; until then nothing is paid for it",
            )
            continue
        exact = record.days * rates[grade]
        parts = [
            Part("days", record.days, records=(record.id,)),
            Part("day rate", rates[grade], Unit.POUNDS, clause=charge.clause),
        ]
        formula = "days × day rate"
        if left is not None and exact > left:
            parts.append(Part("what is left of the cap", left, Unit.POUNDS, clause=charge.clause))
            formula, exact = f"what is left of the cap (below {formula})", left
        left = None if left is None else left - exact
        setting.running.add(charge.id, setting.period(charge.cap_window), exact)
        title = f"{charge.title}: {grade}"
        base = setting.line(Section.BASE, charge, formula, tuple(parts), exact, grade, title)
        yield from setting.indexed(charge, base)


def _days_by_grade(records: list[DaysWorked]) -> dict[str, DaysWorked]:
    found: dict[str, DaysWorked] = {}
    for record in records:
        if record.grade not in found or record.figure is Figure.VERIFIED:
            found[record.grade] = record
    return found


def _milestones(setting: Setting, charge: MilestoneCharge) -> Iterator[Line]:
    known = {one.id: one for one in charge.milestones}
    for record in setting.known.acceptances.get((charge.id, setting.month), []):
        milestone = known.get(record.milestone)
        if milestone is None:
            setting.gap(
                f"milestone {record.milestone!r} was accepted, which the terms do not have",
                charge.id,
                "correct the milestone's id; until then nothing is paid for it",
            )
            continue
        parts = (
            Part("amount", milestone.amount_gbp, Unit.POUNDS, clause=charge.clause),
            Part("accepted on", record.accepted_on.isoformat(), Unit.TEXT, records=(record.id,)),
        )
        title = f"{charge.title}: {milestone.title}"
        base = setting.line(
            Section.BASE, charge, "amount", parts, milestone.amount_gbp, milestone.id, title
        )
        yield from setting.indexed(charge, base)


def _pass_through(setting: Setting, charge: PassThroughCharge) -> Iterator[Line]:
    costs = setting.known.costs.get((charge.id, setting.month), [])
    if not costs:
        return
    spent = sum((record.amount_gbp for record in costs), ZERO)
    left = _left(setting, charge.id, charge.cap_window, charge.cap_gbp)
    passed = spent if left is None else min(spent, left)
    setting.running.add(charge.id, setting.period(charge.cap_window), passed)
    parts = [Part("cost", spent, Unit.POUNDS, records=tuple(record.id for record in costs))]
    formula = "cost"
    if passed != spent:
        parts.append(Part("what is left of the cap", passed, Unit.POUNDS, clause=charge.clause))
        formula = "what is left of the cap (below cost)"
    if charge.handling_fee:
        parts.append(Part("handling fee", charge.handling_fee, Unit.PERCENT, clause=charge.clause))
        formula = f"{formula} × (1 + handling fee)"
    exact = passed * (1 + charge.handling_fee)
    base = setting.line(Section.BASE, charge, formula, tuple(parts), exact)
    yield from setting.indexed(charge, base)


def _availability(setting: Setting, charge: AvailabilityCharge) -> Iterator[Line]:
    regime = setting.terms.regime(charge.regime)
    if regime is None:
        return
    rates = dict(charge.rates_gbp)
    hours = regime.hours_required(setting.month, setting.held(charge))
    for one in regime.unit_types:
        if one.id not in rates:
            continue
        parts = (
            Part("units", one.count, clause=regime.clause),
            Part("hours", hours, clause=regime.clause),
            Part("rate", rates[one.id], Unit.POUNDS, clause=charge.clause),
        )
        title = f"{charge.title}: {one.title}"
        exact = one.count * hours * rates[one.id]
        base = setting.line(
            Section.BASE, charge, "units × hours × rate", parts, exact, one.id, title
        )
        yield from setting.indexed(charge, base)


def _minimum(setting: Setting, charge: MinimumVolumeCharge) -> Iterator[Line]:
    count, shown = setting.volume(charge.volume, charge.id)
    period = setting.period(charge.window)
    setting.running.add(charge.id, period, count)
    if charge.window is Window.CONTRACT_YEAR and not setting.ends_year:
        return
    if charge.window is Window.TERM and setting.term.covers(setting.month + 1):
        return
    total = setting.running.so_far(charge.id, period)
    short = max(ZERO, charge.minimum - total)
    parts = (
        Part("minimum", charge.minimum, clause=charge.clause),
        Part("volume", total, records=shown.records, provisional=shown.provisional),
        Part("rate", charge.rate_gbp, Unit.POUNDS, clause=charge.clause),
    )
    formula = "(minimum − volume) × rate" if short else "nothing: volume is at least minimum"
    base = setting.line(Section.VOLUME, charge, formula, parts, short * charge.rate_gbp)
    yield from setting.indexed(charge, base)


def _tolerance(setting: Setting, charge: VolumeTolerance) -> Iterator[Line]:
    count, shown = setting.volume(charge.volume, charge.id)
    low, high = charge.expected * (1 - charge.band), charge.expected * (1 + charge.band)
    parts: tuple[Part, ...] = (
        shown,
        Part("expected", charge.expected, clause=charge.clause),
        Part("dead band", charge.band, Unit.PERCENT, clause=charge.clause),
    )
    if shown.provisional:
        formula, exact = "nothing: no volume is recorded", ZERO
    elif count > high:
        formula = "(volume − expected × (1 + dead band)) × rate above"
        parts = (*parts, Part("rate above", charge.above_gbp, Unit.POUNDS, clause=charge.clause))
        exact = (count - high) * charge.above_gbp
    elif count < low:
        formula = "(volume − expected × (1 − dead band)) × rate below"
        parts = (*parts, Part("rate below", charge.below_gbp, Unit.POUNDS, clause=charge.clause))
        exact = (count - low) * charge.below_gbp
    else:
        formula, exact = "nothing: volume is within the dead band around expected", ZERO
    base = setting.line(Section.VOLUME, charge, formula, parts, exact)
    yield from setting.indexed(charge, base)


def _contingent(setting: Setting, charge: ContingentFee) -> Iterator[Line]:
    for record in setting.known.savings.get((charge.id, setting.month), []):
        left = _left(setting, charge.id, Window.TERM, charge.cap_gbp)
        exact = record.amount_gbp * charge.share
        parts = [
            Part("certified saving", record.amount_gbp, Unit.POUNDS, records=(record.id,)),
            Part("share", charge.share, Unit.PERCENT, clause=charge.clause),
        ]
        formula = "certified saving × share"
        if left is not None and exact > left:
            parts.append(Part("what is left of the cap", left, Unit.POUNDS, clause=charge.clause))
            formula, exact = f"what is left of the cap (below {formula})", left
        setting.running.add(charge.id, "term", exact)
        yield setting.line(
            Section.CONTINGENT, charge, formula, tuple(parts), exact, record.saving or record.id
        )


def _gain_share(setting: Setting, charge: GainShare) -> Iterator[Line]:
    costs = setting.known.costs.get((charge.id, setting.month), [])
    spent = sum((record.amount_gbp for record in costs), ZERO)
    setting.running.add(charge.id, setting.year, spent)
    if not setting.ends_year:
        return
    actual = setting.running.so_far(charge.id, setting.year)
    if not _year_costs(setting, charge.id):
        setting.gap(
            f"no open-book cost is recorded for {charge.title} in contract year {setting.year}",
            charge.id,
            "enter the year's open-book costs; until then nothing is shared",
        )
        return
    under = actual <= charge.target_gbp
    exact = _shared(charge.under if under else charge.over, charge.target_gbp, actual)
    exact = exact if under else -exact
    parts = [
        Part("target cost", charge.target_gbp, Unit.POUNDS, clause=charge.clause),
        Part("open-book cost", actual, Unit.POUNDS, records=_year_costs(setting, charge.id)),
        Part("shares", _shares_text(charge.under if under else charge.over), Unit.TEXT),
    ]
    formula = "(target cost − open-book cost) by shares"
    if charge.cap_gbp is not None and abs(exact) > charge.cap_gbp:
        exact = charge.cap_gbp if exact > 0 else -charge.cap_gbp
        parts.append(Part("cap", charge.cap_gbp, Unit.POUNDS, clause=charge.clause))
        formula += ", up to cap"
    room = None if charge.maximum_gbp is None else charge.maximum_gbp - actual - charge.fee_gbp
    if room is not None and exact > room:
        exact = room
        parts.append(Part("guaranteed maximum", charge.maximum_gbp or ZERO, Unit.POUNDS))
        parts.append(Part("fee", charge.fee_gbp, Unit.POUNDS, clause=charge.clause))
        formula = f"guaranteed maximum − open-book cost − fee (below {formula})"
    yield setting.line(Section.GAIN_SHARE, charge, formula, tuple(parts), exact)


def _shared(bands: tuple[ShareBand, ...], target: Fraction, actual: Fraction) -> Fraction:
    gap = abs(target - actual)
    total = ZERO
    for band in bands:
        above = band.above * target
        top = gap if band.up_to is None else min(gap, band.up_to * target)
        if top > above:
            total += (top - above) * band.supplier_share
    return total


def _shares_text(bands: tuple[ShareBand, ...]) -> str:
    return "; ".join(
        f"above {number_text(band.above * 100)}%"
        + (f" to {number_text(band.up_to * 100)}%" if band.up_to is not None else "")
        + f" of target: supplier {number_text(band.supplier_share * 100)}%"
        for band in bands
    )


def _year_costs(setting: Setting, of: str) -> tuple[str, ...]:
    return tuple(
        record.id
        for month in setting.year_so_far
        for record in setting.known.costs.get((of, month), [])
    )


def _left(setting: Setting, name: str, window: Window, cap: Fraction | None) -> Fraction | None:
    if cap is None:
        return None
    return max(ZERO, cap - setting.running.so_far(name, setting.period(window)))


_CHARGING: dict[type[Charge], Charging] = {
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
