from __future__ import annotations

import pytest

from counterfoil.access import (
    GRANTABLE,
    NO_STANDING,
    Grain,
    OrganisationKind,
    Participation,
    Standing,
)


@pytest.mark.parametrize(
    ("part", "reads"),
    [
        (Participation.LEAD_FORCE, Grain.FULL_READ),
        (Participation.PARTNER_FORCE, Grain.FULL_READ),
        (Participation.POLICING_BODY, Grain.FULL_READ),
        (Participation.SUPPLIER, Grain.SUPPLIER),
    ],
)
def test_a_participant_reads_what_is_its_own(part, reads):
    assert Standing(participation=part).reads is reads


@pytest.mark.parametrize("grain", Grain)
def test_a_grant_reads_its_grain(grain):
    assert Standing(grain=grain).reads is grain


def test_a_supplier_does_not_read_more_by_a_grant():
    assert Standing(participation=Participation.SUPPLIER, grain=Grain.FULL_READ).reads is (
        Grain.SUPPLIER
    )


def test_who_has_no_standing_reads_nothing():
    assert NO_STANDING.reads is Grain.NONE


def test_neither_nothing_nor_the_part_of_a_supplier_is_granted():
    assert set(Grain) - set(GRANTABLE) == {Grain.NONE, Grain.SUPPLIER}


def test_parts_are_taken_by_the_kinds_that_fit():
    assert Participation.POLICING_BODY.kinds == {OrganisationKind.POLICING_BODY}
    assert Participation.SUPPLIER.kinds == {OrganisationKind.SUPPLIER}
    assert OrganisationKind.FORCE in Participation.LEAD_FORCE.kinds


def test_every_part_and_grain_has_words():
    assert all(part.label for part in Participation)
    assert all(grain.label and grain.description for grain in Grain)
