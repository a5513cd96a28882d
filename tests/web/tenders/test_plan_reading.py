"""A plan's text: read, refused, and checked against itself."""

import pytest

from counterfoil.errors import BadInput
from counterfoil_web.tenders.plan_reading import can_be_locked, checked, plan_of, read_plan
from tests.web.tenders.plans import PLAN


def test_a_plan_is_read():
    assert plan_of(PLAN).title == "Fleet of cars"
    assert can_be_locked(PLAN)


def test_what_is_no_plan_is_told_by_line():
    found, problems = read_plan(PLAN.replace("bids_due: 2027-03-01 12:00", "bids_due: soon"))

    assert found is None
    assert [one.where for one in problems] == ["plan.yaml, line 4"]
    with pytest.raises(BadInput):
        plan_of("id: x")


def test_weights_at_99_9_keep_it_from_being_locked():
    text = PLAN.replace("weight: 25", "weight: 24.9")

    assert not can_be_locked(text)
    assert "the weights come to 99.9, not 100: care 75, plan 24.9" in [
        one.what for one in checked(text)[1]
    ]
