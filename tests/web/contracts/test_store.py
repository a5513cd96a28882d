"""What the pages read of a contract."""

from datetime import date

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil.access import OrganisationKind, Participation
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.errors import BadInput
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.contracts.models import Contract
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
    suppliers_of,
)
from counterfoil_web.contracts.terms_beginnings import Beginning
from counterfoil_web.contracts.terms_store import show_to, start_contract
from counterfoil_web.partnerships.models import Access
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
        show_to(seen, held, None)
        assert contract in contracts_of(seen)
    with seen_by("supplier_user") as supplier:
        assert list(contracts_of(supplier)) == []
        with pytest.raises(Http404):
            contract_for(supplier, contract.key)


def test_of_two_suppliers_each_sees_the_contract_that_names_it(seen_by, contract, world):
    """Not named for either, it is nobody's: the other had no part when it was begun."""
    own = world.organisations["supplier"]
    with scopes_disabled():
        second = Organisation.objects.create(kind=OrganisationKind.SUPPLIER, name="Second supplier")
        other = Access.objects.create(
            partnership=world.partnership,
            organisation=second,
            part=Participation.SUPPLIER,
            starts=date(2026, 1, 1),
        )
    assert contract.supplier is None
    for named, is_seen in ((None, False), (second, False), (own, True)):
        if named is not None:
            with seen_by("contract_manager") as seen:
                assert [one.name for one in suppliers_of(seen)] == ["Second supplier", "Supplier"]
                show_to(seen, contract_for(seen, contract.key), named)
        with seen_by("supplier_user") as supplier:
            assert (contract in contracts_of(supplier)) is is_seen

    with scopes_disabled():  # a part that ended does not make what was its own the other's
        Contract.objects.update(supplier=None)
        other.ends = date(2026, 1, 2)
        other.save()
    with seen_by("supplier_user") as supplier:
        assert list(contracts_of(supplier)) == []
    with seen_by("contract_manager") as seen:
        assert suppliers_of(seen) == [own]


def test_a_contract_begun_is_with_the_only_supplier(seen_by, contract, world):
    with seen_by("contract_manager") as seen:
        begun = Beginning("tried", "Tried beside it", write_contract_yaml(DOCUMENT))
        assert start_contract(seen, begun).supplier == world.organisations["supplier"]
