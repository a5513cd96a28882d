"""A month's statement as a Word document: each line in words and numbers, its clause, its records.

The same for the same statement, so that a copy can be compared with the one that was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterfoil.contract.lines import Line, pounds
from counterfoil.reports.statement_paper import StatementPaper, figures_of
from counterfoil.reports.word_tables import add_table, bytes_of, new_paper
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from docx.document import Document as Paper

_LINES = ("Line", "In words", "In numbers", "Amount")
_WIDE = (62, 68, 96, 35)
_FIGURES = ("Line", "Figure", "It is", "From")
_RECORDS = ("Record", "Kind", "What it says", "Source", "Entered")


def statement_word(paper: StatementPaper) -> bytes:
    """The statement as the bytes of a .docx file."""
    document = new_paper(f"{paper.title}, {paper.contract}", paper.banner, landscape=True)
    document.add_heading(safe_text(paper.title), level=0)
    _head(document, paper)
    _lines(document, paper)
    for heading, told in (("What is missing", paper.missing), ("Lost to a cap", paper.lost)):
        if told:
            document.add_heading(heading, level=1)
            for sentence in told:
                document.add_paragraph(safe_text(sentence), style="List Bullet")
    document.add_heading("Where each figure comes from", level=1)
    add_table(document, _FIGURES, list(_figures(paper.lines)), widths=(72, 58, 66, 65))
    if paper.records:
        document.add_heading("The records", level=1)
        rows = [(one.id, one.kind, one.words, one.source, one.entered) for one in paper.records]
        add_table(document, _RECORDS, rows, widths=(45, 30, 86, 50, 50))
    return bytes_of(document)


def _head(document: Paper, paper: StatementPaper) -> None:
    if paper.illustrative:
        document.add_paragraph().add_run(
            safe_text(f"Illustrative. {paper.illustrative}")
        ).bold = True
    document.add_paragraph(safe_text(paper.contract)).runs[0].bold = True
    document.add_paragraph(safe_text(f"Between {paper.authority} and {paper.supplier}"))
    document.add_paragraph(safe_text(paper.state))
    due = document.add_paragraph("Due, VAT included: ")
    due.add_run(pounds(paper.total_gbp)).bold = True


def _lines(document: Paper, paper: StatementPaper) -> None:
    document.add_heading("Lines", level=1)
    rows: list[tuple[str, ...]] = []
    strong = []
    for title, lines, amount in paper.sections:
        strong.append(len(rows))
        rows.append((title, "", "", pounds(amount)))
        rows += [
            (_named(line), line.formula, line.working, pounds(line.amount_gbp)) for line in lines
        ]
    strong += [len(rows), len(rows) + 1]
    rows.append(("Due before VAT", "", "", pounds(paper.net_gbp)))
    rows.append(("Due", "", "", pounds(paper.total_gbp)))
    add_table(document, _LINES, rows, widths=_WIDE, numeric=(3,), strong=strong)


def _named(line: Line) -> str:
    told = f"{line.title} ({line.clause})" if line.clause else line.title
    return f"{told} – not final" if line.is_provisional else told


def _figures(lines: tuple[Line, ...]) -> list[tuple[str, ...]]:
    return [(line.title, *figure) for line in lines for figure in figures_of(line)]
