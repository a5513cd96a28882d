"""Every kind of record of a folder of outcomes is kept here."""

from __future__ import annotations

from counterfoil.outcomes.ledger import OUTCOME_KINDS
from counterfoil_web.outcomes.kinds import FILES, KINDS, LEDGER_KINDS, NEXT_KINDS
from counterfoil_web.outcomes.words import KIND_WORDS


def test_the_kinds_are_those_of_the_ledger_and_of_the_next_decision():
    assert set(LEDGER_KINDS.values()) == set(OUTCOME_KINDS)
    assert set(NEXT_KINDS) == {"handback", "lesson", "skill_test"}
    assert set(FILES) == set(KINDS) == set(KIND_WORDS)
