"""Kinds and fields in words."""

from counterfoil.contractfile.shapes import shapes_of
from counterfoil.tenderfile.portal_import import PORTAL_KINDS
from counterfoil_web.tenders.kinds import KINDS
from counterfoil_web.tenders.record_words import (
    ENTERED,
    KIND_WORDS,
    hint_of,
    label_of,
    office_words,
    value_words,
    words_of,
)


def test_every_kind_has_words_and_every_word_a_kind():
    assert set(KIND_WORDS) == set(KINDS)
    for kind, words in KIND_WORDS.items():
        fields = {one.name for one in shapes_of(KINDS[kind])}
        assert {*words.labels, *words.hints} <= fields, kind
        assert words.about


def test_what_is_typed_has_labels():
    assert label_of("irregularity", "trouble") == "What is out of order"
    assert hint_of("bid", "bidder").startswith("A letter or two")
    assert value_words("left_out") == "The bid is left out"
    assert words_of("new_kind").plural == "New kinds"
    assert office_words("legal_adviser") == "Legal adviser"
    assert not {"price", "rate", "score", "consensus"} & set(ENTERED)
    assert set(ENTERED) - set(PORTAL_KINDS.of) == {"criteria_published", "evaluation_day"}
