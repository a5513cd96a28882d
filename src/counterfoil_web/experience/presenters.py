"""Real partnerships as pages show them. Nothing here changes while the application runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterfoil.citation import Citation
from counterfoil.experience import (
    PartnershipRecord,
    PromiseAgainstReport,
    RatioReading,
    SavingStatement,
    Standing,
    outcome_of,
    partnership,
    promise_against_report,
    status_words,
)
from counterfoil.guide import (
    BearingLesson,
    CaseFact,
    Question,
    case_name,
    facts_about,
    lessons_of_case,
    questions_by_lesson,
)
from counterfoil.quantities.years import MONTH_NAMES
from counterfoil_web.experience.forms import KIND_WORDS, OUTCOME_WORDS
from counterfoil_web.govuk.formats import pounds, pounds_short

NONE_FOUND = "none found"
STANDING_WORDS = {
    Standing.HIGH: "High: several independent or official sources",
    Standing.MEDIUM: "Medium: one good source, or partly inferred",
    Standing.LOW: "Low: a single secondary or supplier source",
}
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case in a list."""

    id: str
    name: str
    kind: str
    when: str
    value: str
    promised: str
    reported: str
    ratio: str
    stood: str
    conflicts: int
    record: PartnershipRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReading:
    """A ratio with its working."""

    value: str
    working: str
    derived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLesson:
    """A lesson of a case, and the questions it bears on."""

    lesson: BearingLesson
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything the page of one case shows."""

    row: CaseRow
    facts: tuple[tuple[str, str, str], ...]
    pair: PromiseAgainstReport
    promised: str
    reported: str
    readings: tuple[ShownReading, ...]
    worked: tuple[ShownLesson, ...]
    wrong: tuple[ShownLesson, ...]
    traced: tuple[CaseFact, ...]
    confidence: str
    sources: tuple[Citation, ...]


@cache
def case_row(case_id: str) -> CaseRow:
    """A case as a row of the list."""
    record = partnership(case_id)
    pair = promise_against_report(record)
    return CaseRow(
        id=record.id,
        name=case_name(record),
        kind=KIND_WORDS[record.kind],
        when=_years(record),
        value=pounds_short(record.value_gbp),
        promised=saving_words(record.savings_promised),
        reported=saving_words(record.savings_reported),
        ratio=ratio_span(pair.readings),
        stood=_capital(status_words(record.status)),
        conflicts=len(record.conflicts),
        record=record,
    )


@cache
def case_page(case_id: str) -> CasePage:
    """A case with its facts, figures, lessons and sources."""
    record = partnership(case_id)
    pair = promise_against_report(record)
    asked = questions_by_lesson(case_id)
    shown = [
        ShownLesson(lesson=one, questions=asked.get(one.anchor, ()))
        for one in lessons_of_case(record)
    ]
    return CasePage(
        row=case_row(case_id),
        facts=tuple(_facts(record)),
        pair=pair,
        promised=whole_saving_words(record.savings_promised),
        reported=whole_saving_words(record.savings_reported),
        readings=tuple(map(shown_reading, pair.readings)),
        worked=tuple(one for one in shown if one.lesson.worked),
        wrong=tuple(one for one in shown if not one.lesson.worked),
        traced=facts_about(case_id),
        confidence=STANDING_WORDS[record.confidence],
        sources=record.sources,
    )


def saving_words(saving: SavingStatement | None) -> str:
    """A stated saving, short: how much, on what standing, over how long."""
    if saving is None:
        return NONE_FOUND
    if saving.gbp is None:
        return f"no amount ({saving.basis_words})"
    years = saving.period_years
    period = "" if years is None else " in one year" if years == 1 else f" over {years} years"
    return f"{pounds_short(saving.gbp)} {saving.basis_words}{period}"


def whole_saving_words(saving: SavingStatement | None) -> str:
    """A stated saving in full, its period said to be not stated where it is not."""
    if saving is None:
        return _capital(NONE_FOUND)
    if saving.gbp is None:
        return f"No amount was found ({saving.basis_words})"
    years = saving.period_years
    period = "period not stated" if years is None else _counted(years, "year")
    return f"{pounds(saving.gbp)}, {saving.basis_words}, {period}"


def ratio_span(readings: Sequence[RatioReading]) -> str:
    """The ratio, or its span where sources disagree; empty where nothing can be compared."""
    values = sorted({f"{one.value:.2f}" for one in readings})
    return " to ".join(dict.fromkeys((values[0], values[-1]))) if values else ""


def shown_reading(one: RatioReading) -> ShownReading:
    """A reading of a ratio with its working."""
    return ShownReading(
        value=f"{one.value:.2f}",
        working=(
            f"{pounds(one.numerator_gbp)} ({one.numerator_is}) over "
            f"{pounds(one.denominator_gbp)} ({one.denominator_is})"
        ),
        derived=one.derived,
    )


def date_words(text: str | None) -> str:
    """A day, month or year as the source gives it, in words.

    >>> date_words("2012-04-01"), date_words("2011-09"), date_words("2008"), date_words(None)
    ('1 April 2012', 'September 2011', '2008', 'not known')
    """
    if text is None:
        return "not known"
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = found.groups()
    return f"{f'{int(day)} ' if day else ''}{MONTH_NAMES[int(month) - 1]} {year}"


def _facts(record: PartnershipRecord) -> list[tuple[str, str, str]]:
    """Name, value and remark of each, in the order in which a reader asks."""
    count = record.staff_transferred
    term = _counted(record.length_years, "year") if record.length_years else "not known"
    staff = "not known" if count is None else f"{count:,} transferred"
    return [
        ("Forces", ", ".join(record.forces), ""),
        ("Supplier", record.supplier, ""),
        ("Kind", KIND_WORDS[record.kind], ""),
        ("Scope", record.scope, ""),
        ("Began", _capital(date_words(record.start)), ""),
        ("Ended", _capital(date_words(record.end)), ""),
        ("Term", _capital(term), record.length_note or ""),
        ("Value", _capital(pounds(record.value_gbp)), record.value_note or ""),
        ("Staff", _capital(staff), record.staff_note or ""),
        (
            "How it stood",
            _capital(status_words(record.status)),
            f"Grouped here under “{OUTCOME_WORDS[outcome_of(record)]}”.",
        ),
    ]


def _years(record: PartnershipRecord) -> str:
    if record.start is None and record.end is None:
        return "dates not known"
    if record.end is None:
        return f"from {(record.start or '')[:4]}"
    if record.start is None:
        return f"until {record.end[:4]}"
    first, last = record.start[:4], record.end[:4]
    return first if first == last else f"{first} to {last}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
