"""A plan's text says which version of the case it is held to, in words."""

from __future__ import annotations

import pytest

from counterfoil.errors import BadInput
from counterfoil_web.outcomes.plan_reading import (
    document,
    next_document,
    read_next,
    read_plan,
    version_number,
)

PLAN = """id: custody
title: Custody
kind: custody
option: partner
as_at: 2026-04-30
price_base: 2026-27
case: version 2
"""


def test_a_sound_text_is_a_document():
    found, problems = read_plan(PLAN)
    assert problems == ()
    assert found == document(PLAN)
    assert found.option == "partner"


def test_what_is_wrong_is_told_by_its_line():
    found, problems = read_plan(PLAN.replace("2026-04-30", "soon"))
    assert found is None
    assert any("line 5" in one.where for one in problems)
    with pytest.raises(BadInput):
        document("nothing")


def test_a_blank_text_makes_no_choices_of_the_next_decision():
    assert read_next("  \n") == (None, ())
    assert next_document("") is None
    with pytest.raises(BadInput):
        next_document("years: many")


@pytest.mark.parametrize(
    ("case", "number"),
    [("version 2", 2), ("Version  2", 2), ("version 0", None), ("2", None), ("version 2x", None)],
)
def test_the_version_is_named_in_words(case, number):
    assert version_number(case) == number
