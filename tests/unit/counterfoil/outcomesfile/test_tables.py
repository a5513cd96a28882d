"""Each kind of record has one file."""

from __future__ import annotations

from counterfoil.outcomes.ledger import OUTCOME_KINDS
from counterfoil.outcomesfile.tables import OUTCOME_FILES, outcome_file_of


def test_every_kind_of_record_has_one_file_and_no_file_is_left_over():
    assert sorted(map(outcome_file_of, OUTCOME_KINDS)) == sorted(OUTCOME_FILES)
