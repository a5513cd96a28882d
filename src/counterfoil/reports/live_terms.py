"""The sheet Terms: the numbers of each line and risk that hold for every year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_items import Item, option_items
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet
from counterfoil.reports.live_steps import CaseSteps
from counterfoil.reports.live_term_columns import TermColumns
from counterfoil.reports.live_term_formulas import Term, TermFormulas
from counterfoil.reports.live_volumes import VolumesSheet
from counterfoil.reports.wording import name

_NOTES = (
    "One row for each line and risk, one column for each number that holds for every year. Each "
    "is a formula on that row of the sheets lines and risks; Flows takes them from here.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSheet:
    """Where the terms of each option's items stand: its first row, and how many there are."""

    sheet: LiveSheet
    columns: TermColumns
    first_rows: Mapping[str, int]
    counts: Mapping[str, int]

    def term(self, option: str, place: int, term: str) -> str:
        """One term of the item at a place in its option."""
        row = self.first_rows[option] + place
        return self.sheet.ref(row, self.columns.column(term), "both")

    def all(self, option: str, term: str) -> str:
        """One term of every item of an option."""
        first, column = self.first_rows[option], self.columns.column(term)
        return self.sheet.span((first, column), (first + self.counts[option] - 1, column))


def write_terms(
    sheet: LiveSheet,
    inputs: LiveInputs,
    steps: CaseSteps,
    prices: PricesSheet,
    volumes: VolumesSheet,
    review_text: str,
) -> TermsSheet:
    """Write the sheet; what it returns lets Flows, Purse and Answer refer to it."""
    case = inputs.case
    columns = TermColumns(bodies=tuple(body.id for body in case.bodies))
    formulas = TermFormulas(sheet, inputs, steps, prices, volumes, columns)
    row = sheet.begin("Terms of each line and risk", review_text, _NOTES, FIRST_YEAR + 9)
    width = FIRST_YEAR + len(columns.heads)
    for column, across in ((ID, 26), (TITLE, 46), (WHAT, 10)):
        sheet.worksheet.set_column(column, column, across)
    sheet.worksheet.set_column(FIRST_YEAR, width, 12.5)
    first_rows: dict[str, int] = {}
    counts: dict[str, int] = {}
    for option in case.options:
        items = option_items(case, steps, option.id)
        sheet.band(row, f"{option.title} ({name(option.role)})", width)
        sheet.block(row + 1, "Line or risk", "", columns.heads)
        sheet.worksheet.set_row(row + 1, 26)
        first_rows[option.id], counts[option.id] = row + 2, max(1, len(items))
        for place, item in enumerate(items, start=row + 2):
            sheet.label(
                place, item.record.key, item.record.title, "risk" if item.is_risk else "line"
            )
            _write_terms(sheet, columns, place, _terms_of(formulas, item, place))
        row += max(1, len(items)) + 3
    sheet.worksheet.freeze_panes(2, WHAT)
    sheet.print_on_paper(case.title, review_text, pages_wide=3)
    return TermsSheet(sheet=sheet, columns=columns, first_rows=first_rows, counts=counts)


def _terms_of(formulas: TermFormulas, item: Item, row: int) -> Iterable[tuple[str, Term]]:
    return formulas.of_risk(row, item.risk) if item.is_risk else formulas.of_line(row, item.line)


def _write_terms(
    sheet: LiveSheet, columns: TermColumns, row: int, terms: Iterable[tuple[str, Term]]
) -> None:
    for term, (formula, shown, style) in terms:
        column = columns.column(term)
        if formula is not None:
            sheet.formula(row, column, formula, shown, style)
        elif isinstance(shown, str):
            sheet.text(row, column, shown, style)
        else:
            sheet.number(row, column, shown, style)
