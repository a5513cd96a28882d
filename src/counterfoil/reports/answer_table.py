"""The answer as a sheet of text: for a terminal, a pipe or a plain file."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.appraisal.business_case import Commitment
from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.results import Appraisal, OptionResult
from counterfoil.reports import sentences
from counterfoil.reports.report_tables import monthly_table
from counterfoil.reports.sentences import (
    chances_of,
    contenders,
    input_title,
    reference_notes,
    warnings_among,
)
from counterfoil.reports.stated_figures import StatedFigure, counts_by_basis
from counterfoil.reports.terminal import Sheet, bar, interval
from counterfoil.reports.wording import (
    NONE,
    change,
    count,
    listed,
    money_change_short,
    money_short,
    name,
    ratio,
    sentence_case,
    share,
    shortened,
    value_with_unit,
    years,
)

_WIDE = 104
_MOST_ROWS = 8


def answer_text(
    appraisal: Appraisal,
    review_text: str,
    figures: Sequence[StatedFigure],
    *,
    width: int = 100,
    unicode: bool = True,
    colour: bool = False,
    lists_warnings: bool = True,
) -> str:
    """The whole answer as text of a given width.

    unicode: False for a reader whose encoding has no box characters. lists_warnings: False where
    they have just been shown.
    """
    sheet = Sheet(width=width, unicode=unicode, colour=colour)
    _opening(sheet, appraisal, review_text, figures)
    _options(sheet, appraisal)
    _ranges(sheet, appraisal)
    _commitments(sheet, appraisal)
    _affordability(sheet, appraisal)
    _drivers(sheet, appraisal)
    _switching(sheet, appraisal)
    _objectives(sheet, appraisal)
    _reference_classes(sheet, appraisal)
    _months(sheet, appraisal)
    if lists_warnings:
        _warnings(sheet, appraisal)
    _identity(sheet, appraisal)
    return sheet.text()


def rests_on(figures: Sequence[StatedFigure]) -> str:
    """How many stated figures the answer rests on, by basis.

    >>> rests_on(())
    'It rests on 0 stated figures.'
    """
    counts = counts_by_basis(tuple(figures))
    parts = [f"{counts[basis]} {name(basis)}" for basis in Basis if counts[basis]]
    after = f": {listed(parts)}" if parts else ""
    return f"It rests on {count(len(figures), 'stated figure')}{after}."


def _opening(
    sheet: Sheet, appraisal: Appraisal, review_text: str, figures: Sequence[StatedFigure]
) -> None:
    sheet.headline(appraisal.title, review_text)
    sheet.paragraph(
        f"{sentence_case(name(appraisal.kind))} · {count(len(appraisal.years), 'year')} from "
        f"{appraisal.years[0]} · {appraisal.price_base} prices",
        "dim",
    )
    sheet.paragraph(rests_on(figures), "dim")
    sheet.space()
    sheet.paragraph(sentences.answer_sentence(appraisal), "bold")
    sheet.paragraph(sentences.risk_sentence(appraisal))
    sheet.paragraph(sentences.runner_up_sentence(appraisal))
    if appraisal.chances is not None:
        sheet.paragraph(appraisal.chances.trials_note)


def _options(sheet: Sheet, appraisal: Appraisal) -> None:
    sheet.heading("Options: present values, against carrying on as now")
    worth, surety = _worth_columns(appraisal), _surety_columns(appraisal)
    if sheet.width >= _WIDE:
        headings = [*worth[0], *surety[0][1:]]
        rows = [[*left, *right[1:]] for left, right in zip(worth[1], surety[1], strict=True)]
        sheet.table(headings, rows)
    else:
        sheet.table(*worth)
        sheet.space()
        sheet.table(*surety)
    for note in ratio_notes(appraisal):
        sheet.paragraph(note, "dim")


def _worth_columns(appraisal: Appraisal) -> tuple[list[str], list[list[str]]]:
    headings = ["Option", "Cost", "Benefits", "80% of trials", "Central"]
    return headings, [_worth(appraisal, option) for option in appraisal.options]


def _worth(appraisal: Appraisal, option: OptionResult) -> list[str]:
    chances = chances_of(appraisal, option.id)
    compared = option.id != appraisal.counterfactual
    spread = chances.npsv if chances is not None and compared else None
    preferred = " ● preferred" if option.id == appraisal.preferred else ""
    return [
        f"{option.title}{preferred}",
        money_short(option.present_cost_gbp),
        money_short(option.present_benefit_gbp),
        NONE
        if spread is None
        else f"{money_short(spread.p10_gbp)} to {money_short(spread.p90_gbp)}",
        money_short(option.npsv_gbp) if compared else NONE,
    ]


def _surety_columns(appraisal: Appraisal) -> tuple[list[str], list[list[str]]]:
    headings = ["Option", "Best in", "Worse than now", "Benefit/cost", "Payback"]
    return headings, [_surety(appraisal, option) for option in appraisal.options]


def _surety(appraisal: Appraisal, option: OptionResult) -> list[str]:
    chances = chances_of(appraisal, option.id)
    compared = option.id != appraisal.counterfactual
    return [
        option.title,
        NONE if chances is None else share(chances.chance_best),
        NONE if chances is None or not compared else share(chances.chance_negative),
        NONE if option.bcr is None else ratio(option.bcr),
        NONE if option.payback_years is None else years(option.payback_years),
    ]


def ratio_notes(appraisal: Appraisal) -> list[str]:
    """Why an option has no ratio, and when or why not it pays back, a sentence for each."""
    notes: list[str] = []
    for option in contenders(appraisal):
        if option.bcr is None and option.bcr_note:
            notes.append(f"{option.title}, no benefit/cost ratio: {option.bcr_note}.")
        if option.payback_note:
            subject = "payback" if option.payback_years is not None else "no payback"
            notes.append(f"{option.title}, {subject}: {option.payback_note}.")
    return [note.replace("..", ".") for note in notes]


def _ranges(sheet: Sheet, appraisal: Appraisal) -> None:
    if appraisal.chances is None or not contenders(appraisal):
        return
    sheet.heading("Worth against carrying on as now: four trials in five, ● central, │ nought")
    draw_ranges(sheet, appraisal)


def draw_ranges(sheet: Sheet, appraisal: Appraisal) -> None:
    """Each option's range on one scale; nothing when nothing was simulated."""
    found = [
        (option, chances.npsv)
        for option in contenders(appraisal)
        if (chances := chances_of(appraisal, option.id)) is not None
    ]
    if not found:
        return
    labels = sheet.width // 3
    room = sheet.width - min(labels, max(len(option.title) for option, _ in found)) - 6
    ends = [end for option, s in found for end in (s.p10_gbp, s.p90_gbp, option.npsv_gbp)]
    scale = (min(0.0, *ends), max(0.0, *ends))
    rows = [
        (
            option.title,
            interval(spread.p10_gbp, option.npsv_gbp, spread.p90_gbp, scale=scale, width=room),
        )
        for option, spread in found
    ]
    low, high = money_short(scale[0]), money_short(scale[1])
    sheet.drawn([*rows, ("", f"{low}{high:>{room - len(low)}}")], words=labels)


