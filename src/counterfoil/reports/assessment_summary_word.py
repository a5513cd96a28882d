"""An assessment summary as a Word document; the same bytes for the same summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterfoil.errors import BadInput
from counterfoil.reports.word_tables import add_table, bytes_of, new_paper
from counterfoil.reports.wording import safe_text
from counterfoil.tender.assessment_summary import AssessmentSummary, TenderPart

_HEAD = ("Regulation 31", "What it asks", "What we found")
_WIDE = (27, 55, 92)


def summary_word(
    summary: AssessmentSummary,
    names: Mapping[str, str],
    *,
    marking: str = "OFFICIAL-SENSITIVE COMMERCIAL",
    illustrative: str = "",
) -> bytes:
    """The summary as the bytes of a .docx file.

    names: of each bidder, by bid. illustrative: what of the tender is made up.
    Raises: BadInput while a line that the regulations ask for is missing.
    """
    if summary.problems:
        raise BadInput(summary.problems)
    banner = f"{marking} · Illustrative figures" if illustrative else marking
    title = f"Assessment summary: {summary.title}"
    paper = new_paper(title, banner)
    paper.add_heading(safe_text(title), level=0)
    paper.add_paragraph(safe_text(outcome_sentence(summary, names)))
    paper.add_paragraph(
        "Given under section 50 of the Procurement Act 2023. Each line is one that regulation 31 "
        "of the Procurement Regulations 2024 (SI 2024/692) asks for."
    )
    for part in summary.parts:
        heading = "Your tender" if part.bid == summary.bid else "The winning tender"
        paper.add_heading(f"{heading}: {safe_text(names.get(part.bid, part.bid))}", level=1)
        add_table(paper, _HEAD, list(rows_of(part)), widths=_WIDE)
    if illustrative:
        paper.add_paragraph(safe_text(illustrative))
    return bytes_of(paper)


def outcome_sentence(summary: AssessmentSummary, names: Mapping[str, str]) -> str:
    """Who won, as the letter to one supplier opens."""
    lot = f" for lot {summary.lot}" if summary.lot else ""
    if summary.won:
        return f"Your tender{lot} is the most advantageous one, and we intend to award to you."
    winner = names.get(summary.parts[-1].bid, summary.parts[-1].bid)
    return f"Your tender{lot} was not successful. We intend to award the contract to {winner}."


def rows_of(part: TenderPart) -> Iterable[tuple[str, str, str]]:
    """The lines about one tender: paragraph, what is asked and of what, what the record says."""
    for line in part.lines:
        asked = f"{line.asked} ({line.about})" if line.about else line.asked
        yield line.paragraph, asked, line.text
