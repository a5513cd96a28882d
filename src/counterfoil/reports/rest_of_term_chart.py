"""What a contract may still cost, financial year by financial year, with how far it may vary."""

from __future__ import annotations

from decimal import Decimal

from counterfoil.contract.rest_of_term import RestOfTerm, YearOfCash
from counterfoil.contract.spread import Spread
from counterfoil.reports.chart_style import (
    COLOURS,
    INK,
    Chart,
    Spec,
    framed,
    headed,
    pounds_axis,
)
from counterfoil.reports.wording import money_exact

_HEIGHT = 260
_X: Spec = {
    "field": "year",
    "type": "ordinal",
    "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 12},
}


def rest_of_term_chart(found: RestOfTerm, width: int) -> Chart:
    """A bar for the mean of each year, VAT included, and a line from its P10 to its P90."""
    varies = is_uncertain(found)
    sentence = rest_of_term_sentence(found)
    return Chart(
        id="rest-of-term",
        title="Charges of the months to come, by financial year",
        sentence=sentence,
        spec=headed(
            framed(_layers(found, width), width=width, height=_HEIGHT, description=sentence),
            "Charges of the year, VAT included",
        ),
        headings=("Financial year", "Months", "Before VAT", "With VAT", *_spread_names(varies)),
        rows=(
            *(
                _row(str(one.year), one.months, one.net, one.with_vat, varies)
                for one in found.years
            ),
            _row("In all", _months(found), found.net, found.with_vat, varies),
        ),
    )


def is_uncertain(found: RestOfTerm) -> bool:
    """Whether anything in it was drawn by chance and turned out differently.

    A term on which nothing drawn bears comes out the same in every trial.
    """
    spread = found.with_vat
    return not spread.p10_gbp == spread.p50_gbp == spread.p90_gbp == spread.mean_gbp


def rest_of_term_sentence(found: RestOfTerm) -> str:
    """What the months to come may cost, in a sentence or two."""
    months = _months(found)
    what = f"The {months} months" if months > 1 else "The last month"
    still = f"{what} from {found.first.words} to the end of the term"
    if not is_uncertain(found):
        return f"{still} would cost {_whole(found.with_vat.mean_gbp)}, VAT included."
    low, high = _whole(found.with_vat.p10_gbp), _whole(found.with_vat.p90_gbp)
    return (
        f"{still} would cost {_whole(found.with_vat.mean_gbp)} on average, VAT included; "
        f"in 80% of {found.trials:,} trials from {low} to {high}."
    )


def _whole(gbp: Decimal) -> str:
    """Whole pounds: pennies of years to come would say more than is known."""
    return money_exact(float(gbp))


def _spread_names(varies: bool) -> tuple[str, ...]:
    return ("P10", "P50", "P90") if varies else ()


def _months(found: RestOfTerm) -> int:
    return sum(one.months for one in found.years)


def _row(name: str, months: int, net: Spread, with_vat: Spread, varies: bool) -> tuple[str, ...]:
    spread = (with_vat.p10_gbp, with_vat.p50_gbp, with_vat.p90_gbp) if varies else ()
    amounts = (net.mean_gbp, with_vat.mean_gbp, *spread)
    return (name, str(months), *map(_whole, amounts))


def _layers(found: RestOfTerm, width: int) -> list[Spec]:
    values = [_value(one) for one in found.years]
    axis = pounds_axis("", width)
    bars: Spec = {
        "mark": {"type": "bar", "color": COLOURS[0], "width": {"band": 0.6}},
        "encoding": {"x": _X, "y": {"field": "mean", "type": "quantitative", "axis": axis}},
    }
    ends: Spec = {
        "mark": {"type": "rule", "color": COLOURS[3], "strokeWidth": 4},
        "encoding": {
            "x": _X,
            "y": {"field": "p10", "type": "quantitative"},
            "y2": {"field": "p90"},
        },
    }
    caps: list[Spec] = [
        {
            "mark": {"type": "tick", "color": INK, "thickness": 2, "size": 18},
            "encoding": {"x": _X, "y": {"field": name, "type": "quantitative"}},
        }
        for name in ("p10", "p90")
    ]
    marks = [bars, ends, *caps] if is_uncertain(found) else [bars]
    return [{"data": {"values": values}, "layer": marks}]


def _value(one: YearOfCash) -> Spec:
    return {
        "year": str(one.year),
        "mean": float(one.with_vat.mean_gbp),
        "p10": float(one.with_vat.p10_gbp),
        "p90": float(one.with_vat.p90_gbp),
    }
