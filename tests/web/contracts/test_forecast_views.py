"""What is to come of the contract, and who sees it.

Its first open month is April 2026, all of whose figures are recorded: £217,200.00. Records end with
October, so the rest of the term is November 2026 to March 2028: 17 months of £100,000 and, volumes
standing as they are, 1,000 detentions at £85, with VAT £222,000 a month.
"""

from fractions import Fraction

import pytest
from django_scopes import scopes_disabled

from counterfoil.contract.charges import Milestone, MilestoneCharge
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil_web.records.models import Event, Job
from tests.fixtures.contracts import contract_with
from tests.web.contracts.conftest import agree

GROWTH = {"driver-0-low": "-10", "driver-0-likely": "0", "driver-0-high": "10"}


def test_the_next_month_and_the_rest_of_the_term_are_told(client_as, page):
    html = client_as("contract_manager").get(page("forecast/")).content.decode()
    assert "£217,200.00 would be due, VAT included, after deductions of £4,000.00" in html
    assert "The 17 months from November 2026 to the end of the term would cost £3,774,000" in html
    assert "Volume: detentions" in html
    assert "data-chart" in html


def test_a_simulation_is_made_by_a_job_and_shown_then(client_as, page, monkeypatch):
    monkeypatch.setattr("counterfoil_web.contracts.jobs.REST_TRIALS", 20)
    manager = client_as("contract_manager")
    response = manager.post(page("forecast/"), GROWTH)
    job = Job.objects.get(kind="simulate-rest-of-term")
    assert response["Location"] == f"/jobs/{job.pk}/"
    assert (job.status, job.result_address) == ("done", f"{page('forecast/')}#rest")
    html = manager.get(page("forecast/")).content.decode()
    assert "in 80% of 20 trials from" in html
    assert 'value="-10"' in html
    rows = manager.get(page("forecast/forecast.csv")).content.decode()
    assert "20 trials" in rows


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"driver-0-low": ""}, "Enter the lowest growth of detentions a year"),
        ({"driver-0-low": "many"}, "Enter the lowest growth of detentions a year"),
        ({"driver-0-low": "-95"}, "must be between −90% and 100%"),
        ({"driver-0-likely": "-20"}, "The most likely growth of detentions must be the lowest"),
        ({"driver-0-high": "-1"}, "The highest growth of detentions must be the most likely"),
    ],
)
def test_growth_that_is_wrong_is_sent_back(client_as, page, change, words):
    response = client_as("contract_manager").post(page("forecast/"), {**GROWTH, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Job.objects.filter(kind="simulate-rest-of-term").exists()


def test_it_leaves_as_a_table_and_is_logged(client_as, page):
    auditor = client_as("auditor")
    text = auditor.get(page("forecast/forecast.csv")).content.decode()
    assert "3774000.00" in text
    assert "April 2026: in all" in text
    assert Event.objects.latest("number").kind == "export"
    assert auditor.get(page("forecast/forecast.xlsx")).content.startswith(b"PK")
    assert auditor.get(page("forecast/forecast.pdf")).status_code == 404


def test_the_server_draws_the_chart(client_as, page):
    auditor = client_as("auditor")
    assert b"<svg" in auditor.get(page("forecast/chart-narrow.svg")).content
    assert auditor.get(page("forecast/chart-huge.svg")).status_code == 404


def test_few_queries(client_as, page, django_assert_max_num_queries):
    manager = client_as("contract_manager")
    manager.get(page("forecast/"))
    with django_assert_max_num_queries(12):
        manager.get(page("forecast/"))


@pytest.mark.parametrize(
    ("username", "status"),
    [("finance_officer", 200), ("supplier_user", 403), ("evaluator", 403), ("outsider", 404)],
)
def test_who_may_read_it(client_as, page, username, status):
    client = client_as(username)
    assert client.get(page("forecast/")).status_code == status
    if username in ("supplier_user", "outsider"):
        assert client.post(page("forecast/"), GROWTH).status_code == status
        assert client.get(page("forecast/forecast.csv")).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page("forecast/")).status_code == 302


def test_where_nothing_can_be_foreseen_no_empty_chart_is_drawn(client_as, page, world, contract):
    stages = MilestoneCharge(
        id="stages",
        title="Stages",
        clause="Schedule 7",
        milestones=(Milestone(id="one", title="One", amount_gbp=Fraction(1_000)),),
    )
    with scopes_disabled():
        agree(contract, write_contract_yaml(contract_with(stages)), world, number=2)
    html = client_as("auditor").get(page("forecast/")).content.decode()
    assert "Nothing of it can be foreseen" in html
    assert "rest-figure" not in html
    assert "Stages" in html
