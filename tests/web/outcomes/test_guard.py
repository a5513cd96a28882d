"""What is agreed or recorded of outcomes cannot be changed, whoever asks the database."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.guard import TABLES
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [OutcomePlan, OutcomeRow])
def test_a_row_is_neither_changed_nor_removed(model, outcomes):
    with scopes_disabled():
        rows = model.objects.all()
        for act in (lambda: rows.update(number=9, text=""), lambda: rows[0].delete()):
            act_ = act if model is OutcomePlan else (lambda: rows.update(note="x"))
            with pytest.raises(DatabaseError, match="is never changed"), transaction.atomic():
                act_()
    assert model._meta.db_table in TABLES
