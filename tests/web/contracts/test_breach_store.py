"""Breaches as they are kept."""

from datetime import date

import pytest
from django.http import Http404

from counterfoil.errors import InvalidValue
from counterfoil.performance.breaches import Step
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.breach_store import (
    StepValues,
    add_step,
    breach_for,
    breaches_of,
    late_breaches,
    record_breach,
)
from counterfoil_web.contracts.models import BreachStep

APRIL, MAY = date(2026, 4, 30), date(2026, 5, 7)


def step(kind, on=APRIL, due=None):
    return StepValues(step=kind, on=on, by="contract manager", note="Done", due=due)


def recorded(seen, contract, due=MAY):
    first = step(Step.RECORDED, due=due)
    return record_breach(
        seen, contract, title="Calls", clause="Schedule 8", measure="calls", first=first
    )


def test_a_breach_and_its_steps_are_kept_in_order(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        recorded(seen, contract)
        second = recorded(seen, contract, due=None)
        add_step(seen, contract, 1, step(Step.NOTIFIED, MAY, due=None))
        add_step(seen, contract, 1, step(Step.RECTIFIED, MAY))
        view = breach_for(contract, 1, MAY)
        assert second.number == 2
        assert [one.step for one in view.steps] == [
            "breach recorded",
            "supplier notified",
            "rectified",
        ]
        assert (view.row.is_open, view.row.due, view.state.is_open) == (False, None, False)
        assert [one.row.number for one in breaches_of(contract, MAY)] == [2, 1]


def test_a_breach_is_late_from_the_day_after_it_was_due(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        recorded(seen, contract)
        assert late_breaches(contract, MAY) == []
        assert [row.number for row in late_breaches(contract, date(2026, 5, 8))] == [1]
        add_step(seen, contract, 1, step(Step.CLOSED, MAY))
        assert late_breaches(contract, date(2026, 5, 8)) == []


def test_a_step_that_may_not_follow_leaves_nothing_behind(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        recorded(seen, contract)
        with pytest.raises(InvalidValue, match="cannot come"):
            add_step(seen, contract, 1, step(Step.EXIT, MAY))
        with pytest.raises(InvalidValue, match="comes before"):
            add_step(seen, contract, 1, step(Step.NOTIFIED, date(2026, 4, 1)))
        assert BreachStep.objects.count() == 1
        with pytest.raises(Http404):
            add_step(seen, contract, 9, step(Step.NOTIFIED, MAY))
        with pytest.raises(Http404):
            breach_for(contract, 9, MAY)


def test_who_may_not(contract_seen_by):
    for username in ("auditor", "supplier_user", "commissioner"):
        with contract_seen_by(username) as (seen, contract), pytest.raises(Refused):
            recorded(seen, contract)
