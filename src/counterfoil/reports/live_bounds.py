"""The published bounds on optimism bias, as a table that formulas look a line's bound up in."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.optimism_bias import CostKind
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, WHAT, LiveSheet
from counterfoil.reports.live_sources import source_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsTable:
    """Where the names, upper and lower bounds stand; empty when the case names no edition."""

    names: str
    upper: str
    lower: str
    last_row: int

    def looked_up(self, bound: str, which: str) -> str:
        """The `upper` or `lower` bound that the cell `bound` names, read as the case reads it."""
        if not self.names:
            return "NA()"
        plain = f'SUBSTITUTE(SUBSTITUTE({bound},"-"," "),"_"," ")'
        kind = f'IF(ISNUMBER(FIND("/",{bound})),"","/opex")'
        values = self.upper if which == "upper" else self.lower
        return f"INDEX({values},MATCH(TRIM({plain})&{kind},{self.names},0))"


def write_bounds(sheet: LiveSheet, case: BusinessCase, row: int) -> BoundsTable:
    """Write every published bound of the case's edition from a row on."""
    if "optimism_bias" not in case.editions:
        sheet.block(row, "Optimism bias bounds", "the case names no edition", ())
        return BoundsTable(names="", upper="", lower="", last_row=row)
    chosen = edition("optimism_bias", case.editions["optimism_bias"])
    sheet.block(row, "Optimism bias bounds", f"edition {chosen.id}", ("upper", "lower"))
    sheet.text(row + 1, ID, source_words(chosen), "plain_note")
    first = place = row + 2
    for record in chosen.table("bounds").records():
        for kind in CostKind:
            upper, lower = record[f"{kind}_upper"], record[f"{kind}_lower"]
            if upper is None or lower is None:
                continue
            sheet.text(place, ID, bound_name(str(record["project_type"]), kind))
            sheet.text(place, TITLE, str(record["note"] or ""))
            sheet.text(place, WHAT, "share of the estimate")
            sheet.number(place, FIRST_YEAR, float(str(upper)), "published_share")
            sheet.number(place, FIRST_YEAR + 1, float(str(lower)), "published_share")
            place += 1
    last = place - 1
    return BoundsTable(
        names=sheet.span((first, ID), (last, ID)),
        upper=sheet.span((first, FIRST_YEAR), (last, FIRST_YEAR)),
        lower=sheet.span((first, FIRST_YEAR + 1), (last, FIRST_YEAR + 1)),
        last_row=last,
    )


def bound_name(project_type: str, cost_kind: str) -> str:
    """The name of a bound with plain spaces for the marks that may stand between words.

    >>> bound_name("non-standard buildings", "capex"), bound_name("equipment/development", "opex")
    ('non standard buildings/capex', 'equipment development/opex')
    """
    plain = project_type.translate(str.maketrans("/-_", "   "))
    return f"{' '.join(plain.split())}/{cost_kind}"
