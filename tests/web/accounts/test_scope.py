"""What an organisation may see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import ScopeError, scopes_disabled

from counterfoil_web.accounts.scope import organisation_scope, visible_partnerships
from counterfoil_web.partnerships.models import Access, Partnership


def test_a_query_without_a_scope_is_an_error(world):
    with pytest.raises(ScopeError):
        Partnership.objects.count()


@pytest.mark.parametrize(
    ("organisation", "sees"),
    [("force", 3), ("policing_body", 3), ("supplier", 1), ("other_force", 0)],
)
def test_an_organisation_sees_what_it_has_part_in(world, organisation, sees):
    with organisation_scope(world.organisations[organisation], timezone.localdate()):
        assert Partnership.objects.count() == sees


@pytest.mark.parametrize("ended", [{"revoked_at": timezone.now()}, {"ends": timezone.localdate()}])
def test_what_was_ended_is_no_longer_seen(world, ended):
    supplier = world.organisations["supplier"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    with scopes_disabled():
        Access.objects.filter(organisation=supplier).update(**ended)

    with scopes_disabled():
        assert list(visible_partnerships(supplier, tomorrow)) == []
