"""The order of records: each id, each fact, each correction."""

from __future__ import annotations

from counterfoil.contract.record_order_checks import order_faults
from tests.fixtures.contracts import volume


def told(*records):
    return [what for _, what, _ in order_faults(records, [one.id for one in records])]


def test_a_chain_of_corrections_is_sound():
    assert not told(
        volume("2026-04", 1, id="a"),
        volume("2026-04", 2, id="b", supersedes="a"),
        volume("2026-04", 3, id="c", supersedes="b"),
    )


def test_two_that_supersede_each_other_are_told():
    found = told(
        volume("2026-04", 1, id="a", supersedes="b"), volume("2026-04", 2, id="b", supersedes="a")
    )
    assert len(found) == 2
    assert all("leads back to itself" in one for one in found)


def test_a_correction_may_name_another_month():
    assert not told(volume("2026-04", 1, id="a"), volume("2026-05", 1, id="b", supersedes="a"))