def _commitments(sheet: Sheet, appraisal: Appraisal) -> None:
    sheet.heading("Benefits by who stands behind them: present value")
    rows = [
        [option.title, *(_committed(option, commitment) for commitment in Commitment)]
        for option in contenders(appraisal)
    ]
    sheet.table(["Option", "Guaranteed", "At risk", "Hoped for"], rows)


def _committed(option: OptionResult, commitment: Commitment) -> str:
    total = option.benefits_by_commitment.get(commitment)
    return NONE if total is None else money_short(total.present_value_gbp)


def _affordability(sheet: Sheet, appraisal: Appraisal) -> None:
    for purse in appraisal.affordability:
        sheet.heading(f"Affordability: {purse.title}, cash, against carrying on as now")
        rows = []
        for cash in purse.options:
            if cash.option == appraisal.counterfactual and cash.headroom_gbp is None:
                continue
            room = NONE
            if cash.headroom_gbp is not None:
                least = min(range(len(cash.headroom_gbp)), key=cash.headroom_gbp.__getitem__)
                room = f"{money_short(cash.headroom_gbp[least])} in {appraisal.years[least]}"
            worst = money_change_short(cash.worst_year_effect_gbp)
            rows.append(
                [
                    appraisal.option(cash.option).title,
                    money_change_short(cash.first_year_effect_gbp),
                    f"{worst} in {appraisal.years[cash.worst_year]}",
                    room,
                ]
            )
        headings = ["Option", "First year", "Least good year", "Least room in budget"]
        sheet.table(headings, rows)


