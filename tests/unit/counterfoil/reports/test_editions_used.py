"""The editions that an answer names come with the document they were published in."""

from __future__ import annotations

from counterfoil.reports.editions_used import editions_used


def test_an_edition_has_its_source():
    found = editions_used({"gdp_deflator": "2025-12", "discount_rates": "2026"})

    assert [(one.title, one.id) for one in found] == [
        ("Discount rates", "2026"),
        ("GDP deflator", "2025-12"),
    ]
    assert all(one.source is not None and one.source.url.startswith("https://") for one in found)


def test_an_edition_that_is_not_held_has_none():
    assert editions_used({"discount_rates": "1066"})[0].source is None
    assert editions_used({"no_such_figure": "1"})[0].source is None
