from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from counterfoil_web.records.guard import TABLES, lower_guard, raise_guard
from counterfoil_web.records.log import write
from counterfoil_web.records.models import Event, LogCheck

pytestmark = pytest.mark.django_db


def delete_all() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_event")


def test_the_guard_can_be_lowered_and_raised_again():
    write(None, "one", record="a")
    lower_guard(connection)
    delete_all()
    raise_guard(connection)
    write(None, "two", record="a")

    with pytest.raises(DatabaseError):
        delete_all()
    assert Event.objects.get().kind == "two"


def test_the_guard_stands_on_the_tables_of_the_log():
    assert set(TABLES) == {Event._meta.db_table, LogCheck._meta.db_table}


def test_django_is_refused_too():
    write(None, "one", record="a")
    row = Event.objects.get()
    row.reason = "another"
    for change in (row.save, row.delete, lambda: Event.objects.update(reason="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
