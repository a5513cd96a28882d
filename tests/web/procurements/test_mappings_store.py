"""The columns of an export are remembered for the next one of the same organisation."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.contractfile.column_mapping import ColumnMapping as Mapping
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.procurements.mappings_store import remember, remembered
from counterfoil_web.procurements.models import ColumnMapping

pytestmark = pytest.mark.django_db
HEADERS = ["Company", "Since", "Registered"]


def mapping(joined_on):
    return Mapping(kind="participant", columns=(("supplier", "Company"), ("joined_on", joined_on)))


def test_what_fits_the_next_export_is_remembered(seen_by):
    with seen_by("commercial_lead") as seen:
        for joined_on in ("Since", "Registered"):
            remember(seen, mapping(joined_on))
        found = remembered(seen, "participant", HEADERS)
        assert found.mapping["columns"]["joined_on"] == "Registered"
        assert remembered(seen, "participant", ["Company", "Since"]) is None
        assert remembered(seen, "question", HEADERS) is None


def test_another_procurement_of_the_organisation_begins_with_it_until_it_has_its_own(
    seen_by, world
):
    with seen_by("commercial_lead") as seen:
        remember(seen, mapping("Since"))
        other = partnership_for(seen.acting, world.partnerships["business"].ref)
        assert remembered(other, "participant", HEADERS).mapping["columns"]["joined_on"] == "Since"
        remember(other, mapping("Registered"))
        remember(seen, mapping("Since"))  # the later, yet not its own
        found = remembered(other, "participant", HEADERS)
        assert found.mapping["columns"]["joined_on"] == "Registered"


def test_another_organisation_has_it_in_the_same_procurement_alone(seen_by, world):
    with seen_by("commercial_lead") as seen:
        remember(seen, mapping("Since"))
    with scopes_disabled():
        ColumnMapping.objects.update(
            partnership=world.partnerships["business"],
            saved_for=world.organisations["policing_body"],
        )
    with seen_by("commercial_lead") as seen:
        assert remembered(seen, "participant", HEADERS) is None
        other = partnership_for(seen.acting, world.partnerships["business"].ref)
        assert remembered(other, "participant", HEADERS) is not None
