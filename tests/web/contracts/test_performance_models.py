"""What is kept of performance is numbered once, and seen only within what one may see."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import scopes_disabled
from django_scopes.exceptions import ScopeError

from counterfoil_web.contracts.models import Breach, ContractChange


def test_a_number_is_used_once_in_a_contract(contract, world):
    given = {
        "partnership": contract.partnership,
        "contract": contract,
        "number": 1,
        "title": "Two more cells",
        "agreed_on": timezone.localdate(),
        "reason": "Need",
        "entered_by": world.people["contract_manager"],
    }
    with scopes_disabled():
        assert str(ContractChange.objects.create(**given)) == "change 1 of Example contract"
        with pytest.raises(IntegrityError), transaction.atomic():
            ContractChange.objects.create(**given)


def test_nothing_is_read_outside_of_a_scope(contract):
    with pytest.raises(ScopeError):
        Breach.objects.count()
