"""A pair is offered by one, reviewed by another, compared with those of others, and withdrawn."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import OrganisationKind
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.outcomes.models import PairOffer
from counterfoil_web.outcomes.pairs_store import (
    is_old,
    live_offer,
    offer,
    pair_of,
    pairs_compared,
    review,
    withdraw,
)
from counterfoil_web.outcomes.store import outcomes_of
from counterfoil_web.records.models import Event
from tests.web.outcomes.true_plan import as_if_true

pytestmark = pytest.mark.django_db


@pytest.fixture
def true_plan(outcomes):
    with scopes_disabled():
        return as_if_true(outcomes.partnership)


def held(one):
    return outcomes_of(one.seen.partnership, one.seen.acting.today)


def test_what_is_made_up_is_never_offered(opened_by):
    with opened_by("commercial_lead") as one, pytest.raises(InvalidValue, match="made up"):
        offer(one.seen, one.outcomes, "So")


def test_it_counts_once_somebody_else_reviewed_it_until_it_is_withdrawn(true_plan, opened_by):
    with opened_by("commercial_lead") as one:
        pair = pair_of(held(one))
        made = offer(one.seen, held(one), "Others buy the same.")
        assert made.certified_gbp == Decimal(round(pair.certified_gbp * 100)) / 100
        assert not is_old(made, pair)
        with pytest.raises(InvalidValue, match="offered already"):
            offer(one.seen, held(one), "Again")
        with pytest.raises(Refused) as refused:
            review(one.seen)
        assert refused.value.refusal.rule == "pair-reviewer-is-not-offerer"
    with opened_by("finance_officer") as other:
        assert review(other.seen).reviewed_by == other.seen.acting.user
        assert review(other.seen).pk == made.pk
        withdraw(other.seen, "A claim was wrong.")
        assert Event.objects.latest("number").reason == "A claim was wrong."
        assert live_offer(other.seen.partnership) is None
        with pytest.raises(InvalidValue, match="no figures are offered"):
            withdraw(other.seen, "Again")


def test_who_only_reads_offers_nothing(true_plan, opened_by):
    with opened_by("auditor") as one:
        for work in (lambda: offer(one.seen, held(one), "So"), lambda: review(one.seen)):
            with pytest.raises(Refused):
                work()


def offered_by_forces(world, forces, reviewed_by):
    """Pairs of so many forces, each of £100,000 promised and £80,000 certified."""
    partnership, person = world.partnership, world.people["finance_officer"]
    for number in range(forces):
        force = Organisation.objects.create(name=f"Force {number}", kind=OrganisationKind.FORCE)
        own = type(partnership).objects.create(
            title=f"Cells {number}", kind=partnership.kind, made_by=person
        )
        PairOffer.objects.create(
            partnership=own,
            force=force,
            promised_gbp=100_000,
            claimed_gbp=90_000,
            certified_gbp=80_000,
            years=2,
            why="So",
            offered_by=person,
            reviewed_by=reviewed_by,
        )


@pytest.mark.parametrize(("forces", "told"), [(4, None), (5, 5)])
def test_four_forces_are_not_told_and_five_are(world, forces, told):
    with scopes_disabled():
        offered_by_forces(world, forces, world.people["commercial_lead"])
    ((_, whole), *_) = pairs_compared()
    assert whole.forces == told


def test_what_nobody_reviewed_does_not_count(world):
    with scopes_disabled():
        offered_by_forces(world, 5, None)
    assert [one.forces for _, one in pairs_compared()] == [None]
