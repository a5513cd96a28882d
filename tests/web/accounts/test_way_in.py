"""Helping somebody back in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import RequestFactory

from counterfoil.access import Role
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import Membership
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.way_in import new_password_link, take_away_factors
from counterfoil_web.records.models import Event
from tests.web.conftest import LONG_AGO


@pytest.fixture
def second(world, acting):
    """Another administrator of the force."""
    Membership.objects.create(
        user=world.people["chief_officer"],
        organisation=world.organisations["force"],
        role=Role.ADMINISTRATOR,
        starts=LONG_AGO,
    )
    today = acting("administrator").today
    return acting_for(world.people["chief_officer"], wanted=None, today=today)


def link(acts, user):
    return new_password_link(RequestFactory().get("/"), acts, user, "Lost")


def test_a_link_is_written_down_without_its_secret(world, acting):
    made = link(acting("administrator"), world.people["commercial_lead"])

    event = Event.objects.get(kind="password-link-made")
    assert (event.reason, event.after) == ("Lost", None) or event.reason == "Lost"
    assert made.rpartition("-")[2].strip("/") not in str(event.__dict__)


def test_factors_are_taken_away_and_all_sessions_with_them(world, acting, client_as):
    user = world.people["commercial_lead"]
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})

    take_away_factors(acting("administrator"), user, "Lost")

    assert not Authenticator.objects.exists()
    assert Event.objects.filter(kind="second-factor-removed", reason="Lost").exists()


def test_two_administrators_together_may_open_both_parts(world, acting, second):
    user = world.people["commercial_lead"]
    link(acting("administrator"), user)

    take_away_factors(second, user, "Lost too")


@pytest.mark.parametrize("first", ["link", "factor"])
def test_one_alone_may_not(world, acting, first):
    user, acts = world.people["commercial_lead"], acting("administrator")
    acts_in_order = [lambda: link(acts, user), lambda: take_away_factors(acts, user, "Lost")]
    if first == "factor":
        acts_in_order.reverse()
    acts_in_order[0]()

    with pytest.raises(Refused) as refused:
        acts_in_order[1]()

    assert refused.value.refusal.rule == "two-open-the-way-in"


def test_a_day_later_one_may(world, acting, monkeypatch):
    user, acts = world.people["commercial_lead"], acting("administrator")
    link(acts, user)
    later = Event.objects.latest("number").at + timedelta(days=1, seconds=1)
    monkeypatch.setattr("counterfoil_web.accounts.way_in.timezone.now", lambda: later)

    take_away_factors(acts, user, "Lost")
