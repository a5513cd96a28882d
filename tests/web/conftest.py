"""An installation for the tests of pages: two forces, their policing bodies, and others."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.commands.flush import Command as FlushCommand
from django.db import connections, transaction
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone
from django_scopes import scopes_disabled
from pytest_django import DjangoDbBlocker

from counterfoil.access import Marking, OrganisationKind, Participation, Role
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.appraisals import guard as version_guard
from counterfoil_web.contracts import guard as contract_guard
from counterfoil_web.decisions import guard as act_guard
from counterfoil_web.outcomes import guard as outcomes_guard
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.procurements import guard as procurement_guard
from counterfoil_web.records import guard as log_guard
from counterfoil_web.records.kept_in_memory import forget_all
from counterfoil_web.results import guard as review_guard
from counterfoil_web.tenders import guard as tender_guard
from tests.web.kept_rows import KeptRows
from tests.web.kept_tables import postgres_tables, put_into_memory, sqlite_tables

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser tests use the database beside it

Made = TypeVar("Made")

PASSWORD = "a long enough pass phrase"
LONG_AGO = date(2020, 4, 1)
GUARDS = (
    log_guard,
    version_guard,
    review_guard,
    act_guard,
    contract_guard,
    outcomes_guard,
    procurement_guard,
    tender_guard,
)

PEOPLE: dict[str, tuple[str, tuple[Role, ...]]] = {
    "commercial_lead": ("force", (Role.COMMERCIAL_LEAD,)),
    "finance_officer": ("force", (Role.FORCE_FINANCE_OFFICER,)),
    "finance_partner": ("force", (Role.FINANCE_PARTNER,)),
    "chief_officer": ("force", (Role.CHIEF_OFFICER,)),
    "contract_manager": ("force", (Role.CONTRACT_MANAGER,)),
    "evaluator": ("force", (Role.EVALUATOR,)),
    "moderator": ("force", (Role.MODERATOR,)),
    "administrator": ("force", (Role.ADMINISTRATOR,)),
    "commissioner": ("policing_body", (Role.COMMISSIONER,)),
    "pcc_finance_officer": ("policing_body", (Role.POLICING_BODY_FINANCE_OFFICER,)),
    "inspector": ("inspectorate", (Role.INSPECTOR,)),
    "auditor": ("auditor", (Role.AUDITOR,)),
    "supplier_user": ("supplier", (Role.SUPPLIER_USER,)),
    "outsider": ("other_force", (Role.COMMERCIAL_LEAD, Role.FORCE_FINANCE_OFFICER)),
}
"""Who there is: the organisation they belong to and the roles they hold there."""


@dataclass
class World:
    """What the installation holds. `partnership` is the custody one, of force and policing body."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    partnerships: dict[str, Partnership] = field(default_factory=dict)

    @property
    def partnership(self) -> Partnership:
        return self.partnerships["custody"]

    @property
    def named(self) -> dict[str, Any]:
        """Everything that it holds and itself, by name, for what is made from it and kept."""
        return {
            "world": self,
            **{
                f"{kind}/{key}": one
                for kind in ("organisations", "people", "partnerships")
                for key, one in getattr(self, kind).items()
            },
        }


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests in real transactions end by emptying every table, which the log's triggers refuse."""
    flush = FlushCommand.handle

    def emptied(self: FlushCommand, **options: Any) -> None:
        connection = connections[options["database"]]
        for guard in GUARDS:
            guard.lower_guard(connection)
        flush(self, **options)
        for guard in GUARDS:
            guard.raise_guard(connection)

    FlushCommand.handle = emptied
    yield
    FlushCommand.handle = flush


@pytest.fixture(scope="session", autouse=True)
def _requests_take_turns_on_a_shared_connection() -> Iterator[None]:
    """SQLite in memory is one connection, which every thread of the live server is given.

    Two requests at once would be in one transaction, and one's rollback the other's loss. An
    installation has a connection for each thread: `tests/web/own_connections.py` tests those.
    """
    answer, turn = WSGIHandler.get_response, threading.RLock()

    def in_turn(self: WSGIHandler, request: Any) -> Any:
        if not connections["default"].is_in_memory_db():
            return answer(self, request)
        with turn:
            return answer(self, request)

    WSGIHandler.get_response = in_turn
    yield
    WSGIHandler.get_response = answer


@pytest.fixture(scope="session", autouse=True)
def _middleware_is_made_once() -> Iterator[None]:
    """Every browser of the tests asks one chain of middleware, as those of an installation do.

    To make it takes as long as to answer a page. Where a test changed settings it is made anew.
    """
    make, settled = ClientHandler.load_middleware, settings._wrapped
    made: dict[str, Any] = {}

    def once(self: ClientHandler, is_async: bool = False) -> None:
        if is_async or settings._wrapped is not settled:
            make(self, is_async)
            return
        if not made:
            first = ClientHandler()
            make(first)
            made.update({name: getattr(first, name) for name in _OF_MIDDLEWARE})
        vars(self).update(made)

    ClientHandler.load_middleware = once
    yield
    ClientHandler.load_middleware = make


