"""What is locked, recorded or sealed of a tender cannot be changed, whoever asks the database."""

import pytest
from django.db import DatabaseError, transaction
from django_scopes import scopes_disabled

from counterfoil_web.tenders.guard import TABLES
from counterfoil_web.tenders.models import BidFile, LockedPlan, Seat, Tender, TenderRow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Tender, LockedPlan, Seat, TenderRow, BidFile])
def test_a_row_is_neither_changed_nor_removed(model, tender):
    with scopes_disabled():
        row = model.objects.all()[0]
        field = "title" if model is Tender else "partnership_id"
        for act in (
            lambda: model.objects.filter(pk=row.pk).update(**{field: getattr(row, field)}),
            row.delete,
        ):
            with pytest.raises(Exception, match=r"never changed|protected"), transaction.atomic():
                act()
    assert model._meta.db_table in TABLES


def test_a_mark_is_not_changed_past_the_models(tender, world):
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in (
            "UPDATE tenders_tenderrow SET change_reason = 'x'",
            "DELETE FROM tenders_tenderrow",
        ):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
                cursor.execute(statement)
