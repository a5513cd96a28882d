"""The pages' ledger is that of the folder, and is kept by everything that it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterfoil.outcomes.net_saving import net_saving
from counterfoil.outcomes.totals import register
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil.outcomesfile.next_folder import read_next_folder
from counterfoil.quantities.years import Month
from counterfoil_web.operations.example_outcomes import ROOT
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow
from counterfoil_web.outcomes.store import known_on, outcomes_of

pytestmark = pytest.mark.django_db
FOLDER = ROOT / "cleveland-custody-2017"


def test_the_ledger_gives_the_answers_of_the_folder(opened_by):
    folder = read_outcomes_folder(FOLDER).ledger
    with opened_by("contract_manager") as one:
        ledger = one.ledger
        assert ledger.document.as_at == folder.document.as_at
        assert [(o.id, o.fact, o.entered_on) for o in ledger.records] == [
            (o.id, o.fact, o.entered_on) for o in folder.records
        ]
        assert register(ledger).cash == register(folder).cash
        ours, theirs = net_saving(ledger), net_saving(folder)
        assert (ours.cash, ours.real) == (theirs.cash, theirs.real)


def test_the_next_decision_has_its_own_records(opened_by):
    later = read_next_folder(FOLDER)
    with opened_by("auditor") as one:
        assert [item.title for item in one.outcomes.items] == [o.title for o in later.items]
        assert [o.id for o in one.outcomes.lessons] == [o.id for o in later.lessons]
        assert one.outcomes.tests == ()
        assert one.outcomes.next_document == later.document


def test_without_a_plan_there_is_nothing(seen_by):
    with seen_by("contract_manager") as seen:
        assert outcomes_of(seen.partnership, seen.acting.today) is None


def test_a_record_added_is_in_the_ledger_and_a_kept_answer_is_worked_out_again(opened_by, world):
    with opened_by("contract_manager") as one:
        before = one.outcomes.made("cash", lambda: register(one.ledger).cash)
        OutcomeRow.objects.create(
            partnership=world.partnership,
            kind="claim",
            key="saving-2019-20",
            fields={
                "benefit": "respecified-service",
                "from_month": "2019-04",
                "to_month": "2019-07",
                "amount": "1000",
                "claimant": "somebody",
            },
            entered_by=world.people["contract_manager"],
            entered_for=world.organisations["force"],
        )
    with opened_by("contract_manager") as one:
        after = one.outcomes.made("cash", lambda: register(one.ledger).cash)
        assert after.claimed_gbp == before.claimed_gbp + Fraction(1000)


def test_a_second_look_asks_the_database_little(opened_by):
    with (
        opened_by("contract_manager") as one,
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        found = outcomes_of(one.seen.partnership, one.seen.acting.today)
    assert found is not None
    assert found.ledger is one.ledger
    assert len(asked) <= 4


def test_what_was_entered_later_counts_from_its_day_where_the_last_month_is_named(opened_by):
    with opened_by("contract_manager") as one:
        plan = one.outcomes.document
    going_on = replace(plan, last_month=None)
    made_up = replace(plan, last_month=Month(2019, 7), as_at=date(2019, 8, 25))
    assert known_on(going_on, date(2026, 11, 22), None) == date(2026, 11, 22)
    assert known_on(made_up, date(2026, 11, 22), None) == date(2019, 8, 25)
    later = datetime(2020, 1, 2, 12, tzinfo=UTC)
    assert known_on(made_up, date(2026, 11, 22), later) == date(2020, 1, 2)


def test_a_plan_of_another_partnership_is_not_found(outcomes, world, seen_by):
    assert OutcomePlan.objects.model is OutcomePlan
    with seen_by("contract_manager"):
        other = world.partnerships["business"]
        assert outcomes_of(other, date(2026, 11, 22)) is None
