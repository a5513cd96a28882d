"""The sheet Prices: published rates, bounds and levels, and the factors the formulas take."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase, PriceIndex
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.vat import vat_standard_rate
from counterfoil.quantities.years import years_from
from counterfoil.reports.live_bounds import BoundsTable, write_bounds
from counterfoil.reports.live_discounting import write_discounting
from counterfoil.reports.live_inputs import LiveInputs, as_year
from counterfoil.reports.live_levels import LevelTable, write_levels
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet
from counterfoil.reports.live_sources import source_words
from counterfoil.reports.live_steps import CaseSteps

_NOTES = (
    "Blue figures are published; each block names its edition and source. To use another edition, "
    "name it in the case and export again.",
    "All else is formulas. t counts years from the first year of the case, which is not "
    "discounted.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesSheet:
    """Where the other sheets find years, factors, rates and bounds. Rows count from nought."""

    sheet: LiveSheet
    t_row: int
    factor_row: int
    factor_count: int
    case_discount_row: int
    health_discount_row: int
    vat: str
    bounds: BoundsTable

    def t(self, year: int) -> str:
        """The cell that holds t."""
        return self.sheet.ref(self.t_row, FIRST_YEAR + year, "row")

    def start(self, year: int) -> str:
        """The cell that holds the first calendar year of a financial year."""
        return self.sheet.ref(self.t_row + 1, FIRST_YEAR + year, "row")

    def edge(self, year: int) -> str:
        """The same, for a formula that is not of one year's column."""
        return self.sheet.ref(self.t_row + 1, FIRST_YEAR + year, "both")

    def t_span(self, years: int) -> str:
        """t of every year."""
        first, last = (self.t_row, FIRST_YEAR), (self.t_row, FIRST_YEAR + years - 1)
        return self.sheet.span(first, last)

    def start_span(self, years: int) -> str:
        """The first calendar year of every financial year."""
        first, last = (self.t_row + 1, FIRST_YEAR), (self.t_row + 1, FIRST_YEAR + years - 1)
        return self.sheet.span(first, last)

    def since_base(self, year: int) -> str:
        """The cell that holds the years since the price base."""
        return self.sheet.ref(self.t_row + 2, FIRST_YEAR + year, "row")

    def factor(self, index_place: str, year: int) -> str:
        """The price factor of the index whose number the cell `index_place` holds."""
        first = (self.factor_row, FIRST_YEAR + year)
        last = (self.factor_row + self.factor_count - 1, FIRST_YEAR + year)
        return f"INDEX({self.sheet.span(first, last, 'row')},{index_place})"

    def discount(self, year: int, *, health: bool) -> str:
        """The discount factor of a year."""
        row = self.health_discount_row if health else self.case_discount_row
        return self.sheet.ref(row, FIRST_YEAR + year, "row")


def write_prices(
    sheet: LiveSheet, inputs: LiveInputs, steps: CaseSteps, review_text: str
) -> PricesSheet:
    """Write the sheet; what it returns lets the other sheets refer to it."""
    case = inputs.case
    columns = FIRST_YEAR + max(case.years, 6)
    row = sheet.begin("Prices, rates and factors", review_text, _NOTES, columns)
    for column, width in ((ID, 26), (TITLE, 38), (WHAT, 22)):
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(FIRST_YEAR, columns, 11)
    _write_years(sheet, inputs, row)
    t_row, factor_row = row + 1, row + 6
    discounts = write_discounting(sheet, inputs, steps, factor_row + len(case.indices) + 1, t_row)
    vat = _write_vat(sheet, case, discounts.next_row)
    bounds = write_bounds(sheet, case, discounts.next_row + 3)
    levels = write_levels(sheet, inputs, bounds.last_row + 2)
    _write_factors(sheet, inputs, steps, factor_row, levels)
    sheet.worksheet.freeze_panes(2, FIRST_YEAR)
    sheet.print_on_paper(case.title, review_text)
    return PricesSheet(
        sheet=sheet,
        t_row=t_row,
        factor_row=factor_row,
        factor_count=len(case.indices),
        case_discount_row=discounts.case,
        health_discount_row=discounts.health,
        vat=vat,
        bounds=bounds,
    )


def _write_years(sheet: LiveSheet, inputs: LiveInputs, row: int) -> None:
    """The years, t, and the distance from the price base."""
    case = inputs.case
    sheet.block(row, "Years", "", _year_names(case))
    sheet.label(row + 1, "t", "Number of the year, from 0", "years")
    sheet.label(row + 2, "start", "Calendar year in which it starts", "year")
    sheet.label(row + 3, "b", "Years since the price base", "years")
    for t in range(case.years):
        sheet.number(row + 1, FIRST_YEAR + t, t, "whole")
        sheet.number(row + 2, FIRST_YEAR + t, case.first_year.start + t, "whole")
        formula = f"{sheet.at(row + 2, FIRST_YEAR + t)}-{as_year(inputs.field('price_base'))}"
        shown = case.first_year + t - case.price_base
        sheet.formula(row + 3, FIRST_YEAR + t, formula, shown, "whole")


def _write_factors(
    sheet: LiveSheet, inputs: LiveInputs, steps: CaseSteps, row: int, levels: LevelTable
) -> None:
    case = inputs.case
    sheet.block(row - 1, "Price factors", "price base to the year", _year_names(case))
    for place, index in enumerate(case.indices):
        followed = index.series.replace("_", " ") or "a fixed rate a year"
        sheet.label(row + place, index.id, index.title, followed)
        formulas = [_factor(sheet, inputs, index, levels, t, row - 4) for t in range(case.years)]
        sheet.yearly(row + place, formulas, list(steps.around.prices[place]), "factor")


def _factor(
    sheet: LiveSheet, inputs: LiveInputs, index: PriceIndex, levels: LevelTable, t: int, row: int
) -> str:
    """row: that of the calendar years; the years since the price base stand below it."""
    if not index.series:
        since = sheet.at(row + 1, FIRST_YEAR + t, "row")
        return f"(1+{inputs.cell('indices', index.id, 'rate')})^{since}"
    year = sheet.at(row, FIRST_YEAR + t, "row")
    base = as_year(inputs.field("price_base"))
    return f"{levels.level(index.id, year)}/{levels.level(index.id, base)}"


def _write_vat(sheet: LiveSheet, case: BusinessCase, row: int) -> str:
    """The standard rate; the cell that holds it, or what stands for a rate that is not known."""
    if "vat_standard_rate" not in case.editions:
        sheet.block(row, "VAT", "the case names no edition", ())
        return "NA()"
    chosen = edition("vat_standard_rate", case.editions["vat_standard_rate"])
    sheet.block(row, "VAT", f"edition {chosen.id}", ())
    sheet.label(row + 1, "vat", "Standard rate", "share of the price")
    sheet.number(row + 1, FIRST_YEAR, vat_standard_rate(chosen.id), "published_share")
    sheet.text(row + 1, FIRST_YEAR + 1, source_words(chosen), "plain_note")
    return sheet.ref(row + 1, FIRST_YEAR, "both")


def _year_names(case: BusinessCase) -> list[str]:
    return [str(year) for year in years_from(case.first_year, case.years)]
