"""Every field of every kind has a label, and every value of few its words."""

from __future__ import annotations

from counterfoil.contractfile.shapes import Holds, shapes_of
from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.outcomes.words import KIND_WORDS, SHORT_WORDS, hint_of, label_of, value_words


def test_labels_are_of_fields_that_there_are():
    for kind, words in KIND_WORDS.items():
        names = {one.name for one in shapes_of(KINDS[kind])}
        assert set(words.labels) <= names, kind
        assert set(words.hints) <= names, kind


def test_no_label_is_a_bare_name():
    for kind, found in KINDS.items():
        for shape in shapes_of(found):
            assert "_" not in label_of(kind, shape.name)
    assert hint_of("reading", "source") == ""


def test_values_have_words():
    for found in KINDS.values():
        for shape in shapes_of(found):
            if shape.holds is Holds.WORD and shape.of is not None:
                assert all("_" not in value_words(one.value) for one in shape.of)
    assert SHORT_WORDS["at_risk"] == "at risk"
