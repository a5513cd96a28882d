"""A summary on paper: every line of regulation 31 in it, and refused while one is missing."""

from __future__ import annotations

import io

import docx
import pytest

from counterfoil.errors import BadInput
from counterfoil.reports.assessment_summary_word import outcome_sentence, summary_word
from counterfoil.tender.assessment_summary import draft_summary
from counterfoil.tender.entries import ranking
from tests.fixtures.tenders import a_dossier, supplier

NAMES = {"a": "Bidder A", "b": "Bidder B", "c": "Bidder C"}


def drafted(bid, *, criteria_at="notice 1"):
    dossier = a_dossier(*(supplier(name) for name in "abc"))
    return draft_summary(dossier, ranking(dossier), bid, criteria_at=criteria_at)


def test_the_losers_has_its_own_part_and_the_winners():
    summary = drafted("b")
    paper = docx.Document(io.BytesIO(summary_word(summary, NAMES)))
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    own, winners = paper.tables

    assert headings == ["Your tender: Bidder B", "The winning tender: Bidder A"]
    assert len(own.rows) == 1 + len(summary.parts[0].lines)
    found = {(row.cells[0].text, row.cells[1].text): row.cells[2].text for row in own.rows}
    assert found["(2)(a)", "the name of the supplier"] == "Bidder B"
    assert found["(2)(e)(i)", "the score determined for the criterion (care)"].startswith("4 of 5")
    assert "It came 2nd of 3: 73, and the winning tender 75.2." in own.rows[-1].cells[2].text
    assert "Bidder C" not in "".join(cell.text for row in winners.rows for cell in row.cells)


def test_the_same_summary_gives_the_same_bytes():
    assert summary_word(drafted("a"), NAMES) == summary_word(drafted("a"), NAMES)


def test_one_with_a_line_missing_is_not_given_out():
    with pytest.raises(BadInput, match="2 problems must be mended"):
        summary_word(drafted("b", criteria_at=" "), NAMES)


def test_who_won_is_said_first():
    assert outcome_sentence(drafted("a"), NAMES).endswith("we intend to award to you.")
    assert outcome_sentence(drafted("c"), NAMES).endswith("award the contract to Bidder A.")
