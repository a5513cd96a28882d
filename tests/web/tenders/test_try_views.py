"""The plan tried on a page."""

import pytest

pytestmark = pytest.mark.django_db
_HEAD = "bid,price_gbp,care,staffing,handover,social\n"


def test_the_warning_comes_with_its_counter_example(tender, client_as, page):
    text = client_as("finance_officer").get(page("plan/try/")).content.decode()

    assert "A bid that cannot win may change which of the others does" in text
    assert "The counter-example" in text
    assert "Good and dear" in text


def test_own_bids_are_tried_and_kept_nowhere(tender, client_as, page):
    """Prices £10.0m, £12.5m and £16.0m of 40 points: 40, 32 and 25."""
    bids = f"{_HEAD}A,10000000,3,3,3,3\nB,12500000,3,3,3,3\nC,16000000,3,3,3,3\n"
    answer = client_as("commercial_lead").post(page("plan/try/"), {"bids": bids})
    text = answer.content.decode()

    assert answer.status_code == 200
    assert [f">{points}</td>" in text for points in (40, 32, 25)] == [True] * 3


def test_a_wrong_cell_is_told_by_its_line(tender, client_as, page):
    lead = client_as("commercial_lead")
    answer = lead.post(page("plan/try/"), {"bids": f"{_HEAD}A,cheap,3,3,3,9\n"})
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "dummy_bids.csv, line 2: price_gbp is no number" in text
    assert "social is 9" in text
    assert lead.post(page("plan/try/"), {"bids": ""}).status_code == 422
