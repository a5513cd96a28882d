"""The sheet Purse: each public body's cash by year under each option, against its budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.results import Affordability, Appraisal, BodyCash
from counterfoil.quantities.years import years_from
from counterfoil.reports.live_flows import FlowsSheet
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet
from counterfoil.reports.wording import name

_NOTES = (
    "The public purse view, in the cash of each year and never discounted: what each public body "
    "takes in less what it spends, by its share of each line, with irrecoverable VAT and "
    "transfers. A benefit counts here only when it releases cash.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurseSheet:
    """Where Answer finds each body's effect and headroom, by (body, option)."""

    sheet: LiveSheet
    years: int
    effects: Mapping[tuple[str, str], int]
    headrooms: Mapping[tuple[str, str], int]

    def effect(self, body: str, option: str) -> str:
        """Every year of an option's effect on a body's cash, against the counterfactual."""
        return self._span(self.effects[body, option])

    def first_effect(self, body: str, option: str) -> str:
        """The effect in the first year."""
        return self.sheet.ref(self.effects[body, option], FIRST_YEAR, "both")

    def headroom(self, body: str, option: str) -> str:
        """Every year of a body's headroom under an option."""
        return self._span(self.headrooms[body, option])

    def _span(self, row: int) -> str:
        return self.sheet.span((row, FIRST_YEAR), (row, FIRST_YEAR + self.years - 1))


def write_purse(
    sheet: LiveSheet,
    inputs: LiveInputs,
    flows: FlowsSheet,
    appraisal: Appraisal,
    review_text: str,
) -> PurseSheet:
    """Write the sheet; what it returns lets Answer refer to it."""
    case = inputs.case
    columns = FIRST_YEAR + max(case.years + 1, 6)
    row = sheet.begin("Public purse, body by body", review_text, _NOTES, columns)
    sheet.worksheet.set_row(2, 26)
    for column, width in ((ID, 22), (TITLE, 46), (WHAT, 26)):
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(FIRST_YEAR, columns, 12.5)
    writer = _BodyWriter(sheet, inputs, flows, appraisal)
    for view in appraisal.affordability:
        row = writer.write(view, row)
    sheet.worksheet.freeze_panes(2, WHAT)
    sheet.print_on_paper(case.title, review_text)
    return PurseSheet(
        sheet=sheet, years=case.years, effects=writer.effects, headrooms=writer.headrooms
    )


class _BodyWriter:
    """Writes the blocks of one body after another."""

    def __init__(
        self, sheet: LiveSheet, inputs: LiveInputs, flows: FlowsSheet, appraisal: Appraisal
    ) -> None:
        self._sheet, self._inputs, self._flows = sheet, inputs, flows
        self._counterfactual = appraisal.counterfactual
        self._titles = {option.id: option.title for option in appraisal.options}
        case = inputs.case
        self._years = [str(year) for year in years_from(case.first_year, case.years)]
        self.effects: dict[tuple[str, str], int] = {}
        self.headrooms: dict[tuple[str, str], int] = {}

    def write(self, view: Affordability, row: int) -> int:
        """All blocks of a body; the next free row."""
        sheet, count = self._sheet, len(view.options)
        sheet.band(row, f"{view.title} ({name(view.kind)})", FIRST_YEAR + len(self._years) + 1)
        budget_row = row + 1 if view.budget_gbp is not None else None
        if budget_row is not None and view.budget_gbp is not None:
            self._head(budget_row, "Budget", "£ of each year")
            sheet.label(budget_row + 1, view.body, "Set aside in the medium-term plan", "£")
            self._row(budget_row + 1, self._budget(view.body), view.budget_gbp, "total")
            row = budget_row + 2
        cash_row = self._block(view, row + 1, "Net cash", "income less spending")
        for place, option in enumerate(view.options):
            cash = self._cash(view.body, option.option)
            self._row(cash_row + place, cash, option.net_cash_gbp, "pence")
        effect_row = self._block(view, cash_row + count + 1, "Effect", "against the counterfactual")
        base = cash_row + [o.option for o in view.options].index(self._counterfactual)
        for place, option in enumerate(view.options):
            effect = self._difference(cash_row + place, base)
            self._row(effect_row + place, effect, option.against_counterfactual_gbp, "pence")
            self.effects[view.body, option.option] = effect_row + place
        row = effect_row + count
        if budget_row is not None:
            self._write_headroom(view, row + 1, budget_row + 1, cash_row)
            row += 2 + count
        return row + 1

    def _write_headroom(
        self, view: Affordability, row: int, budget_row: int, cash_row: int
    ) -> None:
        first = self._block(view, row, "Headroom", "budget plus net cash")
        for place, option in enumerate(view.options):
            formulas = [
                f"{self._sheet.at(budget_row, FIRST_YEAR + t, 'row')}"
                f"+{self._sheet.at(cash_row + place, FIRST_YEAR + t)}"
                for t in range(len(self._years))
            ]
            self._row(first + place, formulas, _headroom(option), "pence")
            self.headrooms[view.body, option.option] = first + place

    def _block(self, view: Affordability, row: int, title: str, unit: str) -> int:
        """A heading and a label for each option; the row of the first."""
        self._head(row, title, unit)
        for place, option in enumerate(view.options, start=row + 1):
            self._sheet.label(place, option.option, self._titles[option.option], "£ of each year")
        return row + 1

    def _head(self, row: int, title: str, unit: str) -> None:
        self._sheet.block(row, title, unit, [*self._years, "term"])

    def _row(self, row: int, formulas: list[str], shown: tuple[float, ...], style: str) -> None:
        self._sheet.yearly(row, formulas, shown, style)
        self._sheet.sum_of_years(row, shown, style)

    def _budget(self, body: str) -> list[str]:
        bodies = self._inputs.column("budgets", "body")
        wanted = self._inputs.cell("bodies", body, "id")
        return [
            f"SUMPRODUCT(--({bodies}={wanted}),{self._inputs.column('budgets', year)})"
            for year in self._years
        ]

    def _cash(self, body: str, option: str) -> list[str]:
        terms = ("sign", "vat", "purse", f"share of {body}")
        factors = ",".join(self._flows.terms.all(option, term) for term in terms)
        return [
            f"SUMPRODUCT({factors},{self._flows.step(option, 'cash', t)})"
            for t in range(len(self._years))
        ]

    def _difference(self, row: int, base: int) -> list[str]:
        columns = range(FIRST_YEAR, FIRST_YEAR + len(self._years))
        return [f"{self._sheet.at(row, c)}-{self._sheet.at(base, c, 'row')}" for c in columns]


def _headroom(option: BodyCash) -> tuple[float, ...]:
    return option.headroom_gbp or ()
