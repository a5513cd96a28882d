"""Two people write one answer: drafts come back by themselves, and neither loses a word."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

QUESTION = "P3-C1"
FIRST = "The deputy chief constable, one day in five."
SECOND = "A commercial director, full time."


@pytest.mark.slow
def test_a_draft_comes_back_and_a_clash_is_merged_by_hand(walker):
    page = walker.page
    path = f"/partnerships/{walker.world.partnership.ref}/questions/{QUESTION}/"

    walker.sign_in("commercial_lead")
    walker.go(f"/partnerships/{walker.world.partnership.ref}/governance/")
    walker.go(f"{path}answer/")
    page.get_by_label("Answered").check()
    page.get_by_label("Answer", exact=True).fill(SECOND)
    expect(page.locator("#draft-status")).to_have_text(re.compile("Kept as a draft on"))

    walker.sign_in("contract_manager")
    walker.go(f"{path}answer/")
    page.get_by_label("Answered").check()
    page.get_by_label("Answer", exact=True).fill(FIRST)
    walker.press("Save the answer")
    assert walker.says(FIRST)

    walker.sign_in("commercial_lead")
    walker.go(f"{path}answer/")
    assert page.get_by_label("Answer", exact=True).input_value() == SECOND
    walker.press("Save the answer")
    assert walker.says("Nothing is lost, and yours is not saved yet")
    both = page.get_by_label("Answer", exact=True)
    assert FIRST in both.input_value()
    assert SECOND in both.input_value()
    both.fill(f"{FIRST} Then: {SECOND}")
    walker.press("Save the merged answer")
    assert walker.says(f"{FIRST} Then: {SECOND}")

    walker.go(f"{path}versions/")
    assert walker.says("Version 2")
    walker.go("/search/?q=commercial+director")
    assert page.locator("mark").first.inner_text() == "commercial"
