"""The contracts of a partnership, and one at a glance."""

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import Participation
from counterfoil_web.contracts.models import AgreedTerms, Contract
from counterfoil_web.partnerships.models import Access


def test_the_list_names_each_contract(client_as, world, contract):
    html = (
        client_as("auditor")
        .get(f"/partnerships/{world.partnership.ref}/contract-room/")
        .content.decode()
    )
    assert contract.title in html


def test_an_empty_list_says_what_will_be_here(client_as, world):
    html = (
        client_as("contract_manager")
        .get(f"/partnerships/{world.partnerships['business'].ref}/contract-room/")
        .content.decode()
    )
    assert "No contract is kept here yet" in html


def test_the_first_open_month_is_at_the_top(client_as, page):
    html = client_as("commissioner").get(page()).content.decode()
    assert "April 2026" in html
    assert "£217,200.00" in html
    assert "the contract manager’s move" in html


def test_a_contract_without_terms_says_so(client_as, world):
    with scopes_disabled():
        Contract.objects.create(
            partnership=world.partnership,
            key="bare",
            title="Bare",
            made_by=world.people["contract_manager"],
        )
        assert not AgreedTerms.objects.exists()
    address = f"/partnerships/{world.partnership.ref}/contract-room/bare/"
    html = client_as("contract_manager").get(address).content.decode()
    assert "have not been agreed here yet" in html
    assert client_as("auditor").get(f"{address}months/2026-04/").status_code == 404


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 200), ("moderator", 403), ("outsider", 404)]
)
def test_who_may_look(client_as, page, username, status):
    assert client_as(username).get(page()).status_code == status


def test_an_unknown_contract_is_not_found(client_as, world):
    address = f"/partnerships/{world.partnership.ref}/contract-room/none/"
    assert client_as("contract_manager").get(address).status_code == 404


def test_what_is_illustrative_says_so_on_every_page(client_as, page, contract):
    with scopes_disabled():
        Contract.objects.update(illustrative="Every monthly figure here is made up.")
    for rest in ("", "months/2026-04/", "months/2026-04/line/base/service/"):
        html = client_as("auditor").get(page(rest)).content.decode()
        assert "Every monthly figure here is made up." in html


def test_a_contract_is_kept_from_the_supplier_and_shown_again(client_as, page, world):
    manager, supplier = client_as("contract_manager"), client_as("supplier_user")
    sight, own = page("supplier-sight/"), str(world.organisations["supplier"].pk)
    assert "Change who sees it" in manager.get(page()).content.decode()
    assert "Change who sees it" not in client_as("auditor").get(page()).content.decode()
    asked = manager.get(sight)
    assert f'value="{own}" checked' in asked.content.decode()
    assert supplier.get(page()).status_code == 200  # to look at the page changes nothing

    told = manager.post(sight, {"sees": "nobody"}, follow=True)
    assert "is kept to your side" in told.content.decode()
    assert "oes not see this contract" in told.content.decode()
    assert supplier.get(page()).status_code == 404
    assert supplier.get(page("months/2026-04/")).status_code == 404
    for username, status in (("auditor", 403), ("supplier_user", 403), ("outsider", 404)):
        assert client_as(username).post(sight, {"sees": own}).status_code == status
        assert client_as(username).get(sight).status_code == status

    manager.post(sight, {"sees": own})
    assert supplier.get(page()).status_code == 200


@pytest.mark.parametrize("sees", ["", "0", "yes"])
def test_who_sees_it_must_be_one_of_its_suppliers(client_as, page, sees):
    response = client_as("contract_manager").post(page("supplier-sight/"), {"sees": sees})
    assert response.status_code == 422
    assert "Choose who sees the contract" in response.content.decode()


def test_without_a_supplier_there_is_nothing_to_choose(client_as, page):
    with scopes_disabled():
        Access.objects.filter(part=Participation.SUPPLIER).delete()
    html = client_as("contract_manager").get(page("supplier-sight/")).content.decode()
    assert "No supplier is a party to the partnership" in html
    told = client_as("contract_manager").get(page()).content.decode()
    assert "None is a party to the partnership, so none sees this contract" in told


def test_few_queries_for_who_sees_it(client_as, page, django_assert_max_num_queries):
    manager = client_as("contract_manager")
    manager.get(page("supplier-sight/"))
    with django_assert_max_num_queries(12):
        manager.get(page("supplier-sight/"))
