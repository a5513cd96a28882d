"""The control chart of a measure: each month, the mean, the limits, the target, the signals."""

from __future__ import annotations

from counterfoil.performance.measure_history import MeasureHistory
from counterfoil.performance.process_limits import ProcessLimits
from counterfoil.reports.chart_style import COLOURS, GREY, INK, Chart, Spec, framed, headed

_HEIGHT = 260


def measure_chart(history: MeasureHistory, width: int) -> Chart | None:
    """The chart at a width in pixels; None while no month has a value."""
    limits, held = history.limits, history.valued
    if limits is None or not held:
        return None
    share = history.measure.ratio
    values: list[Spec] = [
        {
            "month": str(one.month),
            "value": float(one.value or 0),
            "kind": "Signal" if place in limits.signals else "Month",
        }
        for place, one in enumerate(held)
    ]
    sentence = limits_sentence(history)
    return Chart(
        id="measure",
        title="Month by month, with the limits of its own variation",
        sentence=sentence,
        spec=headed(
            framed(
                [*_levels(limits, float(history.measure.target), share, width), *_points(values)],
                width=width,
                height=_HEIGHT,
                description=sentence,
            ),
            "Share met" if share else "Count",
        ),
        headings=("Month", "Value", "Signal"),
        rows=tuple(
            (str(one.month), in_words(float(one.value or 0), share), _why(limits, place))
            for place, one in enumerate(held)
        ),
    )


def limits_sentence(history: MeasureHistory) -> str:
    """What the chart shows, in a sentence or two."""
    limits, share = history.limits, history.measure.ratio
    if limits is None:
        return "Nothing has been measured yet."
    mean = f"The mean of {len(history.valued)} months is {in_words(limits.mean, share)}."
    if not limits.enough:
        return f"{mean} Limits mean something from six months on."
    lower, upper = in_words(limits.lower, share), in_words(limits.upper, share)
    signals = len(limits.signals)
    found = {0: "No month is a signal", 1: "1 month is a signal"}.get(
        signals, f"{signals} months are signals"
    )
    return f"{mean} By itself it varies between {lower} and {upper}. {found}."


def in_words(value: float, share: bool) -> str:
    """A value as it is shown.

    >>> in_words(0.91855, True), in_words(0.9, True), in_words(12.0, False)
    ('91.86%', '90%', '12')
    """
    number = f"{value * 100 if share else value:,.2f}".rstrip("0").rstrip(".")
    return f"{number}%" if share else number


def _why(limits: ProcessLimits, place: int) -> str:
    signal = limits.signals.get(place)
    return "" if signal is None else str(signal)


def _y(share: bool) -> Spec:
    axis: Spec = {"title": None, "tickCount": 5}
    if share:
        axis["format"] = ".1~%"
    return {
        "field": "value",
        "type": "quantitative",
        "axis": axis,
        "scale": {"zero": False, "padding": 12},
    }


def _points(values: list[Spec]) -> list[Spec]:
    x: Spec = {
        "field": "month",
        "type": "ordinal",
        "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy"},
    }
    y: Spec = {"field": "value", "type": "quantitative"}
    tint: Spec = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": ["Month", "Signal"], "range": [COLOURS[0], COLOURS[3]]},
    }
    shape: Spec = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": ["Month", "Signal"], "range": ["circle", "diamond"]},
    }
    line: Spec = {
        "mark": {"type": "line", "strokeWidth": 2, "color": COLOURS[0]},
        "encoding": {"x": x, "y": y},
    }
    points: Spec = {
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1},
        "encoding": {"x": x, "y": y, "color": tint, "shape": shape},
    }
    return [{"data": {"values": values}, "layer": [line, points]}]


def _levels(limits: ProcessLimits, target: float, share: bool, width: int) -> list[Spec]:
    """Upright places that matter: told apart by dash, and named at the right edge."""
    levels = [("Target", target, [6, 3], INK), ("Mean", limits.mean, [1, 0], GREY)]
    if limits.enough:
        levels += [("Limit", limits.upper, [2, 3], GREY), ("Limit", limits.lower, [2, 3], GREY)]
    found: list[Spec] = []
    for name, value, dash, colour in levels:
        data: Spec = {"values": [{"value": value, "name": name}]}
        rule: Spec = {"type": "rule", "color": colour, "strokeDash": dash, "strokeWidth": 1.5}
        text: Spec = {"type": "text", "align": "right", "dy": -7, "color": colour, "fontSize": 13}
        place: Spec = {"value": width - 70}
        name_at: Spec = {"field": "name", "type": "nominal"}
        found += [
            {"data": data, "mark": rule, "encoding": {"y": _y(share)}},
            {"data": data, "mark": text, "encoding": {"x": place, "y": _y(share), "text": name_at}},
        ]
    return found
