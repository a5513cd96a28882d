"""What is kept of a contract is never changed, even by hand."""

import pytest
from django.db import IntegrityError, connection, transaction

from counterfoil_web.contracts.guard import TABLES, lower_guard, raise_guard

CHANGES = [
    statement
    for table in TABLES
    for statement in (f"UPDATE {table} SET partnership_id = partnership_id", f"DELETE FROM {table}")
]


@pytest.mark.parametrize(
    "statement", [one for one in CHANGES if "agreed" in one or "recorded" in one]
)
def test_rows_cannot_be_changed_or_taken_away(contract, statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_row_cannot_be_put_in_the_place_of_another(contract):
    if connection.vendor != "sqlite":
        pytest.skip("REPLACE is SQLite's")
    statement = (
        "INSERT OR REPLACE INTO contracts_recorded (partnership_id, contract_id, kind, key, month, "
        "fields, source, note, supersedes, entered_by_id, entered_for_id, entered_at) "
        "SELECT partnership_id, contract_id, kind, key, month, '{}', source, note, supersedes, "
        "entered_by_id, entered_for_id, entered_at FROM contracts_recorded LIMIT 1"
    )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_guard_can_be_lowered_and_raised_again(contract):
    lower_guard(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contracts_recorded SET note = 'by hand'")
    raise_guard(connection)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE contracts_recorded SET note = 'again'")
