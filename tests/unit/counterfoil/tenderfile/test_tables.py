"""Every kind of record of a tender has one file."""

from __future__ import annotations

from counterfoil.contractfile.record_columns import columns_of
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.scores import Score
from counterfoil.tenderfile.tables import TENDER_FILES, tender_file_of


def test_every_kind_has_one_file():
    kinds = {one for one in TenderRecord.__subclasses__() if one.__module__.startswith("counterf")}

    assert set(TENDER_FILES.values()) <= kinds
    assert len(set(TENDER_FILES.values())) == len(TENDER_FILES)
    assert tender_file_of(Score) == "scores.csv"


def test_why_a_record_was_changed_stands_beside_what_it_supersedes():
    names = [one.name for one in columns_of(Score)]

    assert names[:3] == ["id", "evaluator", "bid"]
    assert names[names.index("supersedes") + 1] == "change_reason"
