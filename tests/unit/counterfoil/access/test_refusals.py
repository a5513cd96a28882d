from __future__ import annotations

from counterfoil.access import Refusal


def test_a_refusal_tells_its_rule_in_words_that_can_be_mended():
    refusal = Refusal(rule="a-rule", sentence="You may not.", mend="Ask somebody.")

    assert str(refusal) == "You may not. Ask somebody. (rule: a-rule)"
