"""A chart of net cost over time that belongs to the workbook and follows its cells."""

from __future__ import annotations

from counterfoil.appraisal.results import Appraisal
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, LiveSheet
from counterfoil.reports.wording import money_short, safe_text

_ROWS_TALL = 19
_LOOKS = (
    ("#14324A", "solid", "circle"),
    ("#B8500F", "dash", "square"),
    ("#3F7D4E", "dash_dot", "diamond"),
    ("#7A3E8E", "round_dot", "triangle"),
    ("#595959", "long_dash", "x"),
)


def insert_cost_chart(sheet: LiveSheet, appraisal: Appraisal, head_row: int) -> int:
    """A line for each option below the table whose heading is at `head_row`; the next free row.

    Lines differ by colour, dash and mark, and the alternative text says where the figures are.
    """
    chart = sheet.workbook.add_chart({"type": "line"})
    last = FIRST_YEAR + len(appraisal.years) - 1
    for place, _ in enumerate(appraisal.options):
        row = head_row + 1 + place
        colour, dash, mark = _LOOKS[place % len(_LOOKS)]
        chart.add_series(
            {
                "name": [sheet.name, row, TITLE],
                "categories": [sheet.name, head_row, FIRST_YEAR, head_row, last],
                "values": [sheet.name, row, FIRST_YEAR, row, last],
                "line": {"color": colour, "dash_type": dash, "width": 2},
                "marker": {"type": mark, "size": 6, "fill": {"color": colour}},
            }
        )
    chart.set_title({"name": "Net cost each year", "name_font": {"size": 12}})
    chart.set_x_axis({"name": "Financial year"})
    unit = f"£, {appraisal.price_base} prices"
    chart.set_y_axis({"name": unit, "num_format": "#,##0", "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1_000, "height": 360})
    after = head_row + len(appraisal.options) + 2
    sheet.worksheet.insert_chart(after, ID, chart, {"description": chart_words(appraisal)})
    return after + _ROWS_TALL


def chart_words(appraisal: Appraisal) -> str:
    """What the chart shows, for those who do not see it."""
    ends = "; ".join(
        f"{safe_text(option.title)} from {money_short(-option.net_real_gbp[0])} "
        f"to {money_short(-option.net_real_gbp[-1])}"
        for option in appraisal.options
    )
    return (
        f"Line chart of the net cost of each option by year, {appraisal.years[0]} to "
        f"{appraisal.years[-1]}, in {appraisal.price_base} prices, as exported: {ends}. "
        "The table above it holds the figures."
    )
