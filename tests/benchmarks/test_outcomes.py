"""The partnership that is timed is of the size that is said, and every cause acts on it."""

import pytest

from benchmarks.outcomes import OPTION, bridge, large_ledger
from counterfoil.outcomes.bridge import savings_bridge
from tests.fixtures.small_ledgers import VOLUMES, ledger


@pytest.mark.slow
def test_its_size_is_ten_years_forty_charges_forty_lines_and_every_cause_acts():
    ledger = large_ledger()
    assert len([line for line in ledger.case.lines if line.option == OPTION]) == 40
    assert len(ledger.contract.versions[0].charges) == 40
    found = savings_bridge(ledger)
    assert found.last - found.first + 1 == 120
    assert len(found.told) == 11
    assert sum(part.gbp for part in found.parts) == found.difference_gbp


def test_it_is_timed(monkeypatch):
    monkeypatch.setattr("benchmarks.outcomes.large_ledger", lambda: ledger(*VOLUMES))
    assert len(bridge(1)) == 1
