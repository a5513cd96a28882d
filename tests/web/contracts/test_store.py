"""What the pages read of a contract."""

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.errors import BadInput
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.store import (
    agreed_terms,
    closed_of,
    contract_for,
    contracts_of,
    document,
    document_of,
    last_record,
    month_from,
    recorded_by_key,
    records_of,
)
from counterfoil_web.contracts.terms_beginnings import Beginning
from counterfoil_web.contracts.terms_store import keep_from_supplier, start_contract
from tests.web.contracts.conftest import DOCUMENT, figures


def test_the_document_and_the_records_come_back(contract_seen_by):
    with contract_seen_by("auditor") as (seen, contract):
        assert list(contracts_of(seen)) == [contract]
        assert document_of(contract).versions == DOCUMENT.versions
        assert agreed_terms(contract).number == 1
        assert {one.id for one in records_of(contract)} == {one.id for one in figures()}
        assert last_record(contract) > 0
        assert closed_of(contract) == ()
        keys = ("v-2026-05", "none", "calls-2026-04")
        assert [row.key for row in recorded_by_key(contract, keys)] == [keys[0], keys[2]]


def test_another_partnerships_contract_is_not_there(seen_by, contract, world):
    with seen_by("auditor") as seen, pytest.raises(Http404):
        contract_for(seen, "none")
    with scopes_disabled():
        type(contract).objects.filter(pk=contract.pk).update(
            partnership=world.partnerships["business"]
        )
    with seen_by("auditor") as seen, pytest.raises(Http404):
        contract_for(seen, contract.key)


def test_a_text_that_is_no_document_is_told():
    with pytest.raises(BadInput):
        document("title: none")


def test_months_of_addresses():
    assert month_from("2026-04") == Month(2026, 4)
    with pytest.raises(Http404):
        month_from("April")


def test_the_supplier_sees_no_contract_before_it_is_agreed_nor_the_authoritys_own(
    contract_seen_by, seen_by, contract
):
    with contract_seen_by("contract_manager") as (seen, _):
        begun = Beginning("tried", "Tried beside it", write_contract_yaml(DOCUMENT))
        tried = start_contract(seen, begun)
        assert set(contracts_of(seen)) == {contract, tried}
    with seen_by("supplier_user") as supplier:
        assert list(contracts_of(supplier)) == [contract]
    with contract_seen_by("contract_manager") as (seen, held):
        keep_from_supplier(seen, held, authority_only=True)
        assert contract in contracts_of(seen)
    with seen_by("supplier_user") as supplier:
        assert list(contracts_of(supplier)) == []
        with pytest.raises(Http404):
            contract_for(supplier, contract.key)
