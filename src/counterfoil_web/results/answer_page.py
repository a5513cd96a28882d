"""What the pages of an answer show, as plain JSON values: made once, when the answer is kept.

Everything is text already; a figure that can be opened carries its address. Charts carry the
digests of their two drawings, for a wide and a narrow screen, and their definitions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.figure_working import address
from counterfoil.appraisal.results import (
    Appraisal,
    LineResult,
    OptionResult,
)
from counterfoil.experience import partnerships
from counterfoil.guide.lessons import case_name
from counterfoil.reports import sentences
from counterfoil.reports.answer_table import ratio_notes, rests_on
from counterfoil.reports.chart_style import Chart
from counterfoil.reports.charts import charts_of
from counterfoil.reports.editions_used import editions_used
from counterfoil.reports.report_tables import (
    TextTable,
    commitment_table,
    monthly_table,
    options_table,
    reasons_table,
    regret_table,
    scores_table,
)
from counterfoil.reports.sensitivity_charts import switching_headings, switching_rows
from counterfoil.reports.stated_figures import StatedFigure, stated_figures
from counterfoil.reports.wording import (
    NONE,
    money_short,
    name,
    ratio,
    sentence_case,
    value_with_unit,
)
from counterfoil_web.govuk.page_words import on_a_page
from counterfoil_web.results import table_html as html
from counterfoil_web.results.purse_part import purse_part

FORM = 4
"""Raised whenever what is kept here takes another shape, so that older pages are made anew."""
WIDE, NARROW = 820, 280

Page = dict[str, Any]


def answer_page(case: BusinessCase, answer: Appraisal) -> Page:
    """Everything that the pages of a whole answer show."""
    figures = stated_figures(case)
    return {
        "form": FORM,
        "headline": headline(answer),
        "words": _words(answer, figures),
        "options": options(answer),
        "regret": _table(regret_table(answer)),
        "commitment": _table(commitment_table(answer)),
        "monthly": _table(monthly_table(answer)),
        "switching": _switching(answer),
        "lines": _lines(case, answer, figures),
        "purses": [purse_part(answer, purse) for purse in answer.affordability],
        "scores": _scores(case, answer),
        "reasons": _table(reasons_table(case), words=True),
        "references": _references(answer),
        "charts": charts(answer),
        "problems": [
            {"what": one.what, "where": one.where, "mend": on_a_page(one.mend)}
            for one in sentences.warnings_among(answer.problems)
        ],
        "identity": _identity(answer),
    }


def headline(answer: Appraisal) -> Page:
    """The answer in a few figures, for lists and for what a changed assumption does to it."""
    return {
        "sentence": sentences.answer_sentence(answer),
        "preferred": answer.preferred,
        "preferred_title": answer.option(answer.preferred).title,
        "counterfactual": answer.counterfactual,
        "options": [_headline_of(answer, option) for option in answer.options],
    }


def _headline_of(answer: Appraisal, option: OptionResult) -> Page:
    found = sentences.chances_of(answer, option.id)
    return {
        "id": option.id,
        "title": option.title,
        "npsv_gbp": option.npsv_gbp,
        "p10_gbp": None if found is None else found.npsv.p10_gbp,
        "p90_gbp": None if found is None else found.npsv.p90_gbp,
        "chance_best": None if found is None else found.chance_best,
        "chance_negative": None if found is None else found.chance_negative,
    }


def _words(answer: Appraisal, figures: tuple[StatedFigure, ...]) -> Page:
    more = [sentences.risk_sentence(answer), sentences.runner_up_sentence(answer)]
    if answer.chances is not None:
        more.append(answer.chances.trials_note)
    return {
        "answer": sentences.answer_sentence(answer),
        "turns": sentences.switching_sentence(answer),
        "more": [words for words in more if words],
        "basis": sentences.basis_sentence(answer),
        "rests_on": rests_on(figures),
        "ratio_notes": list(ratio_notes(answer)),
        "commitment": sentences.commitment_sentence(answer),
        "objectives": sentences.objectives_sentence(answer),
        "empty_references": sentences.empty_references_sentence(answer),
        "enough_trials": answer.chances is None or answer.chances.enough_trials,
    }


def options(answer: Appraisal, *, linked: bool = True) -> str:
    """The options side by side, each figure a link to its working. linked: False without links."""
    table = options_table(answer)
    rows = []
    for option, cells in zip(answer.options, table.rows, strict=True):
        wheres = _wheres(option)
        title = html.plain(option.title)
        if option.id == answer.preferred:
            title = html.Html(f'{title} <strong class="govuk-tag app-tag-small">Preferred</strong>')
        figures = [
            html.link(text, where if linked and text != NONE else "")
            for text, where in zip(cells[1:], wheres, strict=True)
        ]
        rows.append([title, *figures])
    return html.table(table.caption, table.headings, rows, shows_caption=True)


def _wheres(option: OptionResult) -> tuple[str, ...]:
    """The address of each figure of `options_table`, in the order of its columns."""
    kinds = ("trials", "npsv", "unbiased", "cost", "benefit", "trials", "trials", "bcr", "payback")
    return tuple(address(kind, option.id) for kind in kinds)


def charts(answer: Appraisal, *, drawn: bool = True) -> list[Page]:
    """Every chart as HTML, with the digests and definitions of its two drawings."""
    pairs = zip(charts_of(answer, WIDE), charts_of(answer, NARROW), strict=True)
    found = [_chart(wide, narrow) for wide, narrow in pairs]
    return [{**one, "html": html.figure(one, drawn=drawn)} for one in found]


def _chart(wide: Chart, narrow: Chart) -> Page:
    definitions = [_definition(one) for one in (wide, narrow)]
    return {
        "id": wide.id,
        "title": wide.title,
        "sentence": wide.sentence,
        "headings": list(wide.headings),
        "rows": [list(row) for row in wide.rows],
        "wide": digest_of(definitions[0]),
        "narrow": digest_of(definitions[1]),
        "wide_definition": definitions[0],
        "narrow_definition": definitions[1],
    }


def _definition(chart: Chart) -> str:
    """A definition as text that can stand in a page's script element as it is."""
    plain = json.dumps(chart.spec, separators=(",", ":"), ensure_ascii=True)
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def digest_of(definition: str) -> str:
    """What a drawing is found by."""
    return hashlib.sha256(definition.encode("utf-8")).hexdigest()


