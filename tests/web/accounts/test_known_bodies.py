"""The bodies that can be added from the published list."""

from __future__ import annotations

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.known_bodies import known_bodies, known_body, type_in_words


def test_all_territorial_forces_are_there_with_their_policing_bodies():
    forces = [one for one in known_bodies() if one.body_type == "territorial"]
    bodies = [one for one in known_bodies() if one.kind is OrganisationKind.POLICING_BODY]

    assert len(forces) == 43  # the forces of England and Wales
    overseen = {one.oversees for one in bodies}
    assert {one.key for one in forces} <= overseen


def test_what_is_abolished_or_no_police_force_is_left_out():
    names = {one.name for one in known_bodies()}

    assert "Serious Organised Crime Agency" not in names
    assert "HM Revenue and Customs" not in names
    assert "Home Secretary" not in names


def test_keys_are_unique_and_lead_to_their_body():
    keys = [one.key for one in known_bodies()]

    assert len(keys) == len(set(keys))
    assert known_body("force:dyfed-powys").name == "Dyfed-Powys Police"
    assert known_body("force:atlantis") is None


def test_types_are_told_in_words():
    assert type_in_words("pfcc") == "police, fire and crime commissioner"
    assert type_in_words("territorial") == ""
