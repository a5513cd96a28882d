from __future__ import annotations

from access_reference import PAGE
from counterfoil.access import Capability, Marking, Role, separation
from counterfoil.access.reference_page import reference_page


def test_the_page_is_what_the_rules_say():
    assert PAGE.read_text(encoding="utf-8") == reference_page()


def test_every_role_capability_and_rule_has_its_line():
    page = reference_page()

    for words in (
        *(role.label for role in Role),
        *(capability.does for capability in Capability),
        *(f"`{rule.rule}`" for rule in separation.SEPARATION_RULES),
        *(marking.banner for marking in Marking),
    ):
        assert words in page


def test_the_starting_sums_are_shown_as_nobodys_own():
    assert "Its sums are illustrative, no body’s own, and are to be replaced" in reference_page()


def test_what_nobody_may_do_says_so():
    line = next(line for line in reference_page().splitlines() if "before they are opened" in line)

    assert "| nobody |" in line
