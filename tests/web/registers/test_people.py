"""The field that names somebody for ever."""

from django.db import models

from counterfoil_web.accounts.models import User
from counterfoil_web.registers.people import a_person
from counterfoil_web.tenders.models import LockedPlan


def test_an_account_that_a_row_names_cannot_be_removed():
    assert a_person().remote_field.on_delete is models.PROTECT
    assert LockedPlan._meta.get_field("locked_by").related_model is User
