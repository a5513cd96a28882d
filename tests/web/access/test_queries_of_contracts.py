"""No page or file of a contract asks the database more than twelve things."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.access.table import Address, read_table
from tests.web.access.test_every_address import asked, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOST = 12
NOT_ASKED = (
    *("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT"),
    "SELECT pg_advisory_xact_lock",  # what BEGIN IMMEDIATE is on SQLite
)
"""What brackets the questions of a request that keeps something, as a file does in the log."""
READERS = ("contract_manager", "supplier_user")


def queries_of(client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as caught:
        assert asked(client, "get", path).status_code in (200, 302), path
    return [one["sql"] for one in caught.captured_queries if not one["sql"].startswith(NOT_ASKED)]


def reader_of(address: Address) -> str | None:
    outcomes = address.outcomes.get("get", {})
    return next((one for one in READERS if outcomes.get(one) == "ok"), None)


def test_no_page_of_a_contract_asks_more_than_twelve_things(installation, signed_in):
    """A page that asks more is asked again: what is kept in memory is read once in a process."""
    addresses = [one for one in read_table()[1] if one.name.startswith("contracts:")]
    found = {}
    for address in addresses:
        reader = reader_of(address)
        if reader is None:
            continue
        path = path_of(address, installation.parts)
        asked_for = queries_of(signed_in[reader], path)
        if len(asked_for) > MOST:
            asked_for = queries_of(signed_in[reader], path)
        found[address.name] = len(asked_for)

    assert len(found) > 50
    assert {name: number for name, number in found.items() if number > MOST} == {}
