"""Choosing two months."""

from counterfoil_web.contracts.compare_forms import CompareForm
from tests.web.contracts.conftest import APRIL

MONTHS = [APRIL + 1, APRIL]


def test_two_months_are_chosen():
    form = CompareForm({"before": "2026-04", "after": "2026-05"}, months=MONTHS)
    assert form.is_valid()
    assert (form.month("before"), form.month("after")) == (APRIL, APRIL + 1)


def test_a_month_is_not_compared_with_itself_nor_with_one_that_is_not_there():
    same = CompareForm({"before": "2026-04", "after": "2026-04"}, months=MONTHS)
    assert "after" in same.errors
    none = CompareForm({"before": "2026-04", "after": "2030-01"}, months=MONTHS)
    assert "after" in none.errors
