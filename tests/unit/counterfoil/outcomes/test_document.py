"""The document: up to which month it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counterfoil.quantities.years import Month
from tests.fixtures.small_outcomes import the_ledger


def test_it_counts_up_to_the_month_before_its_day_unless_it_names_another():
    document = the_ledger().document

    assert document.until == Month(2027, 3)
    assert replace(document, as_at=date(2027, 1, 1)).until == Month(2026, 12)
    assert replace(document, last_month=Month(2026, 9)).until == Month(2026, 9)
