"""What is agreed or recorded of a procurement is never changed, whatever asks the database."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE procurements_agreedprocurement SET reason = 'Another'",
        "DELETE FROM procurements_agreedprocurement",
        "UPDATE procurements_procurementrow SET note = 'Another'",
        "DELETE FROM procurements_procurementrow WHERE kind = 'release'",
    ],
)
def test_the_database_refuses_it(statement, procurement):
    with (
        pytest.raises(DatabaseError, match="of a procurement is never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
