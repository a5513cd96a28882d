"""What a Word template can name: the answer's text, rows and pictures.

Every value is text without control characters; rows are lists of records with named fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase, Commitment
from counterfoil.appraisal.results import Affordability, Appraisal, OptionResult
from counterfoil.reports import sentences
from counterfoil.reports.answer_table import ratio_notes, rests_on
from counterfoil.reports.chart_images import png
from counterfoil.reports.charts import charts_of
from counterfoil.reports.editions_used import editions_used
from counterfoil.reports.sensitivity_charts import switching_rows
from counterfoil.reports.sentences import chances_of
from counterfoil.reports.stated_figures import stated_figures
from counterfoil.reports.wording import (
    NONE,
    count,
    listed,
    money,
    money_change_short,
    money_short,
    name,
    number,
    ratio,
    safe_text,
    sentence_case,
    share,
    years,
)

Record = dict[str, Any]
_WIDTH = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChart:
    """A chart as a picture, under the name that a template calls it by."""

    name: str
    sentence: str
    png: bytes


def word_charts(appraisal: Appraisal) -> tuple[WordChart, ...]:
    """Every chart of the answer as a picture with two pixels to the point."""
    return tuple(
        WordChart(
            name=chart.id.replace("affordability-", "budget_"),
            sentence=chart.sentence,
            png=png(chart.spec),
        )
        for chart in charts_of(appraisal, _WIDTH)
        if not chart.id.startswith("reference")
    )


def word_text(case: BusinessCase, appraisal: Appraisal, review_text: str) -> Record:
    """Everything that a template can name but the pictures."""
    figures = stated_figures(case)
    record: Record = {
        "review": review_text,
        "title": case.title,
        "kind": sentence_case(name(case.kind)),
        "stage": sentence_case(name(case.stage)),
        "author": case.author,
        "version": case.version,
        "purpose": case.purpose,
        "term": f"{count(case.years, 'year')}, {case.first_year} to {case.last_year}",
        "price_base": str(case.price_base),
        "rests_on": rests_on(figures),
        **_narrative(case),
        **_answer_text(appraisal),
        "objectives": _objectives(case, appraisal),
        "baseline": _baseline(case),
        "options": [_option(case, appraisal, option) for option in appraisal.options],
        **_switching(appraisal),
        "bodies": [_body(appraisal, purse) for purse in appraisal.affordability],
        "commitments": _commitments(appraisal),
        "risks": _risks(case),
        "figures": _figures(case),
        "sources": _sources(case),
        "editions": [f"{one.title}, edition {one.id}" for one in editions_used(case.editions)],
        "warnings": [
            f"{one.where}: {one.what}" for one in sentences.warnings_among(appraisal.problems)
        ],
        "identity": _identity(appraisal),
    }
    safe: Record = _safe(record)
    return safe


def _narrative(case: BusinessCase) -> Record:
    """Each case's own words as paragraphs; where the author wrote none, a line that says so."""
    parts = ("strategic", "economic", "commercial", "financial", "management")
    return {
        part: [line.strip() for line in case.narrative.get(part, "").split("\n") if line.strip()]
        or [f"The author has written nothing yet on the {part} case."]
        for part in parts
    }


def _answer_text(appraisal: Appraisal) -> Record:
    chances = appraisal.chances
    return {
        "answer": sentences.answer_sentence(appraisal),
        "basis": sentences.basis_sentence(appraisal),
        "risk_sentence": sentences.risk_sentence(appraisal),
        "runner_up": sentences.runner_up_sentence(appraisal),
        "trials": "Nothing was simulated." if chances is None else chances.trials_note,
        "ratio_notes": ratio_notes(appraisal),
        "ranges_sentence": sentences.ranges_sentence(appraisal),
        "drivers_sentence": sentences.drivers_sentence(appraisal),
        "tornado_sentence": sentences.tornado_sentence(appraisal),
        "switching_sentence": sentences.switching_sentence(appraisal),
        "costs_sentence": sentences.costs_sentence(appraisal),
        "commitment_sentence": sentences.commitment_sentence(appraisal),
        "objectives_sentence": sentences.objectives_sentence(appraisal),
        "references": [
            f"{sentences.reference_sentence(note)} {note.caution}"
            for note in sentences.reference_notes(appraisal)
        ],
    }


def _objectives(case: BusinessCase, appraisal: Appraisal) -> list[Record]:
    scores = {(one.objective, one.option): one.score for one in case.scores}
    return [
        {
            "title": objective.title + (" (critical)" if objective.critical else ""),
            "weight": share(objective.weight),
            "argument": objective.argument,
            "scores": "; ".join(
                f"{option.title} {scores[objective.id, option.id]:g}"
                for option in appraisal.options
                if (objective.id, option.id) in scores
            ),
        }
        for objective in case.objectives
    ]


