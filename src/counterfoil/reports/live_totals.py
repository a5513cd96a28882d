"""The totals of an option in Flows: net, discounted, against the counterfactual, without bias."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.results import OptionResult
from counterfoil.quantities.years import years_from
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_items import Item
from counterfoil.reports.live_prices import PricesSheet
from counterfoil.reports.live_sheet import FIRST_YEAR, LiveSheet
from counterfoil.reports.live_steps import CaseSteps
from counterfoil.reports.live_terms import TermsSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRows:
    """The rows where one option's results stand, counted from nought, and how many items it has."""

    cash: int
    unbiased: int
    discounted: int
    net_real: int
    net_discounted: int
    gain: int
    unbiased_npv: int
    items: int


class TotalsWriter:
    """Writes the totals of one option after another."""

    def __init__(
        self,
        sheet: LiveSheet,
        inputs: LiveInputs,
        steps: CaseSteps,
        prices: PricesSheet,
        terms: TermsSheet,
    ) -> None:
        self._sheet, self._steps = sheet, steps
        self._prices, self._terms = prices, terms
        case = inputs.case
        self._base = str(case.price_base)
        self._years = [str(year) for year in years_from(case.first_year, case.years)]

    def write(
        self,
        rows: OptionRows,
        real_row: int,
        base: OptionRows,
        results: tuple[OptionResult, OptionResult],
        items: list[Item],
    ) -> None:
        """All totals. base, and the second of results: those of the counterfactual."""
        sheet, (result, reference) = self._sheet, results
        sheet.block(rows.net_real - 1, "Totals", "social view, signed", [*self._years, "term"])
        self._write_real(rows, real_row, result)
        self._write_discounted(rows, result)
        sheet.label(
            rows.gain,
            "",
            "Discounted, running total against carrying on as now",
            "£, present value",
            "strong",
        )
        formulas, shown = self._gain(rows, base, result, reference)
        sheet.yearly(rows.gain, formulas, shown, "main_pounds")
        self._write_unbiased(rows, items, result.id)

    def _write_real(self, rows: OptionRows, real_row: int, result: OptionResult) -> None:
        label = ("", "Net, real", f"£ of {self._base}", "strong")
        self._sheet.label(rows.net_real, *label)
        real = [self._net(rows, real_row, t, result.id) for t in range(len(self._years))]
        self._sheet.yearly(rows.net_real, real, result.net_real_gbp, "main_pounds")
        self._sheet.sum_of_years(rows.net_real, result.net_real_gbp, "main_pounds")

    def _write_discounted(self, rows: OptionRows, result: OptionResult) -> None:
        label = ("", "Net, discounted", "£, present value", "strong")
        self._sheet.label(rows.net_discounted, *label)
        sums = [f"SUM({self._column(rows.discounted, rows, t)})" for t in range(len(self._years))]
        self._sheet.yearly(rows.net_discounted, sums, result.net_discounted_gbp, "main_pounds")
        self._sheet.sum_of_years(rows.net_discounted, result.net_discounted_gbp, "main_pounds")

    def _write_unbiased(self, rows: OptionRows, items: list[Item], option: str) -> None:
        title = "Net, discounted, without optimism bias"
        self._sheet.label(rows.unbiased_npv, "", title, "£, present value", "strong")
        health = self._terms.all(option, "health")
        formulas = []
        for t in range(len(self._years)):
            parts = [
                f"{self._net(rows, rows.unbiased, t, option, f'--({health}={int(by_health)})')}"
                f"*{self._prices.discount(t, health=by_health)}"
                for by_health in (False, True)
            ]
            formulas.append("+".join(parts))
        shown = self._unbiased(items)
        self._sheet.yearly(rows.unbiased_npv, formulas, shown, "main_pounds")
        self._sheet.sum_of_years(rows.unbiased_npv, shown, "main_pounds")

    def _gain(
        self, rows: OptionRows, base: OptionRows, result: OptionResult, reference: OptionResult
    ) -> tuple[list[str], list[float]]:
        """The running total of the discounted difference from the counterfactual."""
        formulas, shown, total = [], [], 0.0
        pairs = zip(result.net_discounted_gbp, reference.net_discounted_gbp, strict=True)
        for t, (own, other) in enumerate(pairs):
            column = FIRST_YEAR + t
            mine = self._sheet.at(rows.net_discounted, column)
            theirs = self._sheet.at(base.net_discounted, column)
            before = f"{self._sheet.at(rows.gain, column - 1)}+" if t else ""
            formulas.append(f"{before}{mine}-{theirs}")
            total += own - other
            shown.append(total)
        return formulas, shown

    def _net(self, rows: OptionRows, first: int, t: int, option: str, also: str = "") -> str:
        """The signed sum of a block's year over the items in the social view."""
        parts = [self._terms.all(option, "sign"), self._terms.all(option, "social")]
        parts += [also] if also else []
        return f"SUMPRODUCT({','.join(parts)},{self._column(first, rows, t)})"

    def _column(self, first: int, rows: OptionRows, t: int) -> str:
        column = FIRST_YEAR + t
        top, end = self._sheet.at(first, column), self._sheet.at(first + rows.items - 1, column)
        return f"{top}:{end}"

    def _unbiased(self, items: list[Item]) -> list[float]:
        model = self._steps.model
        totals = [0.0] * len(self._years)
        for item in items:
            factors = model.discount_health if item.health else model.discount
            for t, pounds in enumerate(item.steps.unbiased):
                if item.steps.in_social_view:
                    totals[t] += item.steps.sign * float(pounds) * float(factors[t])
        return totals
