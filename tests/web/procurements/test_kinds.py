"""Every register of the library is kept here, and has its words."""

from __future__ import annotations

from counterfoil.contractfile.shapes import Holds, shapes_of
from counterfoil.procurementfile.tables import REGISTER_FILES
from counterfoil_web.procurements.kinds import FILES, KINDS
from counterfoil_web.procurements.words import KIND_WORDS, VALUE_WORDS
from counterfoil_web.registers.record_rows import OF_ROW


def test_each_register_is_a_kind_with_its_file_and_words():
    assert set(KINDS.values()) == set(REGISTER_FILES.values())
    assert {REGISTER_FILES[FILES[kind]].kind for kind in KINDS} == set(KINDS)
    assert set(KIND_WORDS) == set(KINDS)


def test_each_value_of_few_has_its_words():
    for kind in KINDS.values():
        for shape in shapes_of(kind):
            if shape.name not in OF_ROW and shape.holds is Holds.WORD:
                assert {one.value for one in shape.of} <= set(VALUE_WORDS), shape.name
