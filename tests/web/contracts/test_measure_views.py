"""One measure: its months, its chart, its checks, and who sees what."""

import pytest

PAGE = "performance/calls/"


def test_the_measure_shows_its_months_and_what_was_deducted(client_as, page):
    html = client_as("contract_manager").get(page(PAGE)).content.decode()

    for words in ("80 of 100", "Red: missed, with a deduction", "£4,000.00 taken", "measure-wide"):
        assert words in html


def test_the_checks_say_their_chance_their_method_and_that_they_are_no_verdict(client_as, page):
    html = client_as("auditor").get(page(PAGE)).content.decode()

    assert "not a verdict" in html
    assert "Chance alone would show so much in" in html
    assert "binomial tail" in html


def test_the_supplier_never_sees_the_checks(client_as, page):
    html = client_as("supplier_user").get(page(PAGE)).content.decode()
    assert "80 of 100" in html
    assert "verdict" not in html
    assert "Checks of the figures" not in html


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 200), ("evaluator", 403), ("outsider", 404)]
)
def test_who_may_read_a_measure_and_its_chart(client_as, page, username, status):
    assert client_as(username).get(page(PAGE)).status_code == status
    assert client_as(username).get(page(PAGE + "chart-wide.svg")).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(PAGE)).status_code == 302


def test_a_measure_or_a_size_that_is_none_is_not_found(client_as, page):
    manager = client_as("contract_manager")
    assert manager.get(page("performance/none/")).status_code == 404
    assert manager.get(page(PAGE + "chart-huge.svg")).status_code == 404


def test_the_server_draws_the_chart(client_as, page):
    response = client_as("contract_manager").get(page(PAGE + "chart-narrow.svg"))
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg ")
