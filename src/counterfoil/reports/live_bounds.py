"""The published bounds on optimism bias, as a table that formulas look a line's bound up in."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.optimism_bias import CostKind
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, WHAT, LiveSheet
from counterfoil.reports.live_sources import source_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsTable:
    """Where the plain names, upper and lower bounds stand; empty when no edition is named."""

    names: str
    upper: str
    lower: str
    last_row: int

    def looked_up(self, bound: str, which: str) -> str:
        """The `upper` or `lower` bound that the cell `bound` names, read as the case reads it."""
        if not self.names:
            return "NA()"
        plain = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({bound},"-"," "),"_"," "),"/"," ")'
        values = self.upper if which == "upper" else self.lower
        return f"INDEX({values},MATCH(TRIM({plain}),{self.names},0))"


def write_bounds(sheet: LiveSheet, case: BusinessCase, row: int) -> BoundsTable:
    """Write every published bound of the case's edition from a row on."""
    if "optimism_bias" not in case.editions:
        sheet.block(row, "Optimism bias bounds", "the case names no edition", ())
        return BoundsTable(names="", upper="", lower="", last_row=row)
    chosen = edition("optimism_bias", case.editions["optimism_bias"])
    sheet.block(row, "Optimism bias bounds", f"edition {chosen.id}, plain name", ("upper", "lower"))
    sheet.text(row + 1, ID, source_words(chosen), "plain_note")
    first = place = row + 2
    for record in chosen.table("bounds").records():
        for kind in CostKind:
            upper, lower = record[f"{kind}_upper"], record[f"{kind}_lower"]
            if upper is None or lower is None:
                continue
            name = f"{record['project_type']}/{kind}"
            sheet.label(place, name, str(record["note"] or ""), plain_name(name))
            sheet.number(place, FIRST_YEAR, float(str(upper)), "published_share")
            sheet.number(place, FIRST_YEAR + 1, float(str(lower)), "published_share")
            place += 1
    last = place - 1
    return BoundsTable(
        names=sheet.span((first, WHAT), (last, WHAT)),
        upper=sheet.span((first, FIRST_YEAR), (last, FIRST_YEAR)),
        lower=sheet.span((first, FIRST_YEAR + 1), (last, FIRST_YEAR + 1)),
        last_row=last,
    )


def plain_name(bound: str) -> str:
    """The name of a bound with blanks for the marks between its words, which do not matter.

    >>> plain_name("non-standard buildings/capex"), plain_name("equipment/development/opex")
    ('non standard buildings capex', 'equipment development opex')
    """
    return " ".join(bound.translate(str.maketrans("/-_", "   ")).split())
