"""The procurement of the custody example: the agreed plan and the rows of its registers."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.operations.example_procurements import load_procurement
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.procurements.models import AgreedProcurement, ProcurementDraft, ProcurementRow
from counterfoil_web.procurements.pages import Opened
from counterfoil_web.procurements.store import procurement_of
from tests.fixtures.procurement_plans import a_plan

CUSTODY = "cleveland-custody-2017"


def make_procurement(world):
    """The example as the try-out has it, in the custody partnership of the tests' installation."""
    try_out = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        assert load_procurement(world.partnership, CUSTODY, try_out)


def agree_plan(world, plan, number=1):
    """A version of the custody partnership's procurement, as two people would have agreed it."""
    with scopes_disabled():
        return AgreedProcurement.objects.create(
            partnership=world.partnership,
            number=number,
            text=write_fields_yaml(plan),
            fingerprint="0" * 64,
            reason="As planned",
            proposed_by=world.people["commercial_lead"],
            agreed_by=world.people["finance_officer"],
        )


@pytest.fixture(scope="session")
def kept_procurement(keep):
    """The procurement, made once in this process."""
    return keep(make_procurement)


@pytest.fixture
def procurement(kept_procurement, world):
    """The procurement of the custody partnership."""
    kept_procurement.put_back(world.named)
    return world


@pytest.fixture
def planned(world):
    """A procurement above the threshold, agreed: an open competition for technology."""
    agree_plan(world, a_plan())
    return world


@pytest.fixture
def page(world):
    """The address of a page of the procurement."""

    def address(rest: str = "") -> str:
        return f"/partnerships/{world.partnership.ref}/procurement/{rest}"

    return address


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
def opened_by(seen_by):
    """The procurement as a person sees it, within the scope of their organisation."""

    @contextmanager
    def opened(username):
        with seen_by(username) as seen:
            yield Opened(seen, procurement_of(seen.partnership, seen.acting.today))

    return opened


@pytest.fixture
def kept():
    """What the database holds, past every scope: drafts, versions, and rows of a kind."""

    class Kept:
        def draft(self):
            with scopes_disabled():
                return ProcurementDraft.objects.first()

        def versions(self):
            with scopes_disabled():
                return list(AgreedProcurement.objects.order_by("number"))

        def rows(self, kind):
            with scopes_disabled():
                return list(ProcurementRow.objects.filter(kind=kind).order_by("pk"))

    return Kept()
