from __future__ import annotations

from counterfoil.parameters.catalogue import edition
from counterfoil.reports.live_sources import source_words


def test_title_date_address_and_confidence():
    words = source_words(edition("discount_rates", "2026"))

    assert words.startswith("Source: DfT TAG forthcoming change")
    assert "2026-04-16, https://www.gov.uk/" in words
    assert words.endswith("(confirmed)")
