"""What makes two rows of a register one fact."""

from __future__ import annotations

from datetime import date, datetime

from counterfoil.procurement.registers import Declaration, Interest, Release

DAY = date(2026, 11, 2)


def test_a_supplier_has_an_answer_once_and_a_person_declares_once_for_each_supplier():
    at = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001
    first = Release(id="r1", entered_on=DAY, question="q1", supplier="A", released_at=at)
    again = Release(id="r2", entered_on=DAY, question="q1", supplier="A", released_at=at)
    assert first.fact == again.fact

    told = Declaration(
        id="d1", entered_on=DAY, person="P1", part="evaluator", declared_on=DAY,
        interest=Interest.ACTUAL, supplier="A",
    )  # fmt: skip
    assert told.fact == ("declaration", "P1", "A")
