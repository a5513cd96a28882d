"""The page of every measure, and the same as a file."""

import pytest

PAGE = "performance/"


def test_each_measure_shows_its_target_its_last_windows_and_its_trend(client_as, page):
    """October, September and August: 95 of 100 against 90%; April cost £4,000."""
    html = client_as("contract_manager").get(page(PAGE)).content.decode()

    for words in (
        "Calls answered in 10 seconds",
        "90% or more",
        "October 2026: 95%",
        "Green: met",
        "£4,000.00",
        "Green: the target was met",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("contract_manager", 200),
        ("auditor", 200),
        ("supplier_user", 200),
        ("evaluator", 403),
        ("outsider", 404),
    ],
)
def test_who_may_read_the_measures(client_as, page, username, status):
    assert client_as(username).get(page(PAGE)).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(PAGE)).status_code == 302


def test_the_supplier_is_not_led_to_what_it_may_not_see(client_as, page):
    html = client_as("supplier_user").get(page(PAGE)).content.decode()
    for word in ("breaches/", "health/", "changes/", "rating/"):
        assert word not in html


def test_the_file_has_a_row_for_each_measure_and_month(client_as, page):
    response = client_as("contract_manager").get(page(PAGE + "measures.csv"))
    lines = response.content.decode("utf-8-sig").splitlines()

    assert len(lines) == 1 + 7
    assert lines[1].startswith("Calls answered in 10 seconds,")
    assert ",2026-04,80 of 100," in lines[1]
    assert "4000.00,4000.00,0.00,0.00,0.00" in lines[1]
