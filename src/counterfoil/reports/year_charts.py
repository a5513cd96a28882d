"""Charts of money year by year: the options over time, and each body's budget."""

from __future__ import annotations

from counterfoil.appraisal.results import Affordability, Appraisal, BodyCash
from counterfoil.reports import sentences
from counterfoil.reports.chart_style import (
    PALE,
    Chart,
    Spec,
    framed,
    headed,
    palette,
    pounds_axis,
)
from counterfoil.reports.wording import (
    money_exact,
)

_YEAR: Spec = {
    "field": "year",
    "type": "ordinal",
    "axis": {"title": None, "labelAngle": 0, "labelAlign": "center", "labelOverlap": "greedy"},
}


def costs_chart(appraisal: Appraisal, width: int) -> Chart:
    """Net cost of each option, year by year."""
    titles = [option.title for option in appraisal.options]
    values: list[Spec] = [
        {"year": str(year), "option": option.title, "cost": -net}
        for option in appraisal.options
        for year, net in zip(appraisal.years, option.net_real_gbp, strict=True)
    ]
    sentence = sentences.costs_sentence(appraisal)
    return Chart(
        id="costs",
        title="Net cost, year by year",
        sentence=sentence + _axis_note(values),
        spec=headed(
            framed(
                _year_lines(values, titles, width),
                width=width,
                height=260,
                description=sentence,
            ),
            f"Net cost, {appraisal.price_base} prices",
        ),
        headings=("Year", *titles),
        rows=tuple(
            (str(year), *(money_exact(-option.net_real_gbp[t]) for option in appraisal.options))
            for t, year in enumerate(appraisal.years)
        ),
    )


def affordability_chart(appraisal: Appraisal, purse: Affordability, width: int) -> Chart:
    """What each option takes from one body's budget in cash, beside the budget."""
    series = [(appraisal.option(cash.option).title, cash) for cash in purse.options]
    values: list[Spec] = [
        {"year": str(year), "option": title, "cost": -net}
        for title, cash in series
        for year, net in zip(appraisal.years, cash.net_cash_gbp, strict=True)
    ]
    layers = _year_lines(values, [title for title, _ in series], width)
    if purse.budget_gbp is not None:
        layers = [_budget_steps(appraisal, purse.budget_gbp, width), *layers]
    sentence = sentences.affordability_sentence(appraisal, purse)
    shade = "" if purse.budget_gbp is None else " The thick grey bars are the budget."
    return Chart(
        id=f"affordability-{purse.body}",
        title=f"Budget of {purse.title}",
        sentence=sentence + shade + _axis_note(values),
        spec=headed(
            framed(layers, width=width, height=260, description=sentence), "Net spending, cash"
        ),
        headings=_purse_headings(purse, [title for title, _ in series]),
        rows=tuple(
            _purse_row(appraisal, purse, series, year) for year in range(len(appraisal.years))
        ),
    )


def _year_lines(values: list[Spec], titles: list[str], width: int) -> list[Spec]:
    """A line for each option, told apart by colour, dash and shape."""
    colour, dash, shape = palette(titles)
    y: Spec = {
        "field": "cost",
        "type": "quantitative",
        "axis": pounds_axis("", width),
        "scale": {"zero": False, "padding": 12},
    }
    tint: Spec = {"field": "option", "type": "nominal", "scale": colour}
    line: Spec = {
        "mark": {"type": "line", "strokeWidth": 2.5},
        "encoding": {
            "x": _YEAR,
            "y": y,
            "color": {**tint, "legend": None},
            "strokeDash": {"field": "option", "type": "nominal", "scale": dash, "legend": None},
        },
    }
    points: Spec = {
        "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
        "encoding": {
            "x": _YEAR,
            "y": y,
            "color": tint,
            "shape": {"field": "option", "type": "nominal", "scale": shape},
        },
    }
    own: Spec = {"legend": {"color": "independent", "shape": "independent"}}
    return [{"data": {"values": values}, "layer": [line, points], "resolve": own}]


def _budget_steps(appraisal: Appraisal, budget: tuple[float, ...], width: int) -> Spec:
    values = [
        {"year": str(year), "budget": amount}
        for year, amount in zip(appraisal.years, budget, strict=True)
    ]
    step = (width - 80) / max(1, len(values))
    return {
        "data": {"values": values},
        "mark": {"type": "tick", "color": PALE, "thickness": 8, "size": step},
        "encoding": {
            "x": _YEAR,
            "y": {"field": "budget", "type": "quantitative", "scale": {"zero": False}},
        },
    }


def _axis_note(values: list[Spec]) -> str:
    """A word of care where the axis leaves nought out."""
    starts_above = all(value["cost"] > 0 for value in values)
    return " The axis does not begin at nought." if starts_above else ""


def _purse_headings(purse: Affordability, titles: list[str]) -> tuple[str, ...]:
    budget = () if purse.budget_gbp is None else ("Budget",)
    rooms = () if purse.budget_gbp is None else tuple(f"{title}: room" for title in titles)
    return ("Year", *budget, *(f"{title}: net spending" for title in titles), *rooms)


def _purse_row(
    appraisal: Appraisal, purse: Affordability, series: list[tuple[str, BodyCash]], t: int
) -> tuple[str, ...]:
    budget = () if purse.budget_gbp is None else (money_exact(purse.budget_gbp[t]),)
    rooms = tuple(
        money_exact(cash.headroom_gbp[t]) for _, cash in series if cash.headroom_gbp is not None
    )
    spending = (money_exact(-cash.net_cash_gbp[t]) for _, cash in series)
    return (str(appraisal.years[t]), *budget, *spending, *rooms)
