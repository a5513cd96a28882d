"""Discount rates and factors as formulas on the published bands of every schedule."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.discount_rates import HEALTH, RateBand, discount_schedule
from counterfoil.parameters.editions import Edition
from counterfoil.quantities.years import years_from
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, LiveSheet
from counterfoil.reports.live_sources import source_words
from counterfoil.reports.live_steps import CaseSteps


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountRows:
    """The rows of the factors: the case's own schedule, and the one for health."""

    case: int
    health: int
    next_row: int


def write_discounting(
    sheet: LiveSheet, inputs: LiveInputs, steps: CaseSteps, row: int, t_row: int
) -> DiscountRows:
    """Factors first, then the rates of each year, then the bands they come from."""
    chosen = edition("discount_rates", inputs.case.editions["discount_rates"])
    rates_row = row + 4
    bands_row = rates_row + len(chosen.table_ids) + 2
    _write_factors(sheet, inputs, steps, row, rates_row + 1)
    _write_rates(sheet, inputs, chosen, rates_row, bands_row + 3, t_row)
    next_row = _write_bands(sheet, chosen, bands_row)
    return DiscountRows(case=row + 1, health=row + 2, next_row=next_row)


def _write_factors(
    sheet: LiveSheet, inputs: LiveInputs, steps: CaseSteps, row: int, rates_row: int
) -> None:
    case = inputs.case
    count = len(edition("discount_rates", case.editions["discount_rates"]).table_ids)
    ids = sheet.span((rates_row, ID), (rates_row + count - 1, ID))
    schedule = inputs.field("discount_schedule")
    asked = f'MATCH(IF({schedule}="","standard",{schedule}),{ids},0)'
    own = f'MATCH("{HEALTH}",{ids},0)'
    health = f"IF(ISNA({own}),{asked},{own})"
    sheet.block(row, "Discount factors", "d[t]=d[t-1]/(1+r[t])", _year_names(inputs))
    rows = (
        ("this case", f"Its schedule ({case.discount_schedule})", asked, steps.model.discount),
        ("health", "Health lines", health, steps.model.discount_health),
    )
    for place, (key, title, which, factors) in enumerate(rows, start=row + 1):
        sheet.label(place, key, title, "£ of now for £1 then")
        sheet.number(place, FIRST_YEAR, 1.0, "factor")
        for t in range(1, case.years):
            column = FIRST_YEAR + t
            top, end = sheet.at(rates_row, column, "row"), rates_row + count - 1
            rate = f"INDEX({top}:{sheet.at(end, column, 'row')},{which})"
            formula = f"{sheet.at(place, column - 1)}/(1+{rate})"
            sheet.formula(place, column, formula, float(factors[t]), "factor")


def _write_rates(
    sheet: LiveSheet, inputs: LiveInputs, chosen: Edition, row: int, bands_row: int, t_row: int
) -> None:
    sheet.block(row, "Discount rates", "real, from t-1 to t", _year_names(inputs))
    for place, schedule in enumerate(chosen.table_ids):
        bands = discount_schedule(chosen.id, schedule).bands
        column, last = FIRST_YEAR + 2 * place, bands_row + len(bands) - 1
        starts = sheet.span((bands_row, column), (last, column))
        rates = sheet.span((bands_row, column + 1), (last, column + 1))
        sheet.label(row + 1 + place, schedule, chosen.table(schedule).title, "a year")
        for t in range(1, inputs.case.years):
            year = sheet.at(t_row, FIRST_YEAR + t, "row")
            formula = f"INDEX({rates},MATCH({year},{starts},1))"
            sheet.formula(row + 1 + place, FIRST_YEAR + t, formula, _rate(bands, t), "share")


def _rate(bands: tuple[RateBand, ...], t: int) -> float:
    return next(band.rate_per_year for band in reversed(bands) if band.from_year <= t)


def _write_bands(sheet: LiveSheet, chosen: Edition, row: int) -> int:
    """The published bands of every schedule, side by side; the next free row."""
    sheet.block(row, "Discount rates as published", f"edition {chosen.id}", ())
    sheet.text(row + 1, ID, source_words(chosen), "plain_note")
    depth = 0
    for place, schedule in enumerate(chosen.table_ids):
        column = FIRST_YEAR + 2 * place
        bands = discount_schedule(chosen.id, schedule).bands
        sheet.heads(row + 2, [f"{schedule.replace('_', ' ')}: from t", "real rate"], column)
        for down, band in enumerate(bands, start=row + 3):
            sheet.number(down, column, band.from_year, "whole")
            sheet.number(down, column + 1, band.rate_per_year, "published_share")
        depth = max(depth, len(bands))
    return row + 3 + depth + 1


def _year_names(inputs: LiveInputs) -> list[str]:
    return [str(year) for year in years_from(inputs.case.first_year, inputs.case.years)]
