"""How long the steps to the next contract take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.appraisal.evidence import Basis
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.lead_times import (
    CalendarRules,
    LeadTimes,
    LeastCompetition,
    Procedure,
)
from counterfoil.parameters.working_days import working_days

LEAD = LeadTimes(
    decision=3,
    preparation=4,
    competition=6,
    transition=5,
    in_house=9,
    share=12,
    basis=Basis.DERIVED,
    reason="three competitions since 2018",
)
DAYS = working_days("2026-11-22")
SIGNED = date(2026, 12, 4)


def steps(rules: CalendarRules, *, light: bool) -> dict[str, date]:
    return {one.id: one.on for one in LeastCompetition(rules, light, DAYS).steps(SIGNED)}


def test_a_flexible_procedure_is_two_periods_and_a_standstill():
    # 4 December less 8 working days, of which 30 November is none: 23 November. Less 10 days: the
    # 13th. Less 25 days: 19 October.
    assert steps(CalendarRules(), light=False) == {
        "notice": date(2026, 10, 19),
        "invitation": date(2026, 11, 13),
        "award": date(2026, 11, 23),
        "sign": SIGNED,
    }


def test_an_open_procedure_is_one_period():
    # 23 November less 25 days: 29 October.
    assert steps(CalendarRules(procedure=Procedure.OPEN), light=False) == {
        "notice": date(2026, 10, 29),
        "award": date(2026, 11, 23),
        "sign": SIGNED,
    }


def test_a_light_touch_contract_has_no_least_period():
    assert set(steps(CalendarRules(), light=True).values()) == {SIGNED}


def test_months_below_nought_are_refused_by_name():
    with pytest.raises(InvalidValue, match="transition takes -1 months"):
        replace(LEAD, transition=-1)
