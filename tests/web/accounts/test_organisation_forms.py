"""Forms about organisations."""

from __future__ import annotations

import pytest

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.organisation_forms import (
    DatesForm,
    SettingsForm,
    WhichOrganisation,
    first_values,
)


def test_a_body_of_the_list_comes_with_what_is_published(db):
    form = WhichOrganisation({"which": "listed", "body": "policing_body:cumbria"})

    assert form.is_valid()
    new = form.new_organisation()
    assert (new.kind, new.body_type) == (OrganisationKind.POLICING_BODY, "pfcc")
    assert new.name == "Police, Fire and Crime Commissioner for Cumbria"


def test_an_invented_key_is_refused(db):
    assert not WhichOrganisation({"which": "listed", "body": "force:atlantis"}).is_valid()


@pytest.mark.parametrize(
    ("typed", "kept"), [("#1D3557", "#1d3557"), ("1d3557", "#1d3557"), ("", "")]
)
def test_a_colour_is_kept_in_one_form(world, typed, kept):
    force = world.organisations["force"]
    said = {"name": force.name, "brand_colour": typed, "seen": "1"}
    form = SettingsForm(said, organisation=force)

    assert form.is_valid()
    assert form.cleaned_data["brand_colour"] == kept


@pytest.mark.parametrize("colour", ["#fff", "red", "#12345g", "#ffdd00", "#767677x"])
def test_a_colour_that_cannot_be_read_is_refused(world, colour):
    force = world.organisations["force"]
    said = {"name": force.name, "brand_colour": colour, "seen": "1"}

    assert "brand_colour" in SettingsForm(said, organisation=force).errors


def test_a_directory_serves_one_organisation(world):
    force, other = world.organisations["force"], world.organisations["other_force"]
    other.directory = "force"
    other.save()
    form = DatesForm(
        {"directory": "force", "seen": "1"}, organisation=force, directories=[("force", "D")]
    )

    assert form.errors["directory"] == ["Other force signs in by this directory"]


def test_without_a_file_of_directories_none_is_asked_for(world):
    form = DatesForm(organisation=world.organisations["force"], directories=[])

    assert "directory" not in form.fields
    assert "oversees" not in form.fields


def test_a_form_shows_first_what_stands(world):
    found = first_values(world.organisations["force"], ("name", "brand_colour"))

    assert found == {"name": "Example force", "brand_colour": "", "seen": 1}
