"""The procurement of the custody example: the agreed plan and the rows of its registers."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml, write_fields_yaml
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.contracts.models import (
    AgreedTerms,
    Breach,
    BreachStep,
    Contract,
    ContractChange,
    KpiRating,
    Recorded,
)
from counterfoil_web.operations.example_procurements import load_procurement
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.procurements.models import AgreedProcurement, ProcurementDraft, ProcurementRow
from counterfoil_web.procurements.pages import Opened
from counterfoil_web.procurements.store import procurement_of
from counterfoil_web.registers.record_rows import columns_of, fields_of
from tests.fixtures.contracts import contract_with, fixed
from tests.fixtures.procurement_plans import a_plan
from tests.fixtures.running_contracts import SIGNED, TITLES, document, invoice, plan

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


def add_records(world, *records):
    """Records of the registers as they stand in the database."""
    with scopes_disabled():
        for record in records:
            ProcurementRow.objects.create(
                **columns_of(record),
                partnership=world.partnership,
                entered_by=world.people["commercial_lead"],
                entered_for=world.organisations["force"],
            )


@pytest.fixture
def sign(world):
    """Says in the register that a contract was entered into."""

    def signing(key):
        add_records(world, replace(SIGNED, contract=key, entered_on=date(2026, 3, 1)))

    return signing


def make_running(world):
    """A procurement above the threshold with its contract: everything that its notices tell of."""
    manager = world.people["contract_manager"]
    terms = contract_with(fixed(), measures=document().versions[0].measures)
    terms = replace(terms, light_touch=False)
    agree_plan(world, plan(begins_on=date(2026, 4, 1), conflicts_prepared_on=date(2026, 4, 1)))
    add_records(world, replace(SIGNED, entered_on=date(2026, 3, 1)))
    with scopes_disabled():
        contract = Contract.objects.create(
            partnership=world.partnership, key="example", title=terms.title, made_by=manager
        )
        own = {"partnership": world.partnership, "contract": contract}
        text = write_contract_yaml(terms)
        AgreedTerms.objects.create(
            **own,
            number=1,
            text=text,
            fingerprint="0" * 64,
            reason="As signed",
            proposed_by=manager,
            agreed_by=world.people["finance_officer"],
        )
        billed = invoice("INV-1", date(2026, 10, 5), "100000")
        Recorded.objects.create(
            **own,
            kind=billed.kind,
            key=billed.id,
            month=str(billed.month),
            fields=fields_of(billed),
            entered_by=manager,
            entered_for=world.organisations["force"],
            entered_at=datetime(2026, 10, 5, 9, tzinfo=UTC),
        )
        KpiRating.objects.create(
            **own,
            number=1,
            first_month="2026-04",
            last_month="2026-10",
            results=[
                {"id": f"k{n}", "title": title, "target": "90%", "result": "92%", "note": ""}
                | {"rating": "Good"}
                for n, title in enumerate(TITLES)
            ],
            rated_on=date(2026, 11, 2),
            rated_by=manager,
        )
        ContractChange.objects.create(
            **own,
            number=1,
            title="Two more offices",
            agreed_on=date(2026, 12, 1),
            value_gbp=Decimal(900_000),
            route="provided_for",
            materially_changes_scope=False,
            shifts_balance=False,
            reason="Two more stations joined.",
            entered_by=manager,
        )
        breach = Breach.objects.create(
            **own,
            number=1,
            title="Calls not answered",
            clause="Schedule 3",
            step="escalated",
            made_by=manager,
        )
        for step, day in (("breach recorded", 2), ("supplier notified", 3), ("escalated", 4)):
            BreachStep.objects.create(
                partnership=world.partnership,
                breach=breach,
                step=step,
                on=date(2026, 11, day),
                by="Contract manager",
                note="The line was dead",
                entered_by=manager,
            )


@pytest.fixture(scope="session")
def kept_running(keep):
    """The running contract, made once in this process."""
    return keep(make_running)


@pytest.fixture
def signed(kept_running, world):
    """The running contract of the custody partnership."""
    kept_running.put_back(world.named)
    return world
