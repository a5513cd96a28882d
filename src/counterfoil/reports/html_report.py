"""The answer as one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.evidence import Basis, Source
from counterfoil.appraisal.results import Appraisal
from counterfoil.reports import sentences
from counterfoil.reports.answer_table import ratio_notes, rests_on
from counterfoil.reports.chart_images import svg
from counterfoil.reports.chart_style import NARROW, WIDE, Chart
from counterfoil.reports.charts import charts_of
from counterfoil.reports.editions_used import editions_used
from counterfoil.reports.line_workings import option_views
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
from counterfoil.reports.wording import count, name, sentence_case

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_CONTENTS = (
    ("worth", "How much, and how surely"),
    ("why", "What drives it, and what would turn it"),
    ("time", "The options over time"),
    ("afford", "Can each body afford it"),
    ("stand", "Who stands behind the benefits"),
    ("objectives", "Objectives, beside the money"),
    ("turned-out", "How such promises turned out"),
    ("lines", "Every line, opened"),
    ("stated", "Every figure that the case states"),
    ("sources", "Sources"),
    ("again", "How to make this again"),
)
_MEANINGS = (
    (Basis.PUBLISHED, "is printed in the source named"),
    (Basis.DERIVED, "is arithmetic on published figures"),
    (Basis.ASSUMED, "is the author's judgement"),
    (Basis.ILLUSTRATIVE, "is made up to show how it works"),
)
# What stands on top and at the foot of every printed page: the marking, and the want of a review.
_ON_PAPER = '@media print{{@page{{@top-center{{content:"{top}";font:bold 9pt arial}}{foot}}}}}'
_FOOT = '@bottom-center{{content:"{marking}";font:bold 9pt arial}}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart drawn twice, for a wide and for a narrow screen, with its table."""

    id: str
    title: str
    sentence: str
    wide: Markup
    narrow: Markup
    table: TextTable
    words: int = 1
    caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedCase:
    """One case on the page that lists several: its answer and where its report is."""

    appraisal: Appraisal
    figures: tuple[StatedFigure, ...]
    review_text: str
    href: str


def html_report(
    case: BusinessCase,
    appraisal: Appraisal,
    review_text: str,
    *,
    reviewed: bool = False,
    marking: str = "",
) -> str:
    """The whole report as one page.

    review_text: what stands on top, such as "Not reviewed". marking: the protective marking, on
    the page and on every sheet of paper. The case must have passed validation, for every line is
    explained anew.
    """
    figures = stated_figures(case)
    drawings = _drawings(appraisal)
    context = {
        "case": case,
        "appraisal": appraisal,
        "review_text": review_text,
        "reviewed": reviewed,
        "marking": marking,
        "kind": sentence_case(name(appraisal.kind)),
        "stage": name(case.stage),
        "trials": count(appraisal.identity.trials, "trial"),
        "contents": _contents(appraisal),
        "options": option_views(case, appraisal, figures),
        "figures": _figure_rows(case, figures),
        "tags": tuple(map(str, Basis)),
        "editions": editions_used(appraisal.identity.editions),
        "warnings": sentences.warnings_among(appraisal.problems),
        **_sentences(appraisal, figures),
        **_tables(case, appraisal),
        **_placed(drawings),
    }
    return _rendered("report.html.j2", context)


def html_index(title: str, about: str, cases: Iterable[IndexedCase]) -> str:
    """A page that lists cases: one sentence, one picture and a link for each."""
    from counterfoil import __version__

    shown = [_indexed(place, one) for place, one in enumerate(cases, start=1)]
    context = {
        "title": title,
        "about": about,
        "cases": shown,
        "version": __version__,
        "reviewed": True,  # each case says for itself whether it is
        "marking": "",
    }
    return _rendered("index.html.j2", context)


def _sentences(appraisal: Appraisal, figures: tuple[StatedFigure, ...]) -> Mapping[str, Any]:
    more = [sentences.risk_sentence(appraisal), sentences.runner_up_sentence(appraisal)]
    if appraisal.chances is not None:
        more.append(appraisal.chances.trials_note)
    used = {figure.basis for figure in figures}
    return {
        "answer": sentences.answer_sentence(appraisal),
        "more": tuple(filter(None, more)),
        "rests_on": rests_on(figures),
        "basis_meanings": tuple((b, words) for b, words in _MEANINGS if b in used),
        "basis_sentence": sentences.basis_sentence(appraisal),
        "ratio_notes": ratio_notes(appraisal),
        "switching_sentence": sentences.switching_sentence(appraisal),
        "commitment_sentence": sentences.commitment_sentence(appraisal),
        "objectives_sentence": sentences.objectives_sentence(appraisal),
        "empty_references": sentences.empty_references_sentence(appraisal),
    }