def _baseline(case: BusinessCase) -> list[Record]:
    return [
        {
            "title": one.title,
            "cost": "not known" if one.cost_gbp is None else money(one.cost_gbp),
            "as_at": one.as_at,
            "volume": NONE if one.volume is None else f"{number(one.volume)} ({one.unit})",
            "headcount": NONE if one.headcount_fte is None else number(one.headcount_fte),
            "signed": f"{one.signed_by}, {one.signed_on}" if one.signed_by else "not signed",
            "basis": name(one.evidence.basis),
        }
        for one in case.baseline
    ]


def _option(case: BusinessCase, appraisal: Appraisal, option: OptionResult) -> Record:
    chances = chances_of(appraisal, option.id)
    compared = option.id != appraisal.counterfactual
    stated = next(one for one in case.options if one.id == option.id)
    spread = chances.npsv if chances is not None and compared else None
    low_to_high = (
        NONE
        if spread is None
        else f"{money_short(spread.p10_gbp)} to {money_short(spread.p90_gbp)}"
    )
    return {
        "title": option.title,
        "role": sentence_case(name(option.role)),
        "description": stated.description,
        "preferred": "preferred" if option.id == appraisal.preferred else "",
        "range": low_to_high,
        "central": money_short(option.npsv_gbp) if compared else NONE,
        "cost": money_short(option.present_cost_gbp),
        "benefits": money_short(option.present_benefit_gbp),
        "best": NONE if chances is None else share(chances.chance_best),
        "worse": NONE if chances is None or not compared else share(chances.chance_negative),
        "bcr": NONE if option.bcr is None else ratio(option.bcr),
        "payback": NONE if option.payback_years is None else years(option.payback_years),
    }


def _switching(appraisal: Appraisal) -> Record:
    """Every input's switching value, those that have one, and a sentence on those that do not."""
    fields = ("input", "central", "turns_at", "change", "level_with", "searched")
    rows = [dict(zip(fields, row, strict=True)) for row in switching_rows(appraisal)]
    none = sum(one.value is None for one in appraisal.switching_values)
    return {
        "switching": rows,
        "switching_found": rows[: len(rows) - none],
        "none_in_range": f"None in range: {count(none, 'input')}." if none else "",
    }


def _body(appraisal: Appraisal, purse: Affordability) -> Record:
    rows = []
    for cash in purse.options:
        worst = money_change_short(cash.worst_year_effect_gbp)
        room = NONE
        if cash.headroom_gbp is not None:
            least = min(range(len(cash.headroom_gbp)), key=cash.headroom_gbp.__getitem__)
            room = f"{money_short(cash.headroom_gbp[least])} in {appraisal.years[least]}"
        rows.append(
            {
                "option": appraisal.option(cash.option).title,
                "first": money_change_short(cash.first_year_effect_gbp),
                "worst": f"{worst} in {appraisal.years[cash.worst_year]}",
                "room": room,
            }
        )
    return {
        "id": purse.body,
        "title": purse.title,
        "sentence": sentences.affordability_sentence(appraisal, purse),
        "rows": rows,
    }


def _commitments(appraisal: Appraisal) -> list[Record]:
    return [
        {
            "option": option.title,
            **{
                commitment.value: money_short(total.present_value_gbp)
                if (total := option.benefits_by_commitment.get(commitment)) is not None
                else NONE
                for commitment in Commitment
            },
        }
        for option in appraisal.options
    ]


def _risks(case: BusinessCase) -> list[Record]:
    options = {option.id: option.title for option in case.options}
    bodies = {body.id: body.title for body in case.bodies}
    return [
        {
            "title": risk.title,
            "option": options.get(risk.option, risk.option),
            "body": bodies.get(risk.body, risk.body),
            "chance": share(risk.chance),
            "impact": money(risk.impact.mean),
            "response": risk.response or "none stated",
            "basis": name(risk.evidence.basis),
        }
        for risk in case.risks
    ]


def _figures(case: BusinessCase) -> list[Record]:
    options = {option.id: option.title for option in case.options}
    sources = {source.id: source.title for source in case.sources}
    return [
        {
            "title": figure.title,
            "option": options.get(figure.option, ""),
            "value": sentence_case(figure.value),
            "basis": name(figure.basis),
            "uncertainty": figure.uncertainty or "held certain",
            "source": listed([sources.get(one, one) for one in figure.sources]) or NONE,
            "note": figure.note,
        }
        for figure in stated_figures(case)
    ]


def _sources(case: BusinessCase) -> list[Record]:
    return [
        {
            "id": source.id,
            "title": source.title,
            "date": source.date,
            "url": source.url,
            "confidence": str(source.confidence),
        }
        for source in case.sources
    ]


def _identity(appraisal: Appraisal) -> str:
    run = appraisal.identity
    chance = (
        f"{count(run.trials, 'trial')} from seed {run.seed}"
        if appraisal.chances is not None
        else "nothing simulated"
    )
    return f"Counterfoil {run.engine_version}; {chance}; case {run.case_fingerprint}"


def _safe(value: Any) -> Any:
    """Text that a document can hold, all the way down."""
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, dict):
        return {key: _safe(item) for key, item in value.items()}
    return [_safe(item) for item in value]
