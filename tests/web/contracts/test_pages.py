"""What every page of a contract shows around its own words."""

from counterfoil_web.contracts.pages import Opened, contract_page


def test_addresses_crumbs_and_who_looks(contract_seen_by):
    with contract_seen_by("auditor") as (seen, contract):
        one = Opened(seen, contract)
        context = contract_page(one, "A page", crumbs=[("Between", "/between/")])
        assert one.is_authority
        assert one.url("statement", "2026-04").endswith("/contract-room/example/months/2026-04/")
        assert [words for words, _ in context["crumbs"]] == ["Contracts", contract.title, "Between"]
    with contract_seen_by("supplier_user") as (seen, contract):
        assert not Opened(seen, contract).is_authority
