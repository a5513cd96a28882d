"""What terms would have paid month by month, beside what other terms would have paid."""

from __future__ import annotations

from collections.abc import Mapping

from counterfoil.contract.backtest import Backtest
from counterfoil.contract.lines import pounds
from counterfoil.quantities.years import Month
from counterfoil.reports.chart_style import (
    Chart,
    Spec,
    framed,
    headed,
    palette,
    pounds_axis,
)

_HEIGHT = 260
_X: Spec = {
    "field": "month",
    "type": "ordinal",
    "sort": None,
    "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 12},
}


def backtest_chart(tried: Mapping[str, Backtest], width: int) -> Chart:
    """A line for each terms tried, by their names, the first being what it is about.

    Raises: ValueError when none is given.
    """
    names = list(tried)
    if not names:
        raise ValueError("a chart of terms tried on the past needs terms")
    sentence = backtest_sentence(tried[names[0]])
    values: list[Spec] = [
        {"month": one.month.words, "terms": name, "paid": float(one.due.net_gbp)}
        for name, found in tried.items()
        for one in found.months
    ]
    first = tried[names[0]]
    return Chart(
        id="backtest",
        title="What would have been paid, month by month",
        sentence=sentence,
        spec=headed(
            framed(
                _layers(values, names, width), width=width, height=_HEIGHT, description=sentence
            ),
            "Due in the month, before VAT",
        ),
        headings=("Month", "Before VAT", "Deducted", *(f"Before VAT, {one}" for one in names[1:])),
        rows=tuple(
            (
                one.month.words,
                pounds(one.due.net_gbp),
                pounds(one.deductions_gbp),
                *(_paid(tried[name], one.month) for name in names[1:]),
            )
            for one in first.months
        ),
    )


def backtest_sentence(found: Backtest) -> str:
    """What the terms would have paid and deducted, in a sentence or two."""
    first, last, many = found.months[0].month, found.months[-1].month, len(found.months)
    when = (
        f"the figures of {first.words} to {last.words}"
        if many > 1
        else f"the figures of {first.words}"
    )
    said = (
        f"On {when} these terms would have paid {pounds(found.net_gbp)} before VAT, after "
        f"deductions of {pounds(found.deductions_gbp)}."
    )
    lost = found.lost_to_caps_gbp
    if lost:
        said += f" Caps would have kept another {pounds(lost)} from being deducted."
    if found.carried_years:
        years = "1 year" if found.carried_years == 1 else f"{found.carried_years} years"
        said += f" The past was carried forward by {years}, to fall in the term."
    return said


def _paid(found: Backtest, month: Month) -> str:
    """What other terms would have paid for the same figures; blank where they did not run."""
    return next((pounds(one.due.net_gbp) for one in found.months if one.month == month), "")


def _layers(values: list[Spec], names: list[str], width: int) -> list[Spec]:
    colour, dash, shape = palette(names)
    tint: Spec = {"field": "terms", "type": "nominal", "scale": colour}
    y: Spec = {
        "field": "paid",
        "type": "quantitative",
        "axis": pounds_axis("", width),
        "scale": {"zero": False, "padding": 12},
    }
    dashes: Spec = {"field": "terms", "type": "nominal", "scale": dash, "legend": None}
    shapes: Spec = {"field": "terms", "type": "nominal", "scale": shape}
    line: Spec = {
        "mark": {"type": "line", "strokeWidth": 2.5},
        "encoding": {"x": _X, "y": y, "color": {**tint, "legend": None}, "strokeDash": dashes},
    }
    points: Spec = {
        "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
        "encoding": {"x": _X, "y": y, "color": tint, "shape": shapes},
    }
    own: Spec = {"legend": {"color": "independent", "shape": "independent"}}
    return [{"data": {"values": values}, "layer": [line, points], "resolve": own}]
