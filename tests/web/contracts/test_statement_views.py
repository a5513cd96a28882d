"""The pages of a month, read by each who may."""

import pytest

STATEMENT = "months/2026-04/"


def test_the_statement_shows_every_line_and_what_it_comes_to(client_as, page):
    """£100,000 + 1,000 × £85 − £4,000 = £181,000; VAT £36,200; £217,200."""
    html = client_as("contract_manager").get(page(STATEMENT)).content.decode()

    for words in ("£217,200.00", "£181,000.00", "£36,200.00", "1,000 × £85.00 = £85,000.00"):
        assert words in html
    assert "Propose it to finance" in html


def test_a_line_opens_into_its_working_down_to_the_raw_record(client_as, page):
    address = page(STATEMENT + "line/base/detentions-charge/")
    html = client_as("auditor").get(address).content.decode()

    assert "Schedule 7" in html
    assert "v-2026-04" in html
    assert "Entered" in html


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("contract_manager", 200),
        ("finance_officer", 200),
        ("commissioner", 200),
        ("auditor", 200),
        ("supplier_user", 200),
        ("evaluator", 403),
        ("outsider", 404),
    ],
)
def test_who_may_read_a_statement(client_as, page, username, status):
    assert client_as(username).get(page(STATEMENT)).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    response = client.get(page(STATEMENT))
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]


@pytest.mark.parametrize("month", ["2026-13", "x", "2026-03", "2028-04"])
def test_a_month_that_is_none_is_not_found(client_as, page, month):
    assert client_as("contract_manager").get(page(f"months/{month}/")).status_code == 404


def test_a_line_that_is_none_is_not_found(client_as, page):
    address = page(STATEMENT + "line/base/none/")
    assert client_as("contract_manager").get(address).status_code == 404


def test_the_supplier_is_not_asked_to_propose(client_as, page):
    html = client_as("supplier_user").get(page(STATEMENT)).content.decode()
    assert "Propose it to finance" not in html
