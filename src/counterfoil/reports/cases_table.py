"""Several cases side by side, then the answer of each in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal
from counterfoil.reports.answer_table import draw_ranges, rests_on
from counterfoil.reports.sentences import answer_sentence, chances_of
from counterfoil.reports.stated_figures import stated_figures
from counterfoil.reports.terminal import Sheet
from counterfoil.reports.wording import NONE, money_short, name, sentence_case, share


def cases_text(
    cases: Sequence[tuple[BusinessCase, Appraisal, str]],
    *,
    width: int = 100,
    unicode: bool = True,
    colour: bool = False,
) -> str:
    """Several answers as text of a given width.

    cases: each case, its answer and what its review says.
    """
    sheet = Sheet(width=width, unicode=unicode, colour=colour)
    sheet.heading("Worth against carrying on as now, present value")
    headings = [
        "Case and preferred option",
        "80% of trials",
        "Central",
        "Best in",
        "Worse",
    ]
    sheet.table(headings, [_row(appraisal) for _, appraisal, _ in cases])
    sheet.paragraph(
        "Worse: than carrying on as now. In the drawings: four trials in five, ● central, "
        "│ carrying on as now.",
        "dim",
    )
    for case, appraisal, review_text in cases:
        sheet.space()
        sheet.headline(case.title, review_text)
        sheet.paragraph(
            f"{sentence_case(name(case.kind))}. {rests_on(stated_figures(case))}", "dim"
        )
        sheet.paragraph(answer_sentence(appraisal))
        draw_ranges(sheet, appraisal)
    return sheet.text().lstrip("\n")


def _row(appraisal: Appraisal) -> list[str]:
    option = appraisal.option(appraisal.preferred)
    chances = chances_of(appraisal, option.id)
    spread = "" if chances is None else _span(chances.npsv.p10_gbp, chances.npsv.p90_gbp)
    return [
        f"{sentence_case(name(appraisal.kind))}: {option.title}",
        spread or NONE,
        money_short(option.npsv_gbp),
        NONE if chances is None else share(chances.chance_best),
        NONE if chances is None else share(chances.chance_negative),
    ]


def _span(low: float, high: float) -> str:
    return f"{money_short(low)} to {money_short(high)}"
