from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django_scopes import scopes_disabled

from counterfoil.gates import Outcome
from counterfoil_web.decisions import taking
from counterfoil_web.decisions.guard import TABLES, lower_guard, raise_guard
from counterfoil_web.decisions.models import Act, Decision, Scheme


@pytest.fixture
def act(approvable, decision, seen_by):
    with seen_by("commissioner") as seen:
        taking.take(seen, decision.number, Outcome.REFUSE, reason="It is not affordable.")
    with scopes_disabled():
        return Act.objects.get()


@pytest.fixture
def scheme(world):
    return Scheme.objects.create(
        policing_body=world.organisations["policing_body"],
        title="Scheme of consent",
        valid_from=date(2026, 4, 1),
        bands=[],
        source="The policing body",
        entered_by=world.people["commissioner"],
    )


@pytest.mark.parametrize(
    "statement",
    ["UPDATE decisions_act SET outcome = 'approve'", "DELETE FROM decisions_act"],
)
def test_an_act_cannot_be_changed_even_by_hand(act, statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    with scopes_disabled():
        assert Act.objects.get().outcome == "refuse"


def test_an_act_cannot_be_saved_again(act):
    act.reason = "Another"
    with scopes_disabled(), pytest.raises(IntegrityError), transaction.atomic():
        act.save()


def test_a_scheme_cannot_be_changed_or_taken_away(scheme):
    scheme.title = "Another"
    for change in (scheme.save, scheme.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_the_decision_itself_still_moves_on(act):
    with scopes_disabled():
        assert Decision.objects.get().state == Decision.State.REFUSED


def test_the_guard_can_be_lowered_and_raised_again(act):
    with scopes_disabled():
        lower_guard(connection)
        Act.objects.update(reason="Another")
        raise_guard(connection)
        with pytest.raises(IntegrityError), transaction.atomic():
            Act.objects.update(reason="A third")


@pytest.mark.django_db
def test_the_guard_stands_on_acts_and_schemes():
    assert set(TABLES) == {Act._meta.db_table, Scheme._meta.db_table}
