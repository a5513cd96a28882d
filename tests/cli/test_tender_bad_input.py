"""Everything that is not to get into a tender, tried on the command line: what, where and the mend.

The folder is the small tender of `tests/fixtures/tenders.py` with one thing wrong in it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.tender.bids import receipt_of
from counterfoil.tender.scores import Declaration
from counterfoil.tenderfile.folder import write_tender_folder
from tests.fixtures.tenders import (
    DAY,
    NOUGHT_TO_FIVE,
    a_dossier,
    a_plan,
    at,
    price,
    score,
)

GAP = replace(
    NOUGHT_TO_FIVE,
    anchors=tuple(one for one in NOUGHT_TO_FIVE.anchors if one.mark != Fraction(3)),
)
RECEIPT = receipt_of("r1", b"abc", bid="a", file="method.docx", received_at=at(11, 23))
AGAIN = replace(
    receipt_of("r2", b"abd", bid="a", file="method.docx", received_at=at(11, 23)),
    supersedes="r1",
    change_reason="The bidder sent another",
)
CONFLICT = Declaration(
    id="d9",
    entered_on=DAY,
    evaluator="e1",
    bidder="a",
    conflict=True,
    what="Shares",
    declared_at=at(8),
)


@pytest.mark.parametrize(
    ("plan", "records", "told"),
    [
        pytest.param(
            {"scale": GAP},
            (),
            ("plan.yaml, scale: it has a gap: no anchor for 3", "mend: write one, or mend step"),
            id="a scale with a gap",
        ),
        pytest.param(
            {"ties": ()},
            (),
            ("two bids may come out equal, and no rule says which wins", "write the steps"),
            id="a tie with no rule",
        ),
        pytest.param(
            {},
            (score("e1", "a", "care", 4, id="x", reason=" ", supersedes="e1-a-care"),),
            ("reason is blank", "scores.csv, line", "say it in words"),
            id="a score without a reason",
        ),
        pytest.param(
            {},
            (
                score(
                    *("e1", "a", "care", 5),
                    id="x",
                    scored_at=at(17),
                    supersedes="e1-a-care",
                    change_reason="Again",
                ),
            ),
            ("moderation opened at 2026-11-24 14:00, which locked this mark", "scores.csv, line"),
            id="a score after the lock",
        ),
        pytest.param(
            {},
            (CONFLICT, score("e1", "a", "care", 5, id="x")),
            (
                "e1 has declared a conflict of interest with this bidder",
                "let another evaluator mark the bid",
            ),
            id="an evaluator in conflict",
        ),
        pytest.param(
            {},
            (RECEIPT, AGAIN),
            (
                "a file of it was replaced after its receipt",
                "record what is decided in the register of late and partial bids",
            ),
            id="a bid replaced after its receipt",
        ),
        pytest.param(
            {},
            (
                price(
                    "a", 5, id="x", currency="EUR", supersedes="p-a", change_reason="As it was sent"
                ),
            ),
            ("it is in EUR, and prices are asked in GBP", "do not convert", "prices.csv, line 5"),
            id="a price in two currencies",
        ),
        pytest.param(
            {"title": "Custody services, and more"},
            (),
            ("the plan was changed after bids were opened", "s.31", "s.55"),
            id="a plan changed after bids were opened",
        ),
    ],
)
def test_it_is_told_with_its_place_and_the_mend(plan, records, told, run_command, tmp_path):
    folder = tmp_path / "tender"
    write_tender_folder(folder, a_plan(**plan), (*a_dossier().records, *records))
    said = run_command("tender", "check", folder)

    for words in told:
        assert words in said.stdout + said.stderr, said
