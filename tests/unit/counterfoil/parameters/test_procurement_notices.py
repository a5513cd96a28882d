"""Notices against the list of the Find a Tender service."""

from __future__ import annotations

from counterfoil.parameters.procurement_notices import notice_kinds


def test_there_are_seventeen_in_order():
    assert list(notice_kinds()) == [f"UK{number}" for number in range(1, 18)]


def test_a_notice_says_its_section_and_its_duty():
    planned = notice_kinds()["UK3"]

    assert (planned.name, planned.duty) == ("Planned procurement notice", "optional")
    assert planned.law == "Procurement Act 2023, s.15"
