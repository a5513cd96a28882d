"""A contract of the custody partnership: agreed terms, two years of figures, nothing closed yet."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.contract.measures import DeductionBand, Deductions, Direction, Measure
from counterfoil.contract.records import Record
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.quantities.years import Month
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.contracts.models import AgreedTerms, Contract, Recorded
from counterfoil_web.contracts.record_rows import month_of
from counterfoil_web.contracts.store import contract_for
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.registers.record_rows import fields_of
from tests.fixtures.contracts import contract_with, fixed, measured, per_unit, volume

KEY = "example"
APRIL = Month(2026, 4)
CALLS = Measure(
    id="calls",
    title="Calls answered in 10 seconds",
    clause="Schedule 8, 2",
    direction=Direction.HIGHER,
    target=Fraction(90, 100),
    counts="answered in 10 seconds",
    of="calls",
    bands=(DeductionBand(beyond=Fraction(90, 100), amount=Fraction(4_000)),),
)
DOCUMENT = contract_with(
    fixed(),
    per_unit(),
    measures=(CALLS,),
    deductions=Deductions(clause="Schedule 8, 4", pool=Fraction(1, 10)),
)
"""£100,000 a month and £85 a detention; £4,000 off when fewer than 90% of calls are answered."""


def figures() -> list[Record]:
    """April to October 2026: 1,000 detentions a month; calls missed in April alone."""
    found: list[Record] = []
    for place in range(7):
        month = str(APRIL + place)
        found.append(volume(month, 1_000))
        found.append(measured("calls", month, 80 if place == 0 else 95, 100))
    return found


def add_row(contract: Contract, record: Record, user, organisation, at: datetime) -> Recorded:
    """One record as it stands in the database, entered at a moment."""
    return Recorded.objects.create(
        partnership=contract.partnership,
        contract=contract,
        kind=record.kind,
        key=record.id,
        month=month_of(record),
        fields=fields_of(record),
        source=record.source,
        supersedes=record.supersedes,
        entered_by=user,
        entered_for=organisation,
        entered_at=at,
    )


def agree(contract: Contract, text: str, world, number: int = 1) -> AgreedTerms:
    """A document as agreed by two people."""
    return AgreedTerms.objects.create(
        partnership=contract.partnership,
        contract=contract,
        number=number,
        text=text,
        fingerprint=digest({"text": text}),
        reason="As signed",
        proposed_by=world.people["contract_manager"],
        agreed_by=world.people["finance_officer"],
    )


def make_contract(world) -> Contract:
    """The contract with its agreed terms and its records, in the custody partnership."""
    manager, force = world.people["contract_manager"], world.organisations["force"]
    with scopes_disabled():
        contract = Contract.objects.create(
            partnership=world.partnership, key=KEY, title=DOCUMENT.title, made_by=manager
        )
        agree(contract, write_contract_yaml(DOCUMENT), world)
        for record in figures():
            add_row(contract, record, manager, force, datetime(2026, 5, 1, 9, tzinfo=UTC))
    return contract


@pytest.fixture(scope="session")
def kept_contract(keep):
    """The contract, made once in this process."""

    return keep(make_contract)


@pytest.fixture
def contract(kept_contract, world):
    """The contract with its terms and records."""
    return kept_contract.put_back(world.named)


@pytest.fixture
def seen_by(world):
    """The custody partnership as a person sees it, within the scope of their organisation."""

    @contextmanager
    def seen(username, capability=Capability.VIEW_CONTRACT_FIGURES):
        acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())
        with organisation_scope(acting.organisation, acting.today):
            yield partnership_for(acting, world.partnership.ref, capability)

    return seen


@pytest.fixture
def page(world, contract, client_as):
    """The address of a page of the contract."""

    def address(rest: str = "") -> str:
        return f"/partnerships/{world.partnership.ref}/contract-room/{contract.key}/{rest}"

    return address


@pytest.fixture
def contract_seen_by(seen_by, contract):
    """The contract as a person sees it."""

    @contextmanager
    def seen(username):
        with seen_by(username) as one:
            yield one, contract_for(one, contract.key)

    return seen


@pytest.fixture
def november():
    """A day after all the figures were entered."""
    return date(2026, 11, 22)
