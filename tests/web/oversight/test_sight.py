"""Who sees which events: a table that an auditor can check."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.oversight.sight import sight_of
from counterfoil_web.partnerships.models import Access
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db

# account: of the force's administrator; custody, business: on partnerships of force and policing
# body; sealed: on custody; outsider: a sign-in of another force; guess: the outsider asked for
# custody's address; supplier: the supplier's act on custody; nobody: of the installation.
SEES = {
    "commissioner": {"custody", "business", "sealed", "guess", "supplier"},
    "finance_officer": {"account", "custody", "business", "sealed", "guess", "supplier"},
    "inspector": {"custody", "sealed", "guess", "supplier"},
    "auditor": {"custody", "sealed", "guess", "supplier"},
    "administrator": {"account"},
    "outsider": {"outsider", "guess"},
}


def seen_by(acting, events) -> set[str]:
    with scope(visible=visible_partnerships(acting.organisation, acting.today)):
        sight = sight_of(acting)
    numbers = set(Event.objects.filter(sight.events).values_list("number", flat=True))
    by_name = sight.events_of(sight.few_refs(200))
    assert set(Event.objects.filter(by_name).values_list("number", flat=True)) == numbers
    return {name for name, event in events.items() if event.number in numbers}


@pytest.mark.parametrize("username", SEES)
def test_each_sees_what_is_theirs(username, events, acting):
    assert seen_by(acting(username), events) == SEES[username]


def test_who_keeps_the_installation_sees_what_nobody_did(world, events, acting):
    world.people["administrator"].runs_installation = True
    world.people["administrator"].save()

    assert seen_by(acting("administrator"), events) == {"account", "nobody"}


@pytest.mark.parametrize(
    "change",
    [
        {"revoked_at": timezone.now()},
        {"ends": timezone.localdate().replace(year=2021)},
        {"starts": timezone.localdate().replace(year=2999)},
        {"grain": "summary"},
        {"grain": "decisions"},
    ],
    ids=["revoked", "ended", "not begun", "summary", "decisions"],
)
def test_a_grant_that_ended_or_is_less_opens_no_history(change, world, events, acting):
    with scopes_disabled():
        Access.objects.filter(organisation=world.organisations["inspectorate"]).update(**change)

    assert seen_by(acting("inspector"), events) == set()


def test_titles_are_of_the_partnerships_seen(world, acting):
    refs = [one.ref for one in world.partnerships.values()]

    assert sight_of(acting("inspector")).titles_of(refs) == {
        world.partnership.ref: "Custody services"
    }
    assert sight_of(acting("administrator")).titles_of(refs) == {}
    assert sight_of(acting("inspector")).titles_of([""]) == {}


@pytest.mark.parametrize("words", ["custody", "SERV", "services custody"])
def test_a_partnership_in_sight_is_found_by_words_of_its_title(words, world, acting):
    assert sight_of(acting("inspector")).refs_named(words) == [world.partnership.ref]


def test_a_partnership_is_found_by_its_reference(world, acting):
    ref = world.partnership.ref

    assert sight_of(acting("inspector")).refs_named(ref) == [ref]


@pytest.mark.parametrize("words", ["", "ustody", "!", "nothing like it"])
def test_other_words_find_none(words, acting):
    assert sight_of(acting("inspector")).refs_named(words) == []


def test_no_words_find_a_partnership_out_of_sight(world, acting):
    business = world.partnerships["business"]
    for username in ("inspector", "administrator"):
        for words in (business.ref, business.title):
            assert sight_of(acting(username)).refs_named(words) == []


def test_more_partnerships_than_asked_for_are_not_named_one_by_one(world, acting):
    assert sight_of(acting("finance_officer")).few_refs(1) is None
    assert len(sight_of(acting("inspector")).few_refs(1)) == 1
    assert sight_of(acting("administrator")).few_refs(1) == []
