"""What the page of affordability shows of one body: cash and budget, in tables a sheet can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from counterfoil.appraisal.figure_working import address
from counterfoil.appraisal.results import Affordability, Appraisal, BodyCash
from counterfoil.reports import sentences
from counterfoil.reports.wording import money_exact, name, sentence_case
from counterfoil_web.results import table_html as html
from counterfoil_web.results.year_blocks import year_blocks


def purse_part(answer: Appraisal, purse: Affordability) -> dict[str, Any]:
    """The words, the tables and the chart of one body's budget."""
    longest = max(map(len, _purse_figures(purse)), default=0)
    blocks = year_blocks(len(answer.years), longest)
    kind = sentence_case(name(purse.kind))
    caption = f"{purse.title} ({kind}): cash by year"
    return {
        "id": purse.body,
        "title": purse.title,
        "sentence": sentences.affordability_sentence(answer, purse),
        "has_budget": purse.budget_gbp is not None,
        "table": "".join(_purse_block(answer, purse, caption, block) for block in blocks),
        "chart": f"affordability-{purse.body}",
    }


def _purse_block(answer: Appraisal, purse: Affordability, caption: str, block: range) -> str:
    years = [str(answer.years[t]) for t in block]
    bodies = []
    if purse.budget_gbp is not None:
        cells = "".join(html.cell(money_exact(purse.budget_gbp[t])) for t in block)
        row = f'<tr class="govuk-table__row">{html.row_head("Budget")}{cells}</tr>'
        bodies.append(f"<tbody>{row}</tbody>")
    bodies += [_purse_option(answer, purse.body, cash, block) for cash in purse.options]
    if len(block) < len(answer.years):
        caption = f"{caption}, {years[0]} to {years[-1]}"
    table = html.framed(caption, ("Option", *years), "".join(bodies), shows=True)
    return f'<div class="app-years">{table}</div>'


def _purse_figures(purse: Affordability) -> Iterator[str]:
    series: list[Iterable[float]] = [purse.budget_gbp or ()]
    for cash in purse.options:
        series += [cash.net_cash_gbp, cash.against_counterfactual_gbp, cash.headroom_gbp or ()]
    return map(money_exact, chain.from_iterable(series))


def _purse_option(answer: Appraisal, body: str, cash: BodyCash, block: range) -> str:
    series = [("Income less spending", "cash", cash.net_cash_gbp)]
    if cash.option != answer.counterfactual:
        series.append(("Change against carrying on", "effect", cash.against_counterfactual_gbp))
    if cash.headroom_gbp is not None:
        series.append(("Room in the budget", "headroom", cash.headroom_gbp))
    title = answer.option(cash.option).title
    empty = "".join(html.cell("") for _ in block)
    head = html.row_head(title, "app-table__group", "rowgroup")
    rows = [f'<tr class="govuk-table__row">{head}{empty}</tr>']
    for words, kind, values in series:
        cells = "".join(
            html.cell(
                html.link(
                    money_exact(values[t]),
                    address(kind, body, cash.option, str(answer.years[t])),
                    css=" app-negative" if round(values[t]) < 0 else "",
                )
            )
            for t in block
        )
        head = html.row_head(words, "app-table__row app-table__row--in")
        rows.append(f'<tr class="govuk-table__row">{head}{cells}</tr>')
    return f"<tbody>{''.join(rows)}</tbody>"
