from __future__ import annotations

from counterfoil.access import AUTHORITIES, OrganisationKind


def test_every_kind_has_its_own_words():
    assert len({kind.label for kind in OrganisationKind}) == len(OrganisationKind)


def test_authorities_are_those_that_run_partnerships():
    assert {kind.value for kind in AUTHORITIES} == {"force", "policing_body", "collaboration"}
