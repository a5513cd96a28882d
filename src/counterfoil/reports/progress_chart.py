"""How one benefit gets on: planned, forecast, claimed, certified and banked, year upon year."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.outcomes.progress import Point, Progress
from counterfoil.outcomes.records import in_unit
from counterfoil.reports.chart_style import (
    INK,
    PALE,
    Chart,
    Spec,
    framed,
    headed,
    palette,
    pounds_axis,
)
from counterfoil.reports.wording import money_exact

_HEIGHT = 260
_NAMES = ("Planned", "Forecast", "Claimed", "Certified", "Banked")
_X: Spec = {
    "field": "year",
    "type": "ordinal",
    "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 12},
}


def progress_chart(found: Progress, width: int) -> Chart:
    """The sums so far and to come, P10 to P90 behind them, and the baseline as a line at nought."""
    sentence = progress_sentence(found)
    unit = found.standing.benefit.unit
    title = "Summed from the start, pounds of cash" if _in_pounds(found) else f"Summed, {unit}"
    return Chart(
        id=f"progress-{found.standing.benefit.id}",
        title=found.standing.benefit.title,
        sentence=sentence,
        spec=headed(
            framed(_layers(found, width), width=width, height=_HEIGHT, description=sentence), title
        ),
        headings=("Year", *_NAMES[:2], "P10", "P90", *_NAMES[2:]),
        rows=tuple(
            (
                str(one.year),
                *(
                    _shown(found, value)
                    for value in (
                        *(one.planned, one.forecast, one.p10, one.p90),
                        *(one.claimed, one.certified, one.banked),
                    )
                ),
            )
            for one in found.points
        ),
    )


def progress_sentence(found: Progress) -> str:
    """Where the benefit stands and where it is heading, in a sentence or two."""
    last = found.points[-1]
    so_far = (
        f"{_shown(found, found.certified_so_far)} is certified of "
        f"{_shown(found, found.planned_so_far)} planned so far"
    )
    if last.certified is not None:
        return f"{so_far}. Nothing of it lies ahead."
    spread = ""
    if last.p10 != last.p90:
        low, high = _shown(found, last.p10), _shown(found, last.p90)
        spread = f", in 80% of trials from {low} to {high}"
    ahead = f"At that rate it comes to {_shown(found, last.forecast)} by {last.year}{spread}"
    return f"{so_far}. {ahead}; {_shown(found, last.planned)} was planned."


def _in_pounds(found: Progress) -> bool:
    return found.standing.benefit.in_money


def _shown(found: Progress, value: Fraction | None) -> str:
    if value is None:
        return "–"
    if _in_pounds(found):
        return money_exact(float(value))
    return in_unit(value, found.standing.benefit.unit)


def _layers(found: Progress, width: int) -> list[Spec]:
    axis = pounds_axis("", width) if _in_pounds(found) else {"title": None}
    band: Spec = {
        "data": {"values": [_band(one) for one in found.points]},
        "mark": {"type": "area", "color": PALE, "opacity": 0.6},
        "encoding": {
            "x": _X,
            "y": {"field": "p10", "type": "quantitative", "axis": axis},
            "y2": {"field": "p90"},
        },
    }
    nought: Spec = {
        "data": {"values": [{"at": 0}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
        "encoding": {"y": {"field": "at", "type": "quantitative"}},
    }
    return [band, nought, _lines(found)]


def _lines(found: Progress) -> Spec:
    colour, dash, shape = palette(_NAMES)
    values = [one for point in found.points for one in _values(point)]
    y: Spec = {"field": "amount", "type": "quantitative"}
    tint: Spec = {"field": "what", "type": "nominal", "scale": colour}
    line: Spec = {
        "mark": {"type": "line", "strokeWidth": 2.5},
        "encoding": {
            "x": _X,
            "y": y,
            "color": {**tint, "legend": None},
            "strokeDash": {"field": "what", "type": "nominal", "scale": dash, "legend": None},
        },
    }
    points: Spec = {
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
        "encoding": {
            "x": _X,
            "y": y,
            "color": tint,
            "shape": {"field": "what", "type": "nominal", "scale": shape},
        },
    }
    own: Spec = {"legend": {"color": "independent", "shape": "independent"}}
    return {"data": {"values": values}, "layer": [line, points], "resolve": own}


def _values(point: Point) -> list[Spec]:
    amounts = (point.planned, point.forecast, point.claimed, point.certified, point.banked)
    return [
        {"year": str(point.year), "what": name, "amount": float(amount)}
        for name, amount in zip(_NAMES, amounts, strict=True)
        if amount is not None
    ]


def _band(point: Point) -> Spec:
    return {"year": str(point.year), "p10": float(point.p10), "p90": float(point.p90)}