_OF_MIDDLEWARE = (
    *("_view_middleware", "_template_response_middleware", "_exception_middleware"),
    "_middleware_chain",
)


@pytest.fixture(autouse=True)
def _nothing_kept_in_memory() -> None:
    """Each test begins as a fresh process does."""
    forget_all()


@pytest.fixture(scope="session")
def _tables(django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """Every table, before Django asks for them: its migrations then find nothing to do."""
    default = connections["default"]
    if default.vendor == "postgresql":
        with django_db_blocker.unblock():
            name = postgres_tables(tmp_path_factory, os.environ["DATABASE_URL"])
        default.settings_dict["TEST"]["TEMPLATE"] = name
        yield
    else:
        with django_db_blocker.unblock():
            tables = sqlite_tables(tmp_path_factory)
        with put_into_memory(tables):
            yield


@pytest.fixture(scope="session")
def django_db_setup(_tables: None, django_db_setup: None) -> None:
    """The database of the tests."""


@pytest.fixture(scope="session")
def _kept_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> KeptRows[World]:
    """The installation, made once in this process and out of the database again."""
    with django_db_blocker.unblock():
        return KeptRows.of(build_world)


@pytest.fixture
def world(_kept_world: KeptRows[World], db: None) -> World:
    """The installation, its rows put in and its people made anew for each test."""
    return _kept_world.put_back()


def build_world() -> World:
    """Two forces, two policing bodies, an inspectorate, an auditor, a supplier, three partnerships.

    The inspector and the auditor have a grant of full reading on the custody partnership, the
    supplier is a party to it, and the outsider's force has no part in any.
    """
    made = World()
    _organisations(made)
    for username, (place, roles) in PEOPLE.items():
        made.people[username] = _person(username, made.organisations[place], roles)
    with scopes_disabled():
        _partnerships(made)
    return made


@pytest.fixture(scope="session")
def keep(
    _kept_world: KeptRows[World], django_db_blocker: DjangoDbBlocker
) -> Callable[[Callable[[World], Made]], KeptRows[Made]]:
    """Make something in an installation once in this process, to be put back in many tests."""

    def kept(make: Callable[[World], Made]) -> KeptRows[Made]:
        with django_db_blocker.unblock(), transaction.atomic():
            world = _kept_world.put_back()
            rows = KeptRows.of(lambda: make(world), world.named)
            transaction.set_rollback(True)
        return rows

    return kept


@pytest.fixture
def client_as(world: World) -> Callable[[str], Client]:
    """A browser in which a person, named for their role, is signed in."""

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(world.people[username])
        return client

    return signed_in


def _organisations(made: World) -> None:
    def organisation(key: str, kind: OrganisationKind, name: str) -> Organisation:
        one = Organisation.objects.create(kind=kind, name=name)
        made.organisations[key] = one
        return one

    force = organisation("force", OrganisationKind.FORCE, "Example force")
    body = organisation("policing_body", OrganisationKind.POLICING_BODY, "Example policing body")
    other = organisation("other_force", OrganisationKind.FORCE, "Other force")
    other_body = organisation(
        "other_policing_body", OrganisationKind.POLICING_BODY, "Other policing body"
    )
    for policing_body, overseen in ((body, force), (other_body, other)):
        policing_body.oversees = overseen
        policing_body.save()
    organisation("inspectorate", OrganisationKind.INSPECTORATE, "Inspectorate")
    organisation("auditor", OrganisationKind.AUDITOR, "External auditor")
    organisation("supplier", OrganisationKind.SUPPLIER, "Supplier")


def _person(username: str, organisation: Organisation, roles: tuple[Role, ...]) -> User:
    user = User.objects.create_user(
        f"{username.replace('_', '-')}@force.example",
        username.replace("_", " ").capitalize(),
        PASSWORD,
    )
    for role in roles:
        Membership.objects.create(user=user, organisation=organisation, role=role, starts=LONG_AGO)
    return user


def _partnerships(made: World) -> None:
    for kind, title in (
        ("custody", "Custody services"),
        ("business", "Business support services"),
        ("consultancy", "Change support"),
    ):
        partnership = Partnership.objects.create(
            title=title,
            kind=kind,
            marking=Marking.OFFICIAL_SENSITIVE_COMMERCIAL,
            made_by=made.people["commercial_lead"],
            made_at=timezone.now(),
        )
        made.partnerships[kind] = partnership
        _give(partnership, made.organisations["force"], part=Participation.LEAD_FORCE)
        _give(partnership, made.organisations["policing_body"], part=Participation.POLICING_BODY)
    custody = made.partnership
    _give(custody, made.organisations["supplier"], part=Participation.SUPPLIER)
    for key in ("inspectorate", "auditor"):
        _give(custody, made.organisations[key], grain="full_read")


def _give(
    partnership: Partnership, organisation: Organisation, *, part: str = "", grain: str = ""
) -> None:
    Access.objects.create(
        partnership=partnership,
        organisation=organisation,
        part=part,
        grain=grain,
        starts=LONG_AGO,
    )