def _switching(answer: Appraisal) -> str:
    order = sorted(
        answer.switching_values,
        key=lambda one: (one.value is None, abs(one.change_share or float("inf"))),
    )
    rows = [
        [html.link(row[0], address("input", one.input)), *row[1:]]
        for one, row in zip(order, switching_rows(answer), strict=True)
    ]
    return html.table("Switching values", switching_headings(), rows) if rows else ""


def _lines(case: BusinessCase, answer: Appraisal, figures: tuple[StatedFigure, ...]) -> list[Page]:
    stated = {(figure.table, figure.key): figure for figure in figures}
    sources = {source.id: asdict(source) for source in case.sources}
    headings = ("Line", "Heading", "Present value", "Stated", "Basis", "Source")
    found = []
    for option in answer.options:
        body = "".join(
            _line_row(line, stated[("risks" if line.is_risk else "lines", line.key)], sources)
            for line in option.lines
        )
        caption = f"Lines of {option.title}"
        found.append(
            {
                "id": option.id,
                "title": option.title,
                "role": sentence_case(name(option.role)),
                "npv": html.link(money_short(option.npv_gbp), address("npv", option.id)),
                "table": html.framed(caption, headings, f"<tbody>{body}</tbody>", words=True)
                if body
                else "",
            }
        )
    return found


def _line_row(line: LineResult, figure: StatedFigure, sources: dict[str, Any]) -> str:
    kinds = ["Risk" if line.is_risk else sentence_case(name(line.heading))]
    if line.commitment:
        kinds.append(name(line.commitment))
    if not line.in_social_view:
        kinds.append("a transfer")
    named = [html.source(sources[one]) for one in figure.sources if one in sources]
    stated = [sentence_case(figure.value), *filter(None, [html.hint(figure.uncertainty)])]
    cells = (
        html.row_head(line.title),
        html.cell(", ".join(kinds), numeric=False),
        html.cell(html.link(money_short(line.present_value_gbp), address("line", line.key))),
        html.cell(html.joined(stated if figure.uncertainty else stated[:1]), numeric=False),
        html.cell(sentence_case(name(figure.basis)), numeric=False),
        html.cell(html.joined(named or [html.hint("No source")]), numeric=False),
    )
    return f'<tr class="govuk-table__row">{"".join(cells)}</tr>'


def _scores(case: BusinessCase, answer: Appraisal) -> Page | None:
    table = scores_table(case, answer)
    if table is None:
        return None
    opens = [html.link("Open", address("score", option.id)) for option in answer.options]
    worth = [
        html.link(money_short(option.npsv_gbp), address("npsv", option.id))
        for option in answer.options
    ]
    rows = [
        *table.rows,
        ("How the score was worked out", "", *opens),
        ("Beside it: worth against carrying on as now, central", "", *worth),
    ]
    return {
        "table": html.table(table.caption, table.headings, rows, shows_caption=True),
        "objectives": [
            {
                "title": objective.title,
                "weight": value_with_unit(objective.weight, "share"),
                "argument": objective.argument,
                "critical": objective.critical,
            }
            for objective in case.objectives
        ],
    }


def _references(answer: Appraisal) -> list[Page]:
    return [
        {
            "id": f"reference-{note.kind}-{note.ratio}",
            "kind": note.kind,
            "ratio": sentences.ratio_words(note.ratio),
            "sentence": sentences.reference_sentence(note),
            "caution": note.caution,
            "count": note.count,
            "cases": [
                {
                    "case": case if case in case_titles() else "",
                    "title": case_titles().get(case, case),
                    "ratio": ratio(value),
                }
                for case, value in zip(note.cases, note.ratios, strict=True)
            ],
        }
        for note in sentences.reference_notes(answer)
    ]


@cache
def case_titles() -> Mapping[str, str]:
    """What each case of the experience base is called, by its id."""
    return {one.id: case_name(one) for one in partnerships()}


def _identity(answer: Appraisal) -> Page:
    run = answer.identity
    return {
        "engine": run.engine_version,
        "fingerprint": run.case_fingerprint,
        "seed": run.seed,
        "trials": f"{run.trials:,}",
        "editions": [
            {
                "title": one.title,
                "id": one.id,
                "source": None if one.source is None else one.source.title,
                "url": "" if one.source is None else one.source.url,
            }
            for one in editions_used(run.editions)
        ],
    }


def _table(table: TextTable | None, *, words: bool = False) -> Page | None:
    if table is None or not table.rows:
        return None
    made = html.table(table.caption, table.headings, table.rows, words=words)
    return {"caption": table.caption, "html": made}
