"""Periods of a month, and what runs on."""

from datetime import date

import pytest

from counterfoil.contract.charges import Window
from counterfoil.contract.knowledge import known
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.term import Term
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed

TERM = Term(date(2026, 4, 15), date(2028, 4, 14))
CONTRACT = contract_with(fixed(), term=TERM)


def setting(month: Month) -> Setting:
    return Setting(CONTRACT, CONTRACT.terms_in(month), month, known([]), Running(), {})


def test_a_month_counts_in_the_year_of_its_first_day_in_the_term():
    april, next_april, may = Month(2026, 4), Month(2027, 4), Month(2027, 5)
    assert [setting(one).year for one in (april, next_april, may)] == [1, 1, 2]
    assert [setting(one).ends_year for one in (Month(2027, 3), next_april)] == [False, True]
    assert setting(Month(2028, 4)).ends_year
    assert len(setting(next_april).year_so_far) == 13
    assert setting(may).year_so_far == (may,)


def test_periods_have_names():
    may = setting(Month(2026, 5))
    assert [may.period(window) for window in Window] == [Month(2026, 5), 1, "term"]


def test_what_has_been_used_is_kept_by_period():
    running = Running()
    running.add("cap", 1, fixed().yearly_gbp)
    assert running.so_far("cap", 1) == 1_200_000
    assert running.so_far("cap", 2) == 0


def test_a_charge_has_its_own_days_within_the_month():
    narrow = fixed(starts=date(2026, 4, 20), ends=date(2026, 4, 25))
    assert setting(Month(2026, 4)).in_force(narrow) == Term(date(2026, 4, 20), date(2026, 4, 25))
    assert setting(Month(2026, 5)).in_force(narrow) is None
    with pytest.raises(ValueError, match="service"):
        setting(Month(2026, 5)).held(narrow)
