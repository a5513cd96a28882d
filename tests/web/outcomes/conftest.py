"""The outcomes of the custody example: its case, its contract, the agreed plan and the records."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.casefile.load import load_case_or_raise
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.operations import example_contracts, example_outcomes
from counterfoil_web.operations.examples import examples
from counterfoil_web.outcomes.pages import Opened
from counterfoil_web.outcomes.store import outcomes_of
from counterfoil_web.partnerships.store import partnership_for

CUSTODY = "cleveland-custody-2017"


def _example():
    return next(one.folder for one in examples() if one.folder.name == CUSTODY)


def make_version(world):
    """Version 1 of the custody partnership's case."""
    acting = acting_for(world.people["commercial_lead"], wanted=None, today=timezone.localdate())
    with scopes_disabled():
        return make_version_from_case(
            world.partnership,
            load_case_or_raise(_example()),
            submitted_by=acting.user,
            reason="As published",
            authors=[acting.user],
            acting=acting,
        )


def make_outcomes(world):
    """The example as the try-out has it, in the custody partnership of the tests' installation."""
    try_out = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        make_version(world)
        example_contracts.load_contract(
            world.partnership, example_contracts.ROOT / CUSTODY, try_out
        )
        example_outcomes.load_outcomes(world.partnership, CUSTODY, try_out)


@pytest.fixture(scope="session")
def kept_outcomes(keep):
    """The outcomes, made once in this process."""
    return keep(make_outcomes)


@pytest.fixture
def outcomes(kept_outcomes, world):
    """The outcomes of the custody partnership."""
    kept_outcomes.put_back(world.named)
    return world


@pytest.fixture(scope="session")
def kept_version(keep):
    """A version of the case, made once in this process."""
    return keep(make_version)


@pytest.fixture
def only_version(kept_version, world):
    """The partnership with a version of its case, without contract or plan."""
    return kept_version.put_back(world.named)


@pytest.fixture
def seen_by(world):
    """The custody partnership as a person sees it, within the scope of their organisation."""

    @contextmanager
    def seen(username, capability=Capability.VIEW_PARTNERSHIP):
        acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())
        with organisation_scope(acting.organisation, acting.today):
            yield partnership_for(acting, world.partnership.ref, capability)

    return seen


@pytest.fixture
def opened_by(seen_by, outcomes):
    """The outcomes as a person sees them, within the scope of their organisation."""

    @contextmanager
    def opened(username):
        with seen_by(username) as seen:
            yield Opened(seen, outcomes_of(seen.partnership, seen.acting.today))

    return opened


@pytest.fixture
def page(world):
    """The address of a page of the outcomes; of the future room where asked."""

    def address(rest: str = "", room: str = "outcomes") -> str:
        return f"/partnerships/{world.partnership.ref}/{room}-room/{rest}"

    return address
