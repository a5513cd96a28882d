"""Charts of how much the options are worth and how surely."""

from __future__ import annotations

from counterfoil.appraisal.results import Appraisal
from counterfoil.reports import sentences
from counterfoil.reports.chart_style import (
    COLOURS,
    GREY,
    INK,
    ROW,
    Chart,
    Spec,
    Y,
    framed,
    headed,
    pounds_axis,
    row_labels,
    rule_at,
)
from counterfoil.reports.sentences import chances_of, contenders
from counterfoil.reports.wording import (
    money_exact,
    share,
)


def ranges_chart(appraisal: Appraisal, width: int) -> Chart | None:
    """P5 to P95 as a thin bar, P10 to P90 as a thick one, the central figure as a dot."""
    found = [
        (option, chances.npsv)
        for option in contenders(appraisal)
        if (chances := chances_of(appraisal, option.id)) is not None
    ]
    if not found:
        return None
    data: Spec = {
        "values": [
            {
                "row": option.id,
                "p5": spread.p5_gbp,
                "p10": spread.p10_gbp,
                "p50": spread.p50_gbp,
                "p90": spread.p90_gbp,
                "p95": spread.p95_gbp,
                "central": option.npsv_gbp,
            }
            for option, spread in found
        ]
    }
    axis = pounds_axis("Worth against now, present value", width)

    def bar(low: str, high: str, size: int, colour: str) -> Spec:
        return {
            "mark": {"type": "bar", "size": size, "color": colour, "yOffset": 6},
            "encoding": {
                "x": {"field": low, "type": "quantitative", "axis": axis},
                "x2": {"field": high},
                "y": Y,
            },
        }

    dot: Spec = {
        "mark": {
            "type": "point",
            "filled": True,
            "size": 110,
            "color": "white",
            "stroke": INK,
            "strokeWidth": 2,
            "opacity": 1,
            "yOffset": 6,
        },
        "encoding": {"x": {"field": "central", "type": "quantitative"}, "y": Y},
    }
    layers: list[Spec] = [
        {
            "data": data,
            "layer": [bar("p5", "p95", 4, GREY), bar("p10", "p90", 14, COLOURS[0]), dot],
        },
        rule_at(0.0),
        *row_labels([(option.id, option.title) for option, _ in found], width),
    ]
    sentence = sentences.ranges_sentence(appraisal)
    return Chart(
        id="ranges",
        title="Four trials in five, option by option",
        sentence=f"{sentence} Thin bar: 90% of trials; thick: 80%; dot: central figure.",
        spec=framed(layers, width=width, height=ROW * len(found) + 20, description=sentence),
        headings=("Option", "P5", "P10", "P50", "P90", "P95", "Mean", "Central"),
        rows=tuple(
            (
                option.title,
                *map(
                    money_exact,
                    (
                        spread.p5_gbp,
                        spread.p10_gbp,
                        spread.p50_gbp,
                        spread.p90_gbp,
                        spread.p95_gbp,
                        spread.mean_gbp,
                        option.npsv_gbp,
                    ),
                ),
            )
            for option, spread in found
        ),
    )


def distribution_chart(appraisal: Appraisal, width: int) -> Chart | None:
    """The trials of the examined option's worth: bars below nought are paler and outlined."""
    chances = chances_of(appraisal, appraisal.examined)
    if chances is None:
        return None
    edges, shares = chances.npsv.histogram_edges_gbp, chances.npsv.histogram_shares
    if len(edges) < 2 or edges[0] == edges[-1]:
        return None
    bins = list(zip(edges, edges[1:], shares, strict=False))
    values = [
        {"from": low, "to": high, "share": part, "worse": (low + high) / 2 < 0}
        for low, high, part in bins
    ]
    axis = pounds_axis("Worth against now, present value", width)
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "mark": {"type": "bar", "stroke": COLOURS[0], "strokeWidth": 1, "binSpacing": 0},
            "encoding": {
                "x": {"field": "from", "type": "quantitative", "axis": axis, "bin": "binned"},
                "x2": {"field": "to"},
                "y": {
                    "field": "share",
                    "type": "quantitative",
                    "axis": {"title": None, "format": ".0%", "tickCount": 4},
                },
                "color": {
                    "field": "worse",
                    "type": "nominal",
                    "scale": {"domain": [False, True], "range": [COLOURS[0], "white"]},
                    "legend": None,
                },
            },
        },
        rule_at(0.0),
    ]
    title = appraisal.option(appraisal.examined).title
    sentence = sentences.distribution_sentence(appraisal)
    return Chart(
        id="distribution",
        title=f"Where the trials fell: {title}",
        sentence=f"{sentence} White bars lie below nought.",
        spec=headed(
            framed(layers, width=width, height=220, description=sentence), "Share of trials"
        ),
        headings=("From", "To", "Share of trials"),
        rows=tuple((money_exact(a), money_exact(b), share(part)) for a, b, part in bins),
    )
