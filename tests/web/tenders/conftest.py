"""The example competition at any of its stages, in the custody partnership."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime

import pytest
from django.utils import timezone

from counterfoil.access import Capability
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.tenders.pages import Opened
from counterfoil_web.tenders.seats_store import seats_held
from counterfoil_web.tenders.store import tender_for
from tests.web.tenders.example import make_tender


@pytest.fixture
def tender_at(world):
    """The competition as it stood at a stage of `example.STAGES`."""
    return lambda stage="priced": make_tender(world, stage)


@pytest.fixture
def tender(tender_at):
    """The whole competition, up to opened prices."""
    return tender_at()


@pytest.fixture
def opened_by(world):
    """A tender as a person sees it, within the scope of their organisation."""

    @contextmanager
    def opened(username, number=1, capability=Capability.VIEW_SUMMARY):
        acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())
        with organisation_scope(acting.organisation, acting.today):
            seen = partnership_for(acting, world.partnership.ref, capability)
            one = tender_for(seen.partnership, number)
            yield Opened(seen, one, seats_held(one, acting.user))

    return opened


@pytest.fixture
def page(world):
    """The address of a page of the first tender."""

    def address(rest: str = "", number: int = 1) -> str:
        return f"/partnerships/{world.partnership.ref}/tender/{number}/{rest}"

    return address


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is, in local time, such as 2026-11-23 13:00."""

    def at(text):
        moment = timezone.make_aware(datetime.fromisoformat(text))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return at
