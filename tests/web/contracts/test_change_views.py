"""The register of changes and what the tests say."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import ContractChange
from counterfoil_web.records.models import Event

CHANGE = {
    "title": "Two more cells",
    "agreed_on-day": "1",
    "agreed_on-month": "6",
    "agreed_on-year": "2026",
    "value_gbp": "600,000",
    "days": "",
    "route": "not_substantial",
    "scope": "no",
    "balance": "no",
    "reason": "More detentions than foreseen",
}


def added(client_as, page, **change):
    return client_as("contract_manager").post(page("changes/new/"), {**CHANGE, **change})


def test_a_change_is_in_the_register_with_its_share_of_the_value_before_it(client_as, page):
    """£600,000 of £6,000,000 is 10%; a light touch contract is free."""
    assert added(client_as, page).status_code == 302
    html = client_as("auditor").get(page("changes/")).content.decode()
    for words in ("Two more cells", "Value: 10.0%", "may be changed freely", "£600,000.00"):
        assert words in html
    assert Event.objects.filter(kind="contract-change").count() == 1


def test_a_later_entry_puts_an_earlier_one_right(client_as, page):
    added(client_as, page)
    assert added(client_as, page, supersedes="1", value_gbp="60000").status_code == 302
    html = client_as("auditor").get(page("changes/")).content.decode()
    assert "Value: 1.0%" in html
    assert "Value: 10.0%" not in html
    assert "in place of change 1" in html
    assert added(client_as, page, supersedes="1").status_code == 422


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "Enter what changes"),
        ({"agreed_on-year": "26"}, "must be four figures"),
        ({"value_gbp": "much"}, "Enter an amount of money"),
        ({"days": "1.5"}, "must be a whole number"),
        ({"days": "99999999"}, "36,525 or fewer"),
        ({"route": "whim"}, "valid choice"),
        ({"scope": ""}, "Say whether it materially changes the scope"),
        ({"balance": ""}, "Say whether it shifts the balance"),
        ({"reason": ""}, "Enter why it is made"),
    ],
)
def test_a_change_that_is_wrong_is_sent_back(client_as, page, change, words):
    response = added(client_as, page, **change)
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert not ContractChange.objects.exists()


def test_who_may_read_and_who_may_add(client, client_as, page):
    expected = {"auditor": 200, "supplier_user": 403, "outsider": 404}
    for username, status in expected.items():
        for rest in ("changes/", "changes/changes.csv"):
            assert client_as(username).get(page(rest)).status_code == status, username
    assert client_as("auditor").post(page("changes/new/"), CHANGE).status_code == 403
    client.logout()
    assert client.get(page("changes/")).status_code == 302


def test_an_empty_register_says_what_will_be_here(client_as, page):
    html = client_as("contract_manager").get(page("changes/")).content.decode()
    assert "No change is in the register" in html
    assert "Add a change" in html


def test_the_file_has_every_finding(client_as, page):
    added(client_as, page)
    text = client_as("auditor").get(page("changes/changes.csv")).content.decode("utf-8-sig")
    assert "Two more cells" in text
    assert "may be changed freely" in text
