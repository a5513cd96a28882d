"""Every field of every record has words."""

import pytest

from counterfoil.contractfile.record_columns import RECORD_WORDS, columns_of
from counterfoil_web.contracts.records_words import KIND_WORDS, hint_of, is_kind, label_of


def test_every_kind_has_words():
    assert set(KIND_WORDS) == set(RECORD_WORDS)
    assert is_kind("volume")
    assert not is_kind("volumes")


@pytest.mark.parametrize("kind", list(RECORD_WORDS))
def test_every_field_has_a_label_and_no_label_stands_for_two(kind):
    names = [column.name for column in columns_of(RECORD_WORDS[kind])]

    labels = [label_of(kind, name) for name in names]

    assert len(set(labels)) == len(labels)
    assert not [label for label in labels if "_" in label or "gbp" in label]


def test_hints_belong_to_fields_that_there_are():
    for kind, words in KIND_WORDS.items():
        names = {column.name for column in columns_of(RECORD_WORDS[kind])}
        assert {*words.hints, *words.labels} <= names
    assert hint_of("volume", "note") == ""
