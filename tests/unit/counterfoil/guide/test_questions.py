from __future__ import annotations

from counterfoil.guide import SYNTHESIS, question
from counterfoil.partnership_kind import PartnershipKind


def test_kinds_start_with_its_own():
    shared = question("P2-C3")

    assert shared.kinds == (PartnershipKind.CUSTODY, PartnershipKind.BUSINESS)
    assert shared.asked_of("business")
    assert shared.asked_of(PartnershipKind.CUSTODY)
    assert not shared.asked_of("consultancy")


def test_each_source_is_told_once():
    titles = [source.title for source in question("P5-K1").sources]

    assert len(titles) == len(set(titles)) == 2


def test_it_says_whose_words_they_are():
    assert "own synthesis" in SYNTHESIS
    assert "Only the headings" in SYNTHESIS
