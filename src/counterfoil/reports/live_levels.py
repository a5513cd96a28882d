"""Levels of the published price indices by financial year, grown past their last year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase, PriceIndex
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.price_indices import AnnualIndex, index_series
from counterfoil.quantities.years import FinancialYear, years_from
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, WHAT, LiveSheet
from counterfoil.reports.live_sources import source_words

_YEARS_BEFORE_BASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTable:
    """The column of years, and the column of levels of each index that follows a series."""

    years: str
    levels: Mapping[str, str]

    def level(self, index: str, year: str) -> str:
        """The level of an index in the year whose number `year` reckons."""
        return f"INDEX({self.levels[index]},MATCH({year},{self.years},0))"


def write_levels(sheet: LiveSheet, inputs: LiveInputs, row: int) -> LevelTable:
    """Write a table of levels, years down and indices across, from a row on."""
    case = inputs.case
    followed = [index for index in case.indices if index.series]
    if not followed:
        return LevelTable(years="", levels={})
    sheet.block(row, "Index levels by financial year", "compare by ratio only", ())
    head = _write_notes(sheet, case, followed, row + 1)
    sheet.heads(head, ["year starts", *(index.id for index in followed)])
    years = level_years(case)
    first, last = head + 1, head + len(years)
    for down, year in enumerate(years, start=first):
        sheet.text(down, WHAT, str(year))
        sheet.number(down, FIRST_YEAR, year.start, "whole")
    for column, index in enumerate(followed, start=FIRST_YEAR + 1):
        _write_column(sheet, inputs, index, years, first, column)
    return LevelTable(
        years=sheet.span((first, FIRST_YEAR), (last, FIRST_YEAR)),
        levels={
            index.id: sheet.span((first, column), (last, column))
            for column, index in enumerate(followed, start=FIRST_YEAR + 1)
        },
    )


def level_years(case: BusinessCase) -> tuple[FinancialYear, ...]:
    """From a few years before the earliest year needed, where every series goes that far back."""
    series = [_published(case, index) for index in case.indices if index.series]
    needed = min(case.price_base.start, case.first_year.start)
    first = min(needed, max(needed - _YEARS_BEFORE_BASE, *(s.first.start for s in series), 0))
    last = max(case.price_base.start, case.last_year.start)
    return years_from(FinancialYear(first), last - first + 1)


def _write_notes(sheet: LiveSheet, case: BusinessCase, followed: list[PriceIndex], row: int) -> int:
    for name in sorted({index.series for index in followed}):
        chosen = edition(name, case.editions[name])
        method = index_series(name, chosen.id).method
        words = f"{name.replace('_', ' ')}, edition {chosen.id}: {method}. {source_words(chosen)}"
        sheet.text(row, ID, words, "plain_note")
        row += 1
    after = "Blue: published. Italic: past the last published year, grown at the index's own rate."
    sheet.text(row, ID, after, "plain_note")
    return row + 1


def _write_column(
    sheet: LiveSheet,
    inputs: LiveInputs,
    index: PriceIndex,
    years: tuple[FinancialYear, ...],
    first: int,
    column: int,
) -> None:
    series = _published(inputs.case, index)
    rate, growth = inputs.cell("indices", index.id, "rate"), 1 + (index.rate or 0.0)
    for row, year in enumerate(years, start=first):
        beyond = year - series.last
        if beyond <= 0:
            sheet.number(row, column, series.level(year), "published")
            continue
        before = sheet.at(row - 1, column) if row > first else repr(series.level(series.last))
        steps = 1 if row > first else beyond
        shown = series.level(series.last) * growth**beyond
        sheet.formula(row, column, _grown(before, rate, steps), shown, "grown")


def _grown(before: str, rate: str, steps: int) -> str:
    """A level grown by some years.

    >>> _grown("E12", "indices!$E$5", 1), _grown("99.5", "indices!$E$5", 3)
    ('E12*(1+indices!$E$5)', '99.5*(1+indices!$E$5)^3')
    """
    return f"{before}*(1+{rate})" + (f"^{steps}" if steps > 1 else "")


def _published(case: BusinessCase, index: PriceIndex) -> AnnualIndex:
    return index_series(index.series, case.editions[index.series])
