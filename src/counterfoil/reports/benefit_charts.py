"""Charts of who stands behind the benefits, and how such promises turned out."""

from __future__ import annotations

from counterfoil.appraisal.business_case import Commitment
from counterfoil.appraisal.results import Appraisal, OptionResult, ReferenceClassNote
from counterfoil.reports import sentences
from counterfoil.reports.chart_style import (
    COLOURS,
    INK,
    ROW,
    Chart,
    Spec,
    Y,
    framed,
    palette,
    pounds_axis,
    row_labels,
    rule_at,
)
from counterfoil.reports.sentences import contenders
from counterfoil.reports.wording import (
    NONE,
    listed,
    money_exact,
    money_short,
    name,
    ratio,
    sentence_case,
)


def commitment_chart(appraisal: Appraisal, width: int) -> Chart | None:
    """Benefits of each option by who stands behind them, stacked, each part named."""
    options = [
        option
        for option in contenders(appraisal)
        if any(total.present_value_gbp for total in option.benefits_by_commitment.values())
    ]
    if not options:
        return None
    names = [name(commitment) for commitment in Commitment]
    values = [
        {
            "row": option.id,
            "commitment": name(commitment),
            "order": place,
            "gbp": total.present_value_gbp,
        }
        for option in options
        for place, commitment in enumerate(Commitment)
        if (total := option.benefits_by_commitment.get(commitment)) is not None
    ]
    colour, _, _ = palette(names)
    colour["range"] = [COLOURS[0], COLOURS[1], "#ffffff"]
    axis = pounds_axis("Benefits, present value", width)
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "bar", "size": 18, "yOffset": 8, "stroke": INK},
                    "encoding": {
                        "x": {"field": "gbp", "type": "quantitative", "axis": axis},
                        "y": Y,
                        "order": {"field": "order", "type": "quantitative"},
                        "color": {
                            "field": "commitment",
                            "type": "nominal",
                            "scale": colour,
                            "legend": {
                                "columns": 3,
                                "symbolType": "square",
                                "symbolStrokeColor": INK,
                            },
                        },
                    },
                },
            ],
        },
        *row_labels(
            [(option.id, f"{option.title}: {_parts(option)}") for option in options], width
        ),
    ]
    sentence = sentences.commitment_sentence(appraisal)
    return Chart(
        id="commitment",
        title="Guaranteed, at risk and hoped for",
        sentence=f"{sentence} Each bar runs from guaranteed, through at risk, to hoped for.",
        spec=framed(layers, width=width, height=ROW * len(options) + 20, description=sentence),
        headings=("Option", *(sentence_case(one) for one in names)),
        rows=tuple(
            (
                option.title,
                *(
                    money_exact(total.present_value_gbp)
                    if (total := option.benefits_by_commitment.get(commitment)) is not None
                    else NONE
                    for commitment in Commitment
                ),
            )
            for option in options
        ),
    )


def reference_chart(note: ReferenceClassNote, width: int) -> Chart:
    """A dot for each real case: what came of what was promised."""
    pairs = sorted(zip(note.cases, note.ratios, strict=True), key=lambda pair: -pair[1])
    values = [{"row": str(k), "ratio": value} for k, (_, value) in enumerate(pairs)]
    labels = [(str(k), f"{case}: {ratio(value)}") for k, (case, value) in enumerate(pairs)]
    axis: Spec = {
        "title": sentence_case(f"ratio of {sentences.ratio_words(note.ratio)}"),
        "tickCount": max(3, width // 120),
        "format": ".2~f",
    }
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "layer": [
                {
                    "mark": {
                        "type": "point",
                        "filled": True,
                        "size": 140,
                        "color": COLOURS[0],
                        "opacity": 1,
                        "yOffset": 4,
                    },
                    "encoding": {
                        "x": {
                            "field": "ratio",
                            "type": "quantitative",
                            "axis": axis,
                            "scale": {"zero": True},
                        },
                        "y": Y,
                    },
                },
            ],
        },
        rule_at(1.0),
        *row_labels(labels, width),
    ]
    sentence = sentences.reference_sentence(note)
    return Chart(
        id=f"reference-{note.kind}-{note.ratio}",
        title=sentence_case(
            f"{sentences.ratio_words(note.ratio)}, {sentences.kind_words(note.kind)}"
        ),
        sentence=f"{sentence} The line at 1 is the promise.",
        spec=framed(layers, width=width, height=40 * len(values) + 20, description=sentence),
        headings=("Case", sentence_case(sentences.ratio_words(note.ratio))),
        rows=tuple((case, ratio(value)) for case, value in pairs),
    )


def _parts(option: OptionResult) -> str:
    """How much of an option's benefits is of each commitment, noughts left out."""
    return listed(
        [
            f"{money_short(total.present_value_gbp)} {name(commitment)}"
            for commitment in Commitment
            if (total := option.benefits_by_commitment.get(commitment)) is not None
            and round(total.present_value_gbp)
        ]
    )
