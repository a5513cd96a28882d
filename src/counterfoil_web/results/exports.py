"""What leaves: the answer as Word, Excel, HTML, JSON and CSV, each with its marking and review."""

from __future__ import annotations

import tempfile
from pathlib import Path

from counterfoil.access import Marking
from counterfoil.csv_text import csv_text
from counterfoil.reports.answer_json import to_json
from counterfoil.reports.html_report import html_report
from counterfoil.reports.live_workbook import live_workbook_bytes
from counterfoil.reports.marked_word import marked_word
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
from counterfoil.reports.stated_figures import stated_figures
from counterfoil.reports.word_case import word_case
from counterfoil_web.results.subjects import Subject

TABLES = {
    "options": "The options",
    "regret": "Regret and the worst tenth",
    "benefits": "Benefits by commitment and nature",
    "months": "Cash by month",
    "scores": "Scores",
    "reasons": "Reasons for scores",
    "years": "Real, cash and present value of every line by year",
    "purses": "Affordability by body and year",
    "figures": "Every stated figure with its source",
    "switching": "Switching values",
}
"""The tables that can be taken as CSV, by the name in their address."""


def word_file(subject: Subject, template: bytes | None) -> bytes:
    """The five-case draft from the organisation's template, or ours without one."""
    marking, review = _marking(subject), review_words(subject)
    answer = subject.kept(whole=True).answer
    if template is None:
        document = word_case(subject.case, answer, review)
    else:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "template.docx"
            place.write_bytes(template)
            document = word_case(subject.case, answer, review, place)
    return marked_word(document, marking.banner, review)


def workbook_file(subject: Subject) -> bytes:
    """The workbook with live formulas."""
    return live_workbook_bytes(
        subject.case,
        subject.kept(whole=True).answer,
        review_text=review_words(subject),
        marking=_marking(subject).banner,
    )


def html_file(subject: Subject) -> bytes:
    """The whole report as one page that needs nothing else."""
    text = html_report(
        subject.case,
        subject.kept(whole=True).answer,
        review_words(subject),
        reviewed=subject.state.reviewed,
        marking=_marking(subject).banner,
    )
    return text.encode("utf-8")


def json_text(subject: Subject) -> str:
    """The whole answer as JSON."""
    return to_json(
        subject.kept(whole=True).answer,
        review_words(subject),
        stated_figures(subject.case),
        marking=_marking(subject).banner,
    )


def table_text(subject: Subject, name: str) -> str:
    """One table as CSV, under a line that says whose it is. Raises: KeyError for no such table."""
    if name not in TABLES:
        raise KeyError(name)
    about = [
        subject.case.title,
        subject.name,
        _marking(subject).banner,
        review_words(subject),
    ]
    return csv_text([about, *_rows(subject, name)])


def review_words(subject: Subject) -> str:
    """What an export says of the review: a draft is never reviewed, and says what it is."""
    if subject.version is None:
        return f"Draft, not submitted. {subject.state.export_text}"
    return subject.state.export_text


def file_stem(subject: Subject) -> str:
    """What the files of a subject are called, without their ending."""
    return f"{subject.partnership.title} {subject.name.lower()}"


def _rows(subject: Subject, name: str) -> list[list[str]]:
    if name == "years":
        return _years(subject)
    if name == "purses":
        return _purses(subject)
    if name == "figures":
        return _figures(subject)
    answer, case = subject.kept(whole=True).answer, subject.case
    if name == "switching":
        return [list(switching_headings()), *(list(row) for row in switching_rows(answer))]
    table: TextTable | None = {
        "options": lambda: options_table(answer),
        "regret": lambda: regret_table(answer),
        "benefits": lambda: commitment_table(answer),
        "months": lambda: monthly_table(answer),
        "scores": lambda: scores_table(case, answer),
        "reasons": lambda: reasons_table(case),
    }[name]()
    if table is None:
        return [["This answer has no such table."]]
    return [list(table.headings), *(list(row) for row in table.rows)]


def _years(subject: Subject) -> list[list[str]]:
    answer = subject.kept(whole=True).answer
    rows = [["option", "line", "title", "year", "real_gbp", "cash_gbp", "present_value_gbp"]]
    for option in answer.options:
        for line in option.lines:
            series = (line.real_gbp, line.cash_gbp, line.discounted_gbp)
            for year, *values in zip(answer.years, *series, strict=True):
                money = [f"{value:.2f}" for value in values]
                rows.append([option.title, line.id, line.title, str(year), *money])
    return rows


def _purses(subject: Subject) -> list[list[str]]:
    answer = subject.kept(whole=True).answer
    head = ["body", "option", "year", "net_cash_gbp", "change_gbp", "budget_gbp", "headroom_gbp"]
    rows = [head]
    for purse in answer.affordability:
        for cash in purse.options:
            for t, year in enumerate(answer.years):
                budget = "" if purse.budget_gbp is None else f"{purse.budget_gbp[t]:.2f}"
                room = "" if cash.headroom_gbp is None else f"{cash.headroom_gbp[t]:.2f}"
                rows.append(
                    [
                        purse.title,
                        answer.option(cash.option).title,
                        str(year),
                        f"{cash.net_cash_gbp[t]:.2f}",
                        f"{cash.against_counterfactual_gbp[t]:.2f}",
                        budget,
                        room,
                    ]
                )
    return rows


def _figures(subject: Subject) -> list[list[str]]:
    sources = {source.id: source for source in subject.case.sources}
    rows = [["table", "record", "title", "value", "basis", "uncertainty", "sources", "note"]]
    for figure in stated_figures(subject.case):
        named = [sources[one] for one in figure.sources if one in sources]
        rows.append(
            [
                figure.table,
                figure.key,
                figure.title,
                figure.value,
                str(figure.basis),
                figure.uncertainty,
                "; ".join(f"{one.title} {one.url}".strip() for one in named),
                figure.note,
            ]
        )
    return rows


def _marking(subject: Subject) -> Marking:
    return Marking(subject.partnership.marking)
