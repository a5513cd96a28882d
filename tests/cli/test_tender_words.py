"""What pages of a tender share."""

from __future__ import annotations

import pytest

from counterfoil.cli.tender_words import entry_rows, moment_asked
from counterfoil.errors import UsageError
from tests.fixtures.tenders import a_plan, at, entry, flat_plan


def test_a_time_is_local_with_its_minutes():
    assert moment_asked("2026-11-24 10:00", "--at") == at(10)
    for text in ("2026-11-24", "soon", "2026-11-24 10:00+01:00"):
        with pytest.raises(UsageError, match="not a local day and time"):
            moment_asked(text, "--at")


def test_bids_in_rows_with_a_price_where_the_plan_has_one():
    assert entry_rows(a_plan(), (entry("a", 12_500_000, care=4, staff=3),)) == [
        ["a", "£12,500,000", "4", "3"]
    ]
    assert entry_rows(flat_plan(quality=100), (entry("a", quality=37),)) == [["a", "37"]]
