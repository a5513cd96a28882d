"""Who may enter and put right which records."""

import pytest

from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.records_rules import (
    correction_refusal,
    forced,
    kinds_for,
    may_correct,
    may_enter,
    require_entry,
)
from counterfoil_web.contracts.records_words import KIND_WORDS


def _row(contract, world, organisation, kind, **fields):
    return Recorded(
        contract=contract,
        kind=kind,
        fields=fields,
        entered_for=world.organisations[organisation],
    )


def test_the_contract_manager_enters_every_kind_but_waivers(seen_by):
    with seen_by("contract_manager") as seen:
        assert [kind for kind in KIND_WORDS if not may_enter(seen, kind)] == ["waiver"]
        assert kinds_for(seen) == tuple(KIND_WORDS)
        assert forced(seen, "volume") == {}


def test_the_supplier_submits_its_figures_only_and_verifies_none(seen_by):
    with seen_by("supplier_user") as seen:
        kinds = [kind for kind in KIND_WORDS if may_enter(seen, kind)]
        assert sorted(kinds) == sorted(kinds_for(seen))
        assert "index_value" not in kinds
        assert forced(seen, "volume") == {"figure": "supplier"}
        assert forced(seen, "relief")["state"] == "claimed"
        with pytest.raises(Refused):
            require_entry(seen, "acceptance")


def test_finance_enters_nothing(seen_by):
    with seen_by("finance_officer") as seen:
        assert not any(may_enter(seen, kind) for kind in KIND_WORDS)


@pytest.mark.parametrize(
    ("username", "organisation", "kind", "fields", "good"),
    [
        ("contract_manager", "force", "volume", {"figure": "supplier"}, True),
        ("contract_manager", "supplier", "volume", {"figure": "supplier"}, False),
        ("contract_manager", "supplier", "invoice", {}, False),
        ("contract_manager", "supplier", "relief", {"state": "claimed"}, True),
        ("supplier_user", "supplier", "volume", {"figure": "supplier"}, True),
        ("supplier_user", "force", "volume", {"figure": "supplier"}, False),
        ("finance_officer", "force", "volume", {"figure": "supplier"}, False),
    ],
)
def test_who_puts_what_right(contract_seen_by, world, username, organisation, kind, fields, good):
    with contract_seen_by(username) as (seen, contract):
        row = _row(contract, world, organisation, kind, **fields)
        assert (correction_refusal(seen, row) is None) is good
        assert may_correct(seen, kind)(row) is good
