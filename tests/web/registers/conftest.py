"""The custody partnership as the contract manager sees it, who keeps records in it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from counterfoil.access import Capability
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.store import partnership_for


@pytest.fixture
def seen(world):
    """The partnership, within the scope of the force."""
    person = world.people["contract_manager"]
    acting = acting_for(person, wanted=None, today=timezone.localdate())
    with organisation_scope(acting.organisation, acting.today):
        yield partnership_for(acting, world.partnership.ref, Capability.VIEW_PARTNERSHIP)
