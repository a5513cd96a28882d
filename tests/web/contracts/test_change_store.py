"""The register of changes as it is kept."""

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.performance.modifications import Route
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.change_store import ChangeValues, add_change, changes_of
from counterfoil_web.contracts.models import ContractChange
from tests.web.contracts.conftest import DOCUMENT


def values(**more):
    given = {
        "title": "More cells",
        "agreed_on": date(2026, 6, 1),
        "value_gbp": Decimal(600_000),
        "days": 0,
        "route": Route.PROVIDED_FOR,
        "materially_changes_scope": False,
        "shifts_balance": False,
        "works": False,
        "group": "",
        "reason": "Need",
        "supersedes": None,
    }
    return ChangeValues(**{**given, **more})


def test_each_change_is_tested_on_what_was_before_it(contract_seen_by):
    """£600,000 of £6,000,000, then £660,000 of £6,600,000: a tenth each time."""
    with contract_seen_by("contract_manager") as (seen, contract):
        add_change(seen, contract, values(title="Second", agreed_on=date(2026, 7, 1)))
        add_change(seen, contract, values(title="First"))
        first, second = changes_of(contract, DOCUMENT)
    assert (first.row.title, first.tests.value_share) == ("First", Decimal("0.1"))
    assert second.tests.before_gbp == 6_600_000


def test_what_is_put_right_stands_no_more_and_only_once(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        add_change(seen, contract, values())
        add_change(seen, contract, values(value_gbp=Decimal(60_000), supersedes=1))
        (one,) = changes_of(contract, DOCUMENT)
        assert (one.row.number, one.row.value_gbp) == (2, 60_000)
        with pytest.raises(InvalidValue, match="change 1 does not stand"):
            add_change(seen, contract, values(supersedes=1))
        assert ContractChange.objects.count() == 2


def test_who_may_not(contract_seen_by):
    for username in ("auditor", "supplier_user", "finance_officer"):
        with contract_seen_by(username) as (seen, contract), pytest.raises(Refused):
            add_change(seen, contract, values())
