"""Many rows read at once are the records that each gives by itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterfoil.errors import InvalidValue
from counterfoil_web.tenders.models import TenderRow
from counterfoil_web.tenders.rows import record_of
from counterfoil_web.tenders.rows_read import read_rows

pytestmark = pytest.mark.django_db


def added(tender, world, number, **more):
    texts = {
        "bid": "a",
        "criterion": "care",
        "text": "A rota.\nAnd who stands in.",
        "document": "",
    }
    values = {"kind": "answer", "key": f"answer-{number}", "fields": texts, **more}
    return TenderRow.objects.create(
        partnership=tender.partnership,
        tender=tender,
        entered_by=world.people["commercial_lead"],
        entered_for=world.organisations["force"],
        **values,
    )


def test_they_are_those_of_the_rows_one_by_one(tender, world, opened_by):
    """The example has every kind of field; an answer of two lines, and one put right, are added."""
    with opened_by("commercial_lead"):
        added(tender, world, 1)
        added(tender, world, 2, supersedes="answer-1", change_reason="Read again", note="Late")
        rows = TenderRow.objects.filter(tender=tender).order_by("pk")
        one_by_one = [record_of(row) for row in rows.select_related("entered_by")]
        with CaptureQueriesContext(connection) as asked:
            found = read_rows(rows)
    assert [one.record for one in found] == one_by_one
    assert [(one.pk, one.key, one.entered_at) for one in found] == [
        (row.pk, row.key, row.entered_at) for row in rows
    ]
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("fields", "where", "what"),
    [
        ({"bid": "a", "text": "Words"}, "criterion", "it is blank"),
        ({"bid": "a", "criterion": "care", "words": "many"}, "words", "not an exact number"),
    ],
)
def test_a_row_that_says_nothing_of_its_kind_is_told_of(
    tender, world, opened_by, fields, where, what
):
    with opened_by("commercial_lead"):
        added(tender, world, 1, fields=fields)
        with pytest.raises(InvalidValue, match=what) as caught:
            read_rows(TenderRow.objects.filter(tender=tender))
    assert caught.value.where == where
