"""Disputes as kept."""

import pytest

from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.dispute_store import (
    answer_dispute,
    disputes_on,
    raise_dispute,
)
from counterfoil_web.contracts.reckonings import ledger_of
from tests.web.contracts.conftest import APRIL


def line_of(seen, contract):
    return ledger_of(contract, seen.acting.today).statement(APRIL).lines[0]


def test_a_line_is_disputed_once_at_a_time(contract_seen_by):
    with contract_seen_by("supplier_user") as (seen, contract):
        line = line_of(seen, contract)
        row = raise_dispute(seen, contract, APRIL, line, " Wrong. ")
        assert [one.reason for one in disputes_on(contract, APRIL, line.id)] == ["Wrong."]
        assert disputes_on(contract, APRIL + 1, line.id) == []
        with pytest.raises(InvalidValue, match="disputed already"):
            raise_dispute(seen, contract, APRIL, line, "Again.")
    with contract_seen_by("contract_manager") as (seen, contract):
        assert answer_dispute(seen, contract, row.pk, "It is right.").answered_at is not None
    with contract_seen_by("supplier_user") as (seen, contract):
        raise_dispute(seen, contract, APRIL, line_of(seen, contract), "Still wrong.")


def test_only_the_supplier_disputes_and_only_the_authority_answers(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        line = line_of(seen, contract)
        with pytest.raises(Refused):
            raise_dispute(seen, contract, APRIL, line, "Wrong.")
    with contract_seen_by("supplier_user") as (seen, contract):
        row = raise_dispute(seen, contract, APRIL, line, "Wrong.")
        with pytest.raises(Refused):
            answer_dispute(seen, contract, row.pk, "Right.")
