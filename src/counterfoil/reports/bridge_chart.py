"""The waterfall from the saving promised to the one on the record."""

from __future__ import annotations

from counterfoil.outcomes.bridge import Bridge
from counterfoil.reports.bridge_words import bridge_rows, bridge_sentence, saving_name, whole_pounds
from counterfoil.reports.chart_style import COLOURS, INK, Chart, Spec, framed, headed

_ROW = 46
_ADDS, _TAKES, _TOTAL = "Adds to the saving", "Takes from the saving", "The saving"


def bridge_chart(bridge: Bridge, width: int) -> Chart:
    """The chart at a width in pixels: a bar for each cause, where the one before it ended."""
    bars = _bars(bridge)
    sentence = bridge_sentence(bridge)
    kinds = [_TOTAL, _ADDS, _TAKES]
    order = [str(bar["row"]) for bar in bars]
    place: Spec = {"field": "row", "type": "nominal", "sort": order, "axis": None}
    bar: Spec = {
        "data": {"values": bars},
        "mark": {"type": "bar", "height": 16, "yOffset": 9},
        "encoding": {
            "y": place,
            "x": {
                "field": "from",
                "type": "quantitative",
                "axis": {"title": "Pounds", "format": "~s", "tickCount": 4},
            },
            "x2": {"field": "to"},
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": kinds, "range": [INK, COLOURS[0], COLOURS[1]]},
            },
        },
    }
    words: Spec = {
        "data": {"values": bars},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "bottom",
            "dy": 1,
            "limit": width - 10,
        },
        "encoding": {"y": place, "x": {"value": 1}, "text": {"field": "label"}},
    }
    return Chart(
        id="bridge",
        title="From the saving promised to the saving on the record",
        sentence=sentence,
        spec=headed(
            framed([bar, words], width=width, height=_ROW * len(bars), description=sentence),
            f"{saving_name(bridge).capitalize()}, cash",
        ),
        headings=("Cause", "Pounds"),
        rows=bridge_rows(bridge),
    )


def _bars(bridge: Bridge) -> list[Spec]:
    level = bridge.promised_gbp
    bars = [_bar("Promised", 0, float(level), _TOTAL, whole_pounds(level))]
    for part in bridge.parts:
        if not part.exact:
            continue
        kind = _ADDS if part.gbp > 0 else _TAKES
        label = f"{'+' if part.gbp > 0 else ''}{whole_pounds(part.gbp)}"
        bars.append(_bar(part.cause.label, float(level), float(level + part.gbp), kind, label))
        level += part.gbp
    end = bridge.delivered_gbp
    return [*bars, _bar("On the record", 0, float(end), _TOTAL, whole_pounds(end))]


def _bar(row: str, start: float, end: float, kind: str, amount: str) -> Spec:
    return {"row": row, "from": start, "to": end, "kind": kind, "label": f"{row}: {amount}"}
