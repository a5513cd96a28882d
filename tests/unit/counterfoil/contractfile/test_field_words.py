"""No words are left over for a field that is gone, and none is without."""

from __future__ import annotations

import pytest

from counterfoil.contract.charges import Charge
from counterfoil.contract.records import InvoiceLine, Record
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.field_words import FIELD_WORDS, MAPPING_WORDS, RECORD_WORDS
from counterfoil.contractfile.record_columns import RECORD_FILES
from counterfoil.contractfile.shapes import CHARGE_KINDS, Holds, shapes_of


def below(kind, found):
    found.setdefault(kind.__name__, {one.name for one in shapes_of(kind)})
    for shape in shapes_of(kind):
        if shape.holds in (Holds.ONE, Holds.MANY) and shape.of.__name__ not in found:
            below(shape.of, found)


@pytest.fixture(scope="module")
def fields():
    found = {}
    for kind in (Contract, Charge, Record, InvoiceLine, *CHARGE_KINDS.values()):
        below(kind, found)
    for kind in RECORD_FILES.values():
        below(kind, found)
    return found


def test_words_are_for_fields_that_are_there(fields):
    for name in FIELD_WORDS:
        kind, _, field = name.partition(".")
        assert field in fields[kind], name


def test_every_field_of_its_own_has_words(fields):
    common = fields["Charge"] | set(RECORD_WORDS) | {"lines"}
    for kind, names in fields.items():
        own = names - common if kind not in ("Contract", "Terms") else names
        assert [name for name in own if f"{kind}.{name}" not in FIELD_WORDS] == [], kind


def test_a_mapping_has_words_for_each_of_its_fields():
    assert set(MAPPING_WORDS) == {one.name for one in shapes_of(ColumnMapping)}


def test_words_are_sentences_of_one_line():
    for words in (*FIELD_WORDS.values(), *RECORD_WORDS.values(), *MAPPING_WORDS.values()):
        assert "\n" not in words
        assert "|" not in words
