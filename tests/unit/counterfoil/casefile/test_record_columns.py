from __future__ import annotations

from counterfoil.casefile.record_columns import BANDS, RISKS, SCORES, SOURCES


def test_headers_are_those_of_the_case_folder():
    assert SOURCES.names() == ("id", "title", "url", "date", "confidence")
    assert SCORES.names() == ("objective", "option", "score", "reason")
    assert BANDS.names() == (
        *("table", "title", "unit", "above", "up_to", "rate_gbp"),
        *("basis", "sources", "note"),
    )
    assert RISKS.names() == (
        *("option", "id", "title", "body", "chance", "impact", "start", "end", "response"),
        *("correlation_group", "basis", "sources", "note"),
    )
