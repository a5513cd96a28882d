"""Two months beside one another."""

import pytest

from counterfoil_web.records.models import Event

BOTH = "?before=2026-04&after=2026-05"


def test_each_line_has_its_difference_and_why(client_as, page):
    """May has no deduction: £4,000 more and £800 of VAT on it."""
    html = client_as("contract_manager").get(page(f"compare/{BOTH}")).content.decode()
    for words in ("£217,200.00", "£222,000.00", "£4,800.00", "Deductions +£4,000.00", "The same"):
        assert words in html


def test_the_first_open_month_and_the_one_beside_it_stand_at_first(client_as, page):
    response = client_as("auditor").get(page("compare/"))
    assert response.status_code == 200
    html = response.content.decode()
    assert "£217,200.00" in html  # April, the first of all
    assert "£222,000.00" in html  # May


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("?before=2026-04&after=2026-04", "Choose a second month that is not the first"),
        ("?before=2026-04&after=2031-04", "Choose the second month from the list"),
        ("?before=x&after=2026-04", "Choose the first month from the list"),
    ],
)
def test_what_is_wrong_is_told(client_as, page, asked, words):
    response = client_as("auditor").get(page(f"compare/{asked}"))
    assert response.status_code == 422
    assert words in response.content.decode()


def test_it_leaves_as_a_table_and_is_logged(client_as, page):
    client = client_as("auditor")
    text = client.get(page(f"compare/months.csv{BOTH}")).content.decode()
    assert "performance/calls" in text
    assert "4000.00" in text
    assert Event.objects.latest("number").kind == "export"
    assert client.get(page(f"compare/months.xlsx{BOTH}")).content.startswith(b"PK")
    assert client.get(page(f"compare/months.pdf{BOTH}")).status_code == 404
    assert client.get(page("compare/months.csv?before=x")).status_code == 404


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 200), ("evaluator", 403), ("outsider", 404)]
)
def test_who_may_compare(client_as, page, username, status):
    assert client_as(username).get(page("compare/")).status_code == status
    assert client_as(username).get(page(f"compare/months.csv{BOTH}")).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page("compare/")).status_code == 302
