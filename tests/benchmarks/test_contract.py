"""The contract that is timed is of the size that is said, and its rows are all read."""

from pathlib import Path

from benchmarks.contract import (
    MEASURES,
    figures,
    large_contract,
    measurements,
    statements,
)
from counterfoil.contract.knowledge import known
from counterfoil.contract.reckoning import reckon


def test_its_size_is_forty_charges_sixty_measures_and_120_months():
    contract = large_contract()
    (terms,) = contract.versions
    assert (len(terms.charges), len(terms.measures), MEASURES) == (40, 60, 60)
    months = reckon(contract, known(figures()))
    assert len(months) == 120
    assert all(not month.gaps for month in months)
    assert sum(len(month.assessments) for month in months) == 120 * 60


def test_both_works_are_timed():
    assert len(statements(1)) == 2


def test_rows_are_imported_and_a_missing_peer_is_told(monkeypatch):
    monkeypatch.setattr("benchmarks.contract.SIZES", (2_000,))
    monkeypatch.setattr("benchmarks.contract.POLARS", Path("none-such"))
    taken, told = measurements()
    assert list(taken) == ["2,000 rows imported, checked and reckoned"]
    assert "not installed" in told
