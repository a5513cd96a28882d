"""What the public statement says."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from docx import Document

from counterfoil.appraisal.vocabulary import Commitment
from counterfoil.outcomes.document import StatementLine
from counterfoil.outcomes.verdict import verdict
from counterfoil.reports.public_statement import public_statement
from counterfoil.reports.public_statement_print import public_statement_page
from counterfoil.reports.public_statement_word import public_statement_word
from tests.fixtures.small_cases import benefit
from tests.fixtures.small_ledgers import CASE, MET, VOLUMES, ledger


def test_it_says_the_four_things_and_what_is_not_known():
    told = public_statement(verdict(ledger(*VOLUMES, *MET)), fingerprint="ab12")

    assert told.headline == (
        ("Net saving promised", "£120,000.00"),
        ("Net saving on the record", "£128,000.00"),
        ("What it cost", "£1,192,000.00"),
    )
    assert told.sure == "We are not sure."
    assert told.unanswered[0].endswith("No: 0 of 0 benefits in cash have one.")
    assert told.three_totals[0] == ("Claimed by those who run it", "£0.00")
    assert told.banner == "OFFICIAL"
    assert told.as_known.startswith("April 2026 to March 2027, as known on 20 April 2027.")


def test_a_guarantee_on_the_price_is_told_and_never_as_a_net_saving():
    """£30,000 in each of five years."""
    line = benefit("partner", "credit", 30_000, commitment=Commitment.GUARANTEED)
    case = replace(CASE, lines=(*CASE.lines, line))
    found = ledger(*VOLUMES, case=case)
    document = replace(found.document, statement_lines=(StatementLine(line="partner/credit"),))
    told = public_statement(verdict(replace(found, document=document)))

    assert told.headline[0] == (
        "Guaranteed by the contract in its price, whole term",
        "£150,000.00",
    )
    assert "It is not a net saving" in told.guarantee
    assert told.guarantee in public_statement_page(told)
    word = Document(BytesIO(public_statement_word(told)))
    assert told.guarantee in [one.text for one in word.paragraphs]


def test_what_is_made_up_stands_at_the_head_of_the_sheet():
    told = public_statement(verdict(ledger(*VOLUMES, illustrative="Made up.")), marking="OFFICIAL")
    assert told.banner == "OFFICIAL · Illustrative figures"
