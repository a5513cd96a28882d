"""The official forecast of inflation and earnings: growth on the year before, by calendar year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from counterfoil.errors import InvalidValue
from counterfoil.parameters.catalogue import edition, nearest

PARAMETER = "inflation_forecast"
_NOT_MEASURES = ("year", "standing")


def forecast_growth_per_year(
    edition_id: str, measure: str, folder: Path | None = None
) -> Mapping[int, float]:
    """Growth of one measure by calendar year, as a decimal: cpi, rpi, cpih or average_earnings.

    Earlier years in an edition are outturn; its table says which. Raises UnknownEdition, and
    InvalidValue for a measure it does not hold.

    >>> forecast_growth_per_year("2026-03", "cpi")[2027]
    0.02
    """
    table = edition(PARAMETER, edition_id, folder).table("growth")
    measures = tuple(name for name in table.column_names if name not in _NOT_MEASURES)
    if measure not in measures:
        raise InvalidValue(
            what=f"the inflation forecast has no measure {measure!r}",
            where=f"{PARAMETER} edition {edition_id}",
            mend=nearest(measure, measures),
        )
    pairs = zip(table.column("year"), table.column(measure), strict=True)
    return MappingProxyType({int(str(year)): float(str(growth)) for year, growth in pairs})
