from __future__ import annotations

import pytest

from counterfoil.appraisal.business_case import CorrelationGroup, PriceIndex, Risk, Score
from counterfoil.appraisal.evidence import Basis, Evidence, Source
from counterfoil.casefile import read_records
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.rows import Cell, Row
from counterfoil.casefile.tables import TABLES
from counterfoil.citation import Confidence
from counterfoil.quantities.distributions import Uniform
from counterfoil.quantities.years import FinancialYear


def read(table: str, reader: str, **cells: str) -> object:
    problems: list = []
    row = Row({name: Cell(text, name) for name, text in cells.items()}, "here")
    record = getattr(read_records, reader)(RecordReader(TABLES[table], row, problems))
    assert problems == []
    return record


@pytest.mark.parametrize(
    ("table", "reader", "cells", "record"),
    [
        (
            "sources",
            "read_source",
            {"id": "nao", "title": "NAO, 2013", "date": "2013-07", "confidence": "recalled"},
            Source(id="nao", title="NAO, 2013", date="2013-07", confidence=Confidence.RECALLED),
        ),
        (
            "indices",
            "read_index",
            {
                "id": "pay",
                "title": "Pay",
                "rate": "0.03",
                "each_year": "yes",
                "basis": "derived",
                "sources": "a; b",
                "note": "n",
            },
            PriceIndex(
                id="pay",
                title="Pay",
                rate=0.03,
                each_year=True,
                evidence=Evidence(basis=Basis.DERIVED, sources=("a", "b"), note="n"),
            ),
        ),
        (
            "correlations",
            "read_correlation_group",
            {"id": "g", "title": "Pay", "correlation": "0.5", "pairs": "driver.a ~ driver.b: 0.2"},
            CorrelationGroup(
                id="g", title="Pay", correlation=0.5, pairs=(("driver.a", "driver.b", 0.2),)
            ),
        ),
        (
            "scores",
            "read_score",
            {"objective": "o", "option": "p", "score": "4", "reason": "why"},
            Score(objective="o", option="p", score=4.0, reason="why"),
        ),
        (
            "risks",
            "read_risk",
            {
                "option": "p",
                "id": "late",
                "title": "Late",
                "body": "force",
                "chance": "0.2",
                "impact": "uniform(low=1, high=2)",
                "start": "2027-28",
            },
            Risk(
                option="p",
                id="late",
                title="Late",
                body="force",
                chance=0.2,
                impact=Uniform(low=1, high=2),
                start=FinancialYear(2027),
            ),
        ),
    ],
)
def test_a_row_makes_its_record(table, reader, cells, record):
    assert read(table, reader, **cells) == record
