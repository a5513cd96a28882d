"""The guide of July 2013 writes of three kinds of partnership."""

from counterfoil.partnership_kind import PartnershipKind


def test_the_three_kinds_and_their_words_in_files():
    assert [str(kind) for kind in PartnershipKind] == ["business", "custody", "consultancy"]
