"""The sheet Volumes: drivers year by year, what bands make of them, and the risks' impacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.amounts import DriverBands
from counterfoil.appraisal.business_case import Driver, Line
from counterfoil.quantities.years import years_from
from counterfoil.reports.live_impacts import write_impacts
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet
from counterfoil.reports.live_steps import CaseSteps

_NOTES = (
    "Volumes follow the sheet drivers: value × (1 + growth)^t, or value × profile. Bands price "
    "each unit by the band it falls in, so what is below reads as pounds for the whole volume.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumesSheet:
    """Where Flows finds a driver's volume, a banded price and a risk's mean impact."""

    sheet: LiveSheet
    driver_row: int
    driver_count: int
    price_rows: Mapping[str, int]
    impact_means: Mapping[str, str]

    def driver_place(self, driver: str) -> str:
        """The number of the driver whose id is in the cell `driver`."""
        last = self.driver_row + self.driver_count - 1
        return f"MATCH({driver},{self.sheet.span((self.driver_row, ID), (last, ID))},0)"

    def volume(self, driver_place: str, year: int) -> str:
        """The volume of the driver whose number the cell `driver_place` holds."""
        column = FIRST_YEAR + year
        last = (self.driver_row + self.driver_count - 1, column)
        return f"INDEX({self.sheet.span((self.driver_row, column), last, 'row')},{driver_place})"

    def banded_price(self, line: str, year: int) -> str:
        """Pounds for a year's volume of a line that is priced by bands."""
        return self.sheet.ref(self.price_rows[line], FIRST_YEAR + year)


def write_volumes(
    sheet: LiveSheet,
    inputs: LiveInputs,
    steps: CaseSteps,
    prices: PricesSheet,
    review_text: str,
) -> VolumesSheet:
    """Write the sheet; what it returns lets Flows refer to it."""
    case = inputs.case
    columns = FIRST_YEAR + max(case.years, 6)
    row = sheet.begin("Volumes and impacts", review_text, _NOTES, columns)
    for column, width in ((ID, 26), (TITLE, 46), (WHAT, 30)):
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(FIRST_YEAR, columns, 12)
    years = [str(year) for year in years_from(case.first_year, case.years)]
    sheet.block(row, "Volumes by driver", "", years)
    for place, driver in enumerate(case.drivers):
        sheet.label(row + 1 + place, driver.id, driver.title, driver.unit)
        formulas = [_volume(inputs, prices, driver, t) for t in range(case.years)]
        sheet.yearly(row + 1 + place, formulas, list(steps.around.volumes[place]))
    volumes = VolumesSheet(
        sheet=sheet,
        driver_row=row + 1,
        driver_count=len(case.drivers),
        price_rows={},
        impact_means={},
    )
    row += len(case.drivers) + 2
    banded = [line for line in case.lines if isinstance(line.amount, DriverBands)]
    price_rows = _write_bands(sheet, inputs, steps, volumes, banded, row, years)
    row += 2 * len(banded) + 2 if banded else 0
    impacts = write_impacts(sheet, inputs, row)
    sheet.worksheet.freeze_panes(2, FIRST_YEAR)
    sheet.print_on_paper(case.title, review_text)
    return VolumesSheet(
        sheet=sheet,
        driver_row=volumes.driver_row,
        driver_count=volumes.driver_count,
        price_rows=price_rows,
        impact_means=impacts.means,
    )


def _volume(inputs: LiveInputs, prices: PricesSheet, driver: Driver, t: int) -> str:
    value = inputs.cell("drivers", driver.id, "value")
    growth = inputs.cell("drivers", driver.id, "growth")
    profile = inputs.cell("drivers", driver.id, "profile")
    stated = f'IF({value}="",1,{value})'
    grown = f"(1+{growth})^{prices.t(t)}"
    if inputs.keys("profiles"):
        year = str(inputs.case.first_year + t)
        grown = f'IF({profile}="",{grown},{inputs.looked_up("profiles", profile, year)})'
    return f"{stated}*{grown}"


def _write_bands(
    sheet: LiveSheet,
    inputs: LiveInputs,
    steps: CaseSteps,
    volumes: VolumesSheet,
    lines: list[Line],
    row: int,
    years: list[str],
) -> dict[str, int]:
    """Units and their banded price for each line; the row of the price by the line's key."""
    if not lines:
        return {}
    sheet.block(row, "Priced by band", "each line's driver and table", years)
    rows = {}
    for place, line in enumerate(lines):
        units_row = row + 1 + 2 * place
        driver = volumes.driver_place(inputs.cell("lines", line.key, "driver"))
        number = [item.id for item in inputs.case.drivers].index(_driver_of(line))
        span = range(inputs.case.years)
        sheet.label(units_row, line.key, f"{line.title}: units", "units")
        units = [volumes.volume(driver, t) for t in span]
        sheet.yearly(units_row, units, list(steps.around.volumes[number]))
        sheet.label(units_row + 1, line.key, f"{line.title}: at the bands", "£")
        priced = [_banded(inputs, line, sheet.at(units_row, FIRST_YEAR + t)) for t in span]
        sheet.yearly(units_row + 1, priced, list(steps.lines[line.key].volume), "pence")
        rows[line.key] = units_row + 1
    return rows


def _banded(inputs: LiveInputs, line: Line, units: str) -> str:
    """The sum over the table's bands of rate × units in the band."""
    table = f"({inputs.column('bands', 'table')}={inputs.cell('lines', line.key, 'bands')})"
    rate = inputs.column("bands", "rate_gbp")
    above, up_to = inputs.column("bands", "above"), inputs.column("bands", "up_to")
    beyond = f"({units}>{above})*({units}-{above})"
    past = f'({up_to}<>"")*({units}>{up_to})*({units}-{up_to})'
    return f"SUMPRODUCT({table}*{rate}*({beyond}-{past}))"


def _driver_of(line: Line) -> str:
    return line.amount.driver if isinstance(line.amount, DriverBands) else ""
