"""What every chart has in common: colours, dashes, shapes, fonts and how money stands on an axis.

Colours are those of the Government Analysis Function's palette; a dash, a shape or a label says the
same thing again, so that no reader needs to tell colours apart.
Source: Government Analysis Function, Data visualisation: colours, 2024.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D")
DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [4, 2])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
INK, GREY, PALE = "#0b0c0c", "#505a5f", "#b1b4b6"
FONT = "Liberation Sans"
WIDE, NARROW = 880, 300
ROW = 46

Spec = dict[str, Any]

# The row of a mark; no axis, for each row's label stands above it.
Y: Spec = {"field": "row", "type": "nominal", "sort": None, "axis": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture, the sentence that says what it shows, and the figures behind it as a table.

    spec: a Vega-Lite definition. rows: text as it is shown, one row for each row of the table.
    """

    id: str
    title: str
    sentence: str
    spec: Mapping[str, Any]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


# Pounds on an axis, such as −£1.5m; Vega's own short form would write −1.5M.
_POUNDS = (
    "(datum.value < 0 ? '−' : '') + '£' + (abs(datum.value) >= 1e6 "
    "? format(abs(datum.value) / 1e6, ',.3~r') + 'm' : abs(datum.value) >= 1e3 "
    "? format(abs(datum.value) / 1e3, ',.3~r') + 'k' : format(abs(datum.value), ',.3~r'))"
)


def pounds_axis(title: str, width: int) -> Spec:
    """An axis of pounds with as many ticks as there is room for."""
    ticks = max(3, width // 120)
    return {"title": title, "titleLimit": width, "labelExpr": _POUNDS, "tickCount": ticks}


def headed(spec: Spec, title: str) -> Spec:
    """A chart with the title of its upright axis written above it, to leave the width to it."""
    words = {"text": title, "anchor": "start", "fontSize": 14, "fontWeight": "normal"}
    return {**spec, "title": {**words, "color": INK, "offset": 8}}


def framed(layers: Sequence[Spec], *, width: int, height: int, description: str) -> Spec:
    """Layers as a whole chart in the common style."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": description,
        "width": width,
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": "white",
        "layer": list(layers),
        "config": {
            "aria": False,
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 14,
                "titleFontSize": 14,
                "titleFontWeight": "normal",
                "labelColor": INK,
                "titleColor": INK,
                "gridColor": "#e3e5e6",
                "domainColor": PALE,
                "tickColor": PALE,
                "labelOverlap": "greedy",
            },
            "legend": {
                "labelFontSize": 14,
                "labelColor": INK,
                "labelLimit": width - 40,
                "symbolSize": 120,
                "symbolStrokeWidth": 2,
                "title": None,
                "orient": "top",
                "columns": 1,
            },
            "text": {"fontSize": 14, "color": INK},
        },
    }


def palette(names: Sequence[str]) -> tuple[Spec, Spec, Spec]:
    """Scales of colour, dash and shape that tell the same names apart."""
    domain = list(names)
    turns = range(len(domain))
    return (
        {"domain": domain, "range": [COLOURS[k % len(COLOURS)] for k in turns]},
        {"domain": domain, "range": [DASHES[k % len(DASHES)] for k in turns]},
        {"domain": domain, "range": [SHAPES[k % len(SHAPES)] for k in turns]},
    )


def row_labels(rows: Sequence[tuple[str, str]], width: int) -> list[Spec]:
    """Each row's label above its mark, from the left edge, with a rim that keeps it readable.

    rows: the row and its label, once for each row.
    """
    values = [{"row": row, "label": label} for row, label in rows]
    mark: Spec = {
        "type": "text",
        "align": "left",
        "baseline": "bottom",
        "dy": -9,
        "limit": width - 10,
    }
    encoding: Spec = {"x": {"value": 1}, "y": Y, "text": {"field": "label", "type": "nominal"}}
    rim = {**mark, "stroke": "white", "strokeWidth": 5, "strokeJoin": "round"}
    return [
        {"data": {"values": values}, "mark": kind, "encoding": encoding} for kind in (rim, mark)
    ]


def rule_at(place: float) -> Spec:
    """An upright line at a value that matters."""
    return {
        "data": {"values": [{"at": place}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
        "encoding": {"x": {"field": "at", "type": "quantitative"}},
    }
