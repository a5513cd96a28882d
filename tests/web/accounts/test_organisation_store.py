"""Organisations added, changed, put away and brought back."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts import organisation_store as organisations
from counterfoil_web.accounts.known_bodies import known_body
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.accounts.organisation_store import NameTaken, NewOrganisation
from counterfoil_web.accounts.people_store import Changed
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.models import Event


def add(acting, key):
    return organisations.add(acting("administrator"), organisations.of_known(known_body(key)))


@pytest.mark.parametrize("order", [("force", "policing_body"), ("policing_body", "force")])
def test_a_policing_body_oversees_its_force_whichever_is_added_first(acting, world, order):
    for kind in order:
        add(acting, f"{kind}:gwent")

    body = Organisation.objects.get(name="Police and Crime Commissioner for Gwent")
    assert body.oversees == Organisation.objects.get(name="Gwent Police")
    assert body.body_type == "pcc"


def test_a_name_is_one_organisation_whatever_its_capitals(acting, world):
    with pytest.raises(NameTaken):
        organisations.add(
            acting("administrator"),
            NewOrganisation(kind=OrganisationKind.SUPPLIER, name="EXAMPLE FORCE"),
        )


def test_only_what_changed_is_told_to_the_log(acting, world):
    force = world.organisations["force"]

    organisations.change(acting("administrator"), force, 1, brand_colour="#1d3557", name=force.name)

    event = Event.objects.latest("number")
    assert (event.kind, event.record) == ("organisation-changed", f"organisation/{force.pk}")
    assert "#1d3557" in str(event.after)
    assert "legal_name" not in str(event.after)


def test_a_colour_gets_a_new_stylesheet_and_a_name_does_not(acting, world):
    force = world.organisations["force"]
    organisations.change(acting("administrator"), force, 1, name="Heddlu’r Esiampl")
    organisations.change(acting("administrator"), force, 2, brand_colour="#1d3557")

    force.refresh_from_db()
    assert (force.name, force.brand_version, force.revision) == ("Heddlu’r Esiampl", 2, 3)


def test_saving_what_stands_writes_nothing(acting, world, kinds):
    force = world.organisations["force"]
    organisations.change(acting("administrator"), force, 1, name=force.name)

    assert kinds() == []


def test_of_two_who_change_an_organisation_the_second_is_told(acting, world):
    force = world.organisations["force"]
    organisations.change(acting("administrator"), force, 1, legal_name="One")

    with pytest.raises(Changed):
        organisations.change(acting("administrator"), force, 1, legal_name="Two")


def test_the_name_of_another_is_refused(acting, world):
    with pytest.raises(NameTaken):
        organisations.change(
            acting("administrator"), world.organisations["force"], 1, name="Other force"
        )


def test_an_archived_organisation_is_restored_as_it_was(acting, world, kinds):
    other = world.organisations["other_force"]
    today = acting("administrator").today
    organisations.archive(acting("administrator"), other, "merged")
    assert acting_for(world.people["outsider"], wanted=None, today=today) is None
    assert other in organisations.organisations(archived=True)

    organisations.restore(acting("administrator"), other, "not merged after all")

    assert acting_for(world.people["outsider"], wanted=None, today=today) is not None
    assert kinds() == ["organisation-archived", "organisation-restored"]


def test_archiving_twice_is_archiving_once(acting, world, kinds):
    for _ in range(2):
        organisations.archive(acting("administrator"), world.organisations["other_force"], "x")

    assert kinds() == ["organisation-archived"]


def test_people_are_counted_once_whatever_their_roles(world):
    counts = organisations.people_counts(date(2026, 11, 22))

    assert counts[world.organisations["other_force"].pk] == 1  # the outsider, in two roles
    assert counts[world.organisations["force"].pk] == 8


def test_somebody_always_looks_after_the_installation(acting, world, kinds):
    first, second = world.people["administrator"], world.people["commercial_lead"]
    acts = acting("administrator")

    assert organisations.set_keeper(acts, first, keeps=True)
    assert not organisations.set_keeper(acts, first, keeps=False)
    assert organisations.set_keeper(acts, second, keeps=True)
    assert organisations.set_keeper(acts, first, keeps=False)
    assert list(organisations.keepers()) == [second]
    assert kinds()[-1] == "installation-keeper-ended"


def test_an_organisation_that_is_not_there_is_not_found(world):
    with pytest.raises(Http404):
        organisations.organisation_by(0)
