"""Rows go out as text and come back as they were, whatever their type."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import models

from counterfoil_web.accounts.models import User
from counterfoil_web.operations import records_dump
from counterfoil_web.records.models import Job

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (models.DecimalField(), Decimal("1234567.80"), '"1234567.80"'),
        (models.DateField(), date(2026, 4, 1), '"2026-04-01"'),
        (
            models.DateTimeField(),
            datetime(2026, 4, 1, 12, 30, 0, 5, tzinfo=UTC),
            '"2026-04-01T12:30:00.000005+00:00"',
        ),
        (models.UUIDField(), UUID(int=7), '"00000000-0000-0000-0000-000000000007"'),
        (models.BinaryField(), b"\x00\xff", '"AP8="'),
        (models.DurationField(), timedelta(days=1, seconds=2), "86402.0"),
        (models.BooleanField(), True, "true"),
        (models.TextField(), "Tŷ'r Heddlu\n", None),
        (models.JSONField(), {"a": [1, 2.5, None]}, None),
        (models.IntegerField(), None, "null"),
    ],
)
def test_a_value_comes_back_as_it_was(field, value, text):
    written = json.dumps(records_dump._written(value))

    assert text is None or written == text
    assert records_dump._read(field, json.loads(written)) == value


def test_every_table_of_ours_is_kept_but_sessions_and_beats():
    labels = {
        model._meta.label_lower for model in records_dump.tables(records_dump.applied_steps())
    }
    if not labels:
        pytest.skip("the tables were made without migrations")

    assert {"accounts.user", "partnerships.partnership", "records.event", "records.job"} <= labels
    assert "partnerships.historicalpartnership" in labels
    assert "appraisals.version_authors" in labels
    assert not labels & records_dump.NOT_KEPT


def test_rows_are_lines_in_order_and_go_back_into_an_empty_table():
    for name in ("auditor", "inspector"):
        User.objects.create_user(f"{name}@force.example", name)
    columns = [field.attname for field in User._meta.concrete_fields]
    before = list(User.objects.order_by("pk").values_list())
    lines = list(records_dump.rows_of(User))
    assert [json.loads(line)[columns.index("name")] for line in lines] == ["auditor", "inspector"]
    User.objects.all().delete()

    assert records_dump.load_rows(User, columns, lines) == 2
    assert list(User.objects.order_by("pk").values_list()) == before


def test_new_rows_are_numbered_after_those_put_in():
    columns = [field.attname for field in User._meta.concrete_fields]
    User.objects.create_user("auditor@force.example", "Auditor")
    (line,) = records_dump.rows_of(User)
    values = json.loads(line)
    values[columns.index("id")] = 5_000
    User.objects.all().delete()
    records_dump.load_rows(User, columns, [json.dumps(values).encode()])

    records_dump.renumber([User])

    assert User.objects.create_user("inspector@force.example", "Inspector").pk > 5_000


def test_many_rows_go_in_batches():
    columns = [field.attname for field in Job._meta.concrete_fields]
    Job.objects.bulk_create(Job(kind="probe", title=str(n)) for n in range(1_203))
    lines = list(records_dump.rows_of(Job))
    Job.objects.all().delete()

    assert records_dump.load_rows(Job, columns, iter(lines)) == 1_203
    assert Job.objects.count() == 1_203
