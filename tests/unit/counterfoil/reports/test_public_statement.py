"""What the public statement says."""

from __future__ import annotations

from counterfoil.outcomes.verdict import verdict
from counterfoil.reports.public_statement import public_statement
from tests.fixtures.small_ledgers import MET, VOLUMES, ledger


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


def test_what_is_made_up_stands_at_the_head_of_the_sheet():
    told = public_statement(verdict(ledger(*VOLUMES, illustrative="Made up.")), marking="OFFICIAL")
    assert told.banner == "OFFICIAL · Illustrative figures"
