"""The sheet Flows: every line and risk of every option, step by step and year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.business_case import Option
from counterfoil.appraisal.results import Appraisal
from counterfoil.quantities.years import years_from
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_items import Item, option_items
from counterfoil.reports.live_line_steps import STEPS, Step, StepFormulas
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet
from counterfoil.reports.live_steps import CaseSteps
from counterfoil.reports.live_terms import TermsSheet
from counterfoil.reports.live_totals import OptionRows, TotalsWriter
from counterfoil.reports.live_volumes import VolumesSheet
from counterfoil.reports.wording import name

_NOTES = (
    "For each option one block for each step of the sum, a row a line or risk and a column a year; "
    "the numbers that hold for every year stand in Terms. Amounts in steps 1 to 8 are written as "
    "in the case, costs and benefits both positive; step 9 is signed, what comes in positive.",
    "A line that is a share of others has no steps 1 to 5 of its own. Blocks 1 to 5 fold away with "
    "the marks at the left edge.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowsSheet:
    """Where Purse and Answer find each option's terms, steps and totals."""

    sheet: LiveSheet
    terms: TermsSheet
    years: int
    options: Mapping[str, OptionRows]

    def step(self, option: str, step: str, year: int, hold: str = "row") -> str:
        """One year of a step over an option's lines and risks: cash, unbiased or discounted."""
        rows = self.options[option]
        first, column = getattr(rows, step), FIRST_YEAR + year
        return self.sheet.span((first, column), (first + rows.items - 1, column), hold)

    def sums(self, option: str, step: str) -> str:
        """A step's sums over the term, over an option's lines and risks."""
        return self.step(option, step, self.years, "both")

    def total(self, option: str, total: str, year: int) -> str:
        """One year of a total: net_real, net_discounted or gain."""
        return self.sheet.ref(getattr(self.options[option], total), FIRST_YEAR + year)

    def total_span(self, option: str, total: str) -> str:
        """Every year of a total."""
        row = getattr(self.options[option], total)
        return self.sheet.span((row, FIRST_YEAR), (row, FIRST_YEAR + self.years - 1))


def write_flows(
    sheet: LiveSheet,
    inputs: LiveInputs,
    steps: CaseSteps,
    prices: PricesSheet,
    volumes: VolumesSheet,
    terms: TermsSheet,
    appraisal: Appraisal,
    review_text: str,
) -> FlowsSheet:
    """Write the sheet; what it returns lets Purse and Answer refer to it."""
    case = inputs.case
    columns = FIRST_YEAR + case.years + 1
    row = sheet.begin("Flows, step by step", review_text, _NOTES, FIRST_YEAR + 10)
    for place in range(len(_NOTES)):
        sheet.worksheet.set_row(2 + place, 26)
    for column, width in ((ID, 26), (TITLE, 46), (WHAT, 24)):
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(FIRST_YEAR, columns, 12.5)
    writer = _OptionWriter(sheet, inputs, steps, prices, volumes, terms)
    starts = _write_contents(sheet, inputs, row)
    row += len(case.options) + 2
    counterfactual = appraisal.counterfactual
    found: dict[str, OptionRows] = {}
    ordered = sorted(case.options, key=lambda option: option.id != counterfactual)
    for option in ordered:
        base = found.get(counterfactual)
        sheet.link(*starts[option.id], row, "go to its blocks")
        rows, row = writer.write(option, appraisal, row, base)
        found[option.id] = rows
    sheet.worksheet.freeze_panes(2, WHAT)
    sheet.worksheet.outline_settings(True, False, True, False)
    sheet.print_on_paper(case.title, review_text)
    return FlowsSheet(sheet=sheet, terms=terms, years=case.years, options=found)


def _write_contents(sheet: LiveSheet, inputs: LiveInputs, row: int) -> dict[str, tuple[int, int]]:
    """The list of options at the top; the cell of each option's link."""
    sheet.block(row, "Options on this sheet", "", ())
    for place, option in enumerate(inputs.case.options, start=row + 1):
        sheet.label(place, option.id, option.title)
    return {
        option.id: (place, WHAT) for place, option in enumerate(inputs.case.options, start=row + 1)
    }


class _OptionWriter:
    """Writes the blocks of one option after another."""

    def __init__(
        self,
        sheet: LiveSheet,
        inputs: LiveInputs,
        steps: CaseSteps,
        prices: PricesSheet,
        volumes: VolumesSheet,
        terms: TermsSheet,
    ) -> None:
        self._sheet, self._inputs, self._steps = sheet, inputs, steps
        self._totals = TotalsWriter(sheet, inputs, steps, prices, terms)
        self._prices, self._volumes, self._terms = prices, volumes, terms
        self._years = [str(year) for year in years_from(inputs.case.first_year, inputs.case.years)]

    def write(
        self, option: Option, appraisal: Appraisal, row: int, base: OptionRows | None
    ) -> tuple[OptionRows, int]:
        """All blocks of an option; where its results stand, and the next free row."""
        items = option_items(self._inputs.case, self._steps, option.id)
        width = FIRST_YEAR + len(self._years) + 1
        self._sheet.band(row, f"{option.title} ({name(option.role)})", width)
        row += 1
        blocks: dict[str, int] = {}
        for number, step in enumerate(STEPS, start=1):
            blocks[step.name] = row + 1
            units = step.unit.format(base=self._inputs.case.price_base)
            heads = [*self._years, "term"] if step.has_sum else self._years
            self._sheet.block(row, f"{number} {step.title}", units, heads)
            self._write_step(items, step, blocks)
            if step.folds:
                self._fold(row + 1, row + len(items))
            row += max(1, len(items)) + 2
        result = appraisal.option(option.id)
        reference = appraisal.option(appraisal.counterfactual)
        rows = OptionRows(
            cash=blocks["cash"],
            unbiased=blocks["unbiased"],
            discounted=blocks["discounted"],
            net_real=row + 1,
            net_discounted=row + 2,
            gain=row + 3,
            unbiased_npv=row + 4,
            items=max(1, len(items)),
        )
        self._totals.write(rows, blocks["real"], base or rows, (result, reference), items)
        return rows, row + 6

    def _write_step(self, items: list[Item], step: Step, blocks: Mapping[str, int]) -> None:
        parts = {item.record.id: place for place, item in enumerate(items) if not item.is_risk}
        for place, item in enumerate(items):
            row = blocks[step.name] + place
            if item.is_share and step.folds:
                self._sheet.label(row, item.record.key, item.record.title, "has none of its own")
                continue
            self._sheet.label(row, item.record.key, item.record.title)
            formulas = StepFormulas(
                sheet=self._sheet,
                inputs=self._inputs,
                prices=self._prices,
                volumes=self._volumes,
                terms=self._terms,
                item=item,
                place=place,
                blocks=blocks,
                parts=parts,
            ).of(step.name)
            shown = getattr(item.steps, step.name)
            self._sheet.yearly(row, formulas, shown, step.style)
            if step.has_sum:
                self._sheet.sum_of_years(row, shown, step.style)

    def _fold(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._sheet.worksheet.set_row(row, None, None, {"level": 1})
