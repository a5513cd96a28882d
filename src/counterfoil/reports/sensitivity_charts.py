"""Charts of what moves the answer, and what would turn it."""

from __future__ import annotations

from counterfoil.appraisal.results import Appraisal
from counterfoil.reports import sentences
from counterfoil.reports.chart_style import (
    COLOURS,
    ROW,
    Chart,
    Spec,
    Y,
    framed,
    pounds_axis,
    row_labels,
    rule_at,
)
from counterfoil.reports.sentences import input_title
from counterfoil.reports.wording import (
    NONE,
    change,
    money_exact,
    money_short,
    ratio,
    share,
    value_with_unit,
)

_MOST_ROWS = 10
_LEAST_SWING = 0.005


def drivers_chart(appraisal: Appraisal, width: int) -> Chart | None:
    """How much of the variance of the preferred option's lead each input explains by itself."""
    if not appraisal.variance_shares:
        return None
    found = sorted(appraisal.variance_shares, key=lambda one: -one.share)
    shown = [one for one in found if one.share > _LEAST_SWING][:_MOST_ROWS] or found[:1]
    values = [{"row": one.input, "share": max(0.0, one.share)} for one in shown]
    labels = [
        (one.input, f"{share(one.share)} · {input_title(appraisal, one.input, one.title)}")
        for one in shown
    ]
    axis: Spec = {"title": "Share of variance", "format": ".0%", "tickCount": max(3, width // 120)}
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "mark": {"type": "bar", "size": 14, "yOffset": 6, "color": COLOURS[0]},
            "encoding": {"x": {"field": "share", "type": "quantitative", "axis": axis}, "y": Y},
        },
        *row_labels(labels, width),
    ]
    sentence = sentences.drivers_sentence(appraisal)
    return Chart(
        id="drivers",
        title="What makes it uncertain",
        sentence=f"{sentence} Each share is of one input by itself: they need not add up.",
        spec=framed(layers, width=width, height=ROW * len(shown) + 20, description=sentence),
        headings=("Input", "Share of variance", "Rank correlation"),
        rows=tuple(
            (
                input_title(appraisal, one.input, one.title),
                share(one.share),
                ratio(one.rank_correlation),
            )
            for one in found
        ),
    )


def tornado_chart(appraisal: Appraisal, width: int) -> Chart | None:
    """The longest bars first: the answer with one input low, and with it high."""
    if not appraisal.tornado:
        return None
    bars = sorted(appraisal.tornado, key=lambda bar: -bar.swing_gbp)
    central = appraisal.option(appraisal.examined).npsv_gbp
    which = "preferred" if appraisal.examined == appraisal.preferred else "next"
    axis = pounds_axis(f"Worth of the {which} option, present value", width)
    shown = [bar for bar in bars if bar.swing_gbp > _LEAST_SWING * bars[0].swing_gbp][:_MOST_ROWS]
    sides = ["input at its P10", "input at its P90"]
    values = [
        {
            "row": bar.input,
            "end": end,
            "central": central,
            "side": side,
        }
        for bar in shown
        for side, end in zip(sides, (bar.npsv_at_low_gbp, bar.npsv_at_high_gbp), strict=True)
    ]
    labels = [(bar.input, input_title(appraisal, bar.input, bar.title)) for bar in shown]
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "bar", "size": 14, "yOffset": 6, "stroke": COLOURS[0]},
                    "encoding": {
                        "x": {
                            "field": "central",
                            "type": "quantitative",
                            "axis": axis,
                            "scale": {"zero": False},
                        },
                        "x2": {"field": "end"},
                        "y": Y,
                        "color": {
                            "field": "side",
                            "type": "nominal",
                            "scale": {"domain": sides, "range": ["white", COLOURS[0]]},
                            "legend": {"symbolType": "square", "symbolStrokeColor": COLOURS[0]},
                        },
                    },
                },
            ],
        },
        rule_at(central),
        *row_labels(labels, width),
    ]
    sentence = sentences.tornado_sentence(appraisal)
    return Chart(
        id="tornado",
        title="What moves the answer: one input at a time",
        sentence=f"{sentence} The line stands at the central figure, {money_short(central)}.",
        spec=framed(layers, width=width, height=ROW * len(shown) + 20, description=sentence),
        headings=("Input", "P10", "P90", "Worth at P10", "Worth at P90", "Swing"),
        rows=tuple(
            (
                input_title(appraisal, bar.input, bar.title),
                value_with_unit(bar.low_value, bar.unit),
                value_with_unit(bar.high_value, bar.unit),
                money_exact(bar.npsv_at_low_gbp),
                money_exact(bar.npsv_at_high_gbp),
                money_exact(bar.swing_gbp),
            )
            for bar in bars
        ),
    )


def switching_chart(appraisal: Appraisal, width: int) -> Chart | None:
    """How far each input must move, as a share of its central value, to change the answer."""
    if not appraisal.switching_values:
        return None
    found = [one for one in appraisal.switching_values if one.change_share is not None]
    found.sort(key=lambda one: abs(one.change_share or 0.0))
    shown = found[:_MOST_ROWS]
    if not shown:
        return None
    values = [
        {
            "row": one.input,
            "nought": 0,
            "change": one.change_share,
        }
        for one in shown
    ]
    labels = [
        (
            one.input,
            f"{value_with_unit(one.value or 0.0, one.unit)} · "
            f"{input_title(appraisal, one.input, one.title)}",
        )
        for one in shown
    ]
    axis: Spec = {
        "title": "Change from the central value",
        "labelExpr": "(datum.value < 0 ? '−' : datum.value > 0 ? '+' : '') + "
        "format(abs(datum.value), '.0%')",
        "tickCount": max(3, width // 120),
    }
    x: Spec = {"field": "nought", "type": "quantitative", "axis": axis}
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 3, "color": COLOURS[0], "yOffset": 6},
                    "encoding": {"x": x, "x2": {"field": "change"}, "y": Y},
                },
                {
                    "mark": {
                        "type": "point",
                        "shape": "diamond",
                        "filled": True,
                        "size": 140,
                        "color": COLOURS[2],
                        "opacity": 1,
                        "yOffset": 6,
                    },
                    "encoding": {"x": {"field": "change", "type": "quantitative"}, "y": Y},
                },
            ],
        },
        rule_at(0.0),
        *row_labels(labels, width),
    ]
    sentence = sentences.switching_sentence(appraisal)
    return Chart(
        id="switching",
        title="What would have to be true for the answer to change",
        sentence=sentence,
        spec=framed(layers, width=width, height=ROW * len(shown) + 20, description=sentence),
        headings=switching_headings(),
        rows=switching_rows(appraisal),
    )


def switching_headings() -> tuple[str, ...]:
    """The columns of the table of switching values."""
    return ("Input", "Central", "Turns at", "Change", "Level with", "Searched")


def switching_rows(appraisal: Appraisal) -> tuple[tuple[str, ...], ...]:
    """Every input, those that turn the answer soonest first, the rest as "none in range"."""
    order = sorted(
        appraisal.switching_values,
        key=lambda one: (one.value is None, abs(one.change_share or float("inf"))),
    )
    return tuple(
        (
            input_title(appraisal, one.input, one.title),
            value_with_unit(one.central, one.unit),
            "none in range" if one.value is None else value_with_unit(one.value, one.unit),
            NONE if one.change_share is None else change(one.change_share),
            appraisal.option(one.overtaken_by).title if one.overtaken_by else NONE,
            f"{value_with_unit(one.searched_low, one.unit)} to "
            f"{value_with_unit(one.searched_high, one.unit)}",
        )
        for one in order
    )
