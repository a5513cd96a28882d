"""What a restore would take away is found by comparing logs and decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.decisions.models import Act, Decision
from counterfoil_web.operations.backup import write_backup
from counterfoil_web.operations.backup_file import open_backup
from counterfoil_web.operations.losses import losses
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log
from tests.web.operations.conftest import ENGINES
from tests.web.operations.test_restore import fill

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(params=ENGINES)
def backed_up(request, place, tmp_path):
    made = place(request.param)
    with made.opened() as folder:
        fill(folder)
        write_backup(tmp_path / "one.backup", folder, NOON)
        with open_backup(tmp_path / "one.backup") as backup:
            yield backup


def approve() -> None:
    """The policing body approves on the custody partnership."""
    partnership, person = Partnership.objects.get(), User.objects.get()
    decision = Decision.objects.create(
        partnership=partnership,
        number=1,
        gate="full",
        kind="full_case",
        title="Approve the full business case",
        asked="To approve",
        value_gbp=Decimal(1),
        proposed_by=person,
    )
    Act.objects.create(
        partnership=partnership,
        decision=decision,
        organisation=Organisation.objects.get(),
        by=person,
        office="Commissioner",
        outcome="approve",
        scheme="Scheme",
        at=datetime(2026, 11, 22, 16, 30, tzinfo=UTC),
    )


def test_nothing_is_lost_by_restoring_what_is_there(backed_up):
    assert losses(backed_up) == []


def test_a_later_approval_is_named(backed_up):
    with scopes_disabled():
        approve()

    assert losses(backed_up) == [
        "1 decision: “Approve the full business case” by Example force on "
        "22 November 2026 at 16:30 UTC (approve)"
    ]


def test_later_rows_of_the_log_are_counted(backed_up):
    for _ in range(2):
        log.write(None, "signed-in", record="person/1")

    (told,) = losses(backed_up)
    assert told.startswith("2 rows of the log, written from ")


def test_an_empty_place_loses_nothing(backed_up, place):
    with place("sqlite", empty=True).opened():
        assert losses(backed_up) == []
    with place("sqlite").opened():
        assert losses(backed_up) == []