def _tables(case: BusinessCase, appraisal: Appraisal) -> Mapping[str, Any]:
    switching = TextTable(
        caption="Switching values",
        headings=switching_headings(),
        rows=switching_rows(appraisal),
    )
    return {
        "options_table": options_table(appraisal),
        "regret": regret_table(appraisal),
        "switching": switching,
        "commitment": commitment_table(appraisal),
        "scores": scores_table(case, appraisal),
        "reasons": reasons_table(case),
        "monthly": monthly_table(appraisal),
    }


def _placed(drawings: Sequence[Drawing]) -> Mapping[str, Any]:
    """The drawings by the part of the page that they stand in."""

    def those(*starts: str) -> tuple[Drawing, ...]:
        return tuple(one for one in drawings if one.id.startswith(starts))

    return {
        "worth": those("ranges", "distribution"),
        "why": those("drivers", "tornado", "switching"),
        "switching_drawn": bool(those("switching")),
        "time": those("costs"),
        "afford": those("affordability"),
        "stand": those("commitment"),
        "turned_out": those("reference"),
    }


def _contents(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    warned = bool(sentences.warnings_among(appraisal.problems))
    warnings = (("warnings", "Warnings"),) if warned else ()
    return (*_CONTENTS[:-1], *warnings, _CONTENTS[-1])


def _drawings(appraisal: Appraisal) -> tuple[Drawing, ...]:
    cautions = {
        f"reference-{note.kind}-{note.ratio}": note.caution for note in appraisal.reference_classes
    }
    pairs = zip(charts_of(appraisal, WIDE), charts_of(appraisal, NARROW), strict=True)
    return tuple(_drawing(wide, narrow, cautions.get(wide.id, "")) for wide, narrow in pairs)


def _drawing(wide: Chart, narrow: Chart, caution: str) -> Drawing:
    from markupsafe import Markup

    table = TextTable(caption=wide.title, headings=wide.headings, rows=wide.rows)
    return Drawing(
        id=wide.id,
        title=wide.title,
        sentence=wide.sentence,
        wide=Markup(svg(wide.spec, f"{wide.id}-w")),
        narrow=Markup(svg(narrow.spec, f"{wide.id}-n")),
        table=table,
        caution=caution,
    )


def _figure_rows(
    case: BusinessCase, figures: tuple[StatedFigure, ...]
) -> tuple[Mapping[str, Any], ...]:
    options = {option.id: option.title for option in case.options}
    sources: dict[str, Source] = {source.id: source for source in case.sources}
    return tuple(
        {
            "title": figure.title,
            "place": options.get(figure.option, figure.table),
            "value": sentence_case(figure.value),
            "basis": str(figure.basis),
            "uncertainty": figure.uncertainty,
            "sources": [sources[one] for one in figure.sources if one in sources],
            "note": figure.note,
        }
        for figure in figures
    )


def _indexed(place: int, one: IndexedCase) -> Mapping[str, Any]:
    from markupsafe import Markup

    wide, narrow = (charts_of(one.appraisal, width)[0] for width in (WIDE, NARROW))
    return {
        "kind": sentence_case(name(one.appraisal.kind)),
        "title": one.appraisal.title,
        "href": one.href,
        "answer": sentences.answer_sentence(one.appraisal),
        "ranges": wide.sentence,
        "wide": Markup(svg(wide.spec, f"c{place}-w")),
        "narrow": Markup(svg(narrow.spec, f"c{place}-n")),
        "rests_on": rests_on(one.figures),
        "review": one.review_text,
    }


def _rendered(template: str, context: Mapping[str, Any]) -> str:
    from markupsafe import Markup

    style = resources.files("counterfoil.reports").joinpath("templates/report.css")
    text = style.read_text(encoding="utf-8") + _on_paper(
        context["marking"], reviewed=context["reviewed"]
    )
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    page = _environment().get_template(template)
    return page.render(style=Markup(text), style_hash=f"sha256-{digest}", **context)


def _on_paper(marking: str, *, reviewed: bool) -> str:
    """The rule for paper, with nothing but letters, spaces and signs that end no text in it."""
    plain = "".join(letter for letter in marking if letter.isalnum() or letter in " -:")
    top = " · ".join(filter(None, (plain, "" if reviewed else "Not reviewed")))
    foot = _FOOT.format(marking=plain) if plain else ""
    return _ON_PAPER.format(top=top, foot=foot) if top else ""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("counterfoil.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["first_large"] = sentence_case
    return environment
