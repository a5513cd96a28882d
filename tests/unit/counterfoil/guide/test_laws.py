from __future__ import annotations

from counterfoil.guide.load import load


def test_a_recalled_rule_is_marked():
    laws = load().laws

    assert laws["consent"].is_recalled
    assert not laws["designation"].is_recalled


def test_a_law_has_an_address_and_says_something():
    for law in load().laws.values():
        assert law.url.startswith("http")
        assert law.says.endswith(".")
