"""The form of a change."""

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.performance.modifications import Route
from counterfoil_web.contracts.change_forms import ROUTE_WORDS, ChangeForm

GIVEN = {
    "title": "More cells",
    "agreed_on": date(2026, 6, 1),
    "value_gbp": "(1,000)",
    "route": "",
    "scope": "open",
    "balance": "yes",
    "reason": "Need",
}


def test_the_answers_become_the_questions_of_the_act():
    form = ChangeForm(GIVEN, standing=[])
    assert form.is_valid(), form.errors
    found = form.values
    assert (found.value_gbp, found.days, found.route) == (Decimal(-1_000), 0, None)
    assert (found.materially_changes_scope, found.shifts_balance) == (None, True)
    assert found.supersedes is None


def test_only_what_stands_may_be_put_right():
    standing = [(3, "Earlier")]
    form = ChangeForm({**GIVEN, "supersedes": "3"}, standing=standing)
    assert form.is_valid(), form.errors
    assert form.values.supersedes == 3
    assert not ChangeForm({**GIVEN, "supersedes": "2"}, standing=standing).is_valid()


def test_every_ground_has_its_words():
    assert set(ROUTE_WORDS) == set(Route)


@pytest.mark.parametrize("days", ["1.5", "x", "-40000"])
def test_days_that_are_none_are_refused(days):
    assert "days" in ChangeForm({**GIVEN, "days": days}, standing=[]).errors
