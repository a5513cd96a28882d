from __future__ import annotations

from counterfoil.access import DecisionKind


def test_every_kind_has_its_own_words():
    assert len({kind.label for kind in DecisionKind}) == len(DecisionKind)