def _drivers(sheet: Sheet, appraisal: Appraisal) -> None:
    if not appraisal.variance_shares:
        return
    sheet.heading("What drives it: share of variance explained by each input alone")
    found = sorted(appraisal.variance_shares, key=lambda one: -one.share)[:_MOST_ROWS]
    labels = sheet.width // 2
    room = min(40, sheet.width - labels - 14)
    rows = [
        (
            input_title(appraisal, one.input, one.title),
            share(one.share),
            bar(one.share, max(1e-12, found[0].share), room),
        )
        for one in found
    ]
    sheet.drawn(rows, words=labels)


def _switching(sheet: Sheet, appraisal: Appraisal) -> None:
    if not appraisal.switching_values:
        return
    sheet.heading("Switching values: what would have to be true for the answer to change")
    found = [one for one in appraisal.switching_values if one.value is not None]
    found.sort(key=lambda one: abs(one.change_share or float("inf")))
    rows = [
        [
            input_title(appraisal, one.input, one.title),
            value_with_unit(one.central, one.unit),
            value_with_unit(one.value or 0.0, one.unit),
            NONE if one.change_share is None else change(one.change_share),
            shortened(appraisal.option(one.overtaken_by).title, 24) if one.overtaken_by else NONE,
        ]
        for one in found[:_MOST_ROWS]
    ]
    headings = ["Input", "Now", "Turns at", "Change", "Level with"]
    if rows and sheet.width < _WIDE:
        headings, rows = headings[:-1], [row[:-1] for row in rows]
    if rows:
        sheet.table(headings, rows)
    more = len(found) - len(rows)
    if more:
        sheet.paragraph(f"and {count(more, 'input')} whose change would have to be larger.", "dim")
    none = [one for one in appraisal.switching_values if one.value is None]
    if none:
        names = [input_title(appraisal, one.input, one.title) for one in none]
        shown = listed(names) if len(none) <= 4 else f"{count(len(none), 'further input')}"
        sheet.paragraph(f"None in range: {shown}.")


def _objectives(sheet: Sheet, appraisal: Appraisal) -> None:
    if appraisal.objectives is None:
        return
    sheet.heading("Objectives: weighted score out of 5, beside the money")
    titles = {option.id: option.title for option in appraisal.options}
    rows = [
        (titles[option_id], f"{total:.1f}", bar(total, 5.0, 25))
        for option_id, total in appraisal.objectives.totals.items()
    ]
    sheet.drawn(rows, words=sheet.width // 2)


def _reference_classes(sheet: Sheet, appraisal: Appraisal) -> None:
    if not appraisal.reference_classes:
        return
    sheet.heading("How such promises turned out")
    sheet.paragraph(sentences.empty_references_sentence(appraisal))
    for note in reference_notes(appraisal):
        cases = [
            f"{case} ({ratio(one)})" for case, one in zip(note.cases, note.ratios, strict=True)
        ]
        sheet.paragraph(f"{sentences.reference_sentence(note)} {listed(cases)}.")
        sheet.paragraph(note.caution, "dim")


def _months(sheet: Sheet, appraisal: Appraisal) -> None:
    table = monthly_table(appraisal)
    if table is not None:
        sheet.heading(table.caption)
        sheet.table(table.headings, table.rows)


def _warnings(sheet: Sheet, appraisal: Appraisal) -> None:
    warnings = warnings_among(appraisal.problems)
    if not warnings:
        return
    sheet.heading(sentence_case(count(len(warnings), "warning")))
    for warning in warnings:
        sheet.paragraph(f"{warning.where}: {warning.what}. Mend: {warning.mend}.")


def _identity(sheet: Sheet, appraisal: Appraisal) -> None:
    run = appraisal.identity
    chance = (
        f"{count(run.trials, 'trial')} from seed {run.seed}"
        if appraisal.chances is not None
        else "nothing simulated"
    )
    sheet.space()
    sheet.paragraph(
        f"Engine {run.engine_version} · {chance} · case {run.case_fingerprint[:12]}", "dim"
    )
