"""The bridge's pages say what the library says of the folder, and lead down to the statements."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from html import unescape

import pytest

from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.reports.bridge_words import bridge_sentence
from counterfoil_web.govuk.formats import money
from counterfoil_web.records.models import Event
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return unescape(response.content.decode())


def test_the_bridge_is_told_as_a_sentence_a_chart_and_a_table(outcomes, client_as, page):
    bridge = told.verdict().bridge
    html = read(client_as("commissioner"), page("bridge/"))
    assert bridge_sentence(bridge) in html
    assert "data-chart" in html
    for part in bridge.told:
        assert money(part.gbp) in html
    assert "Illustrative" in html


def test_a_cause_leads_to_its_lines_and_the_statements_of_its_months(outcomes, client_as, page):
    auditor = client_as("auditor")
    html = read(auditor, page("bridge/deductions/"))
    line = told.verdict().bridge.lines_behind(Cause.DEDUCTIONS)[0]
    assert line.title in html
    assert f"+{money(line.gbp)}</strong> in all" in html
    month = line.details[0].when
    statement = page(f"cleveland-custody-2017/months/{month}/", room="contract")
    assert f'href="{statement}"' in html
    assert auditor.get(statement).status_code == 200
    assert "A line of the approved case" in read(auditor, page("bridge/benefits/"))
    assert auditor.get(page("bridge/weather/")).status_code == 404


def test_it_leaves_as_a_table_that_adds_up_and_is_logged(outcomes, client_as, page):
    auditor = client_as("auditor")
    response = auditor.get(page("bridge/bridge.csv"))
    rows = list(csv.DictReader(io.StringIO(response.content.decode().lstrip("\ufeff"))))
    causes = [Decimal(row["Pounds"]) for row in rows if row["Title"] == "In all"]
    assert Decimal(rows[0]["Pounds"]) + sum(causes) == Decimal(rows[-1]["Pounds"])
    assert {row["Illustrative"] for row in rows} == {"illustrative"}
    assert "illustrative" in response["Content-Disposition"]
    assert Event.objects.latest("number").kind == "export"
    assert auditor.get(page("bridge/bridge.xlsx")).content.startswith(b"PK")
    assert auditor.get(page("bridge/bridge.pdf")).status_code == 404


def test_the_server_draws_the_waterfall(outcomes, client_as, page):
    auditor = client_as("auditor")
    assert b"<svg" in auditor.get(page("bridge/chart-narrow.svg")).content
    assert auditor.get(page("bridge/chart-huge.svg")).status_code == 404


@pytest.mark.parametrize("rest", ["bridge/", "bridge/benefits/", "verdict/", "verdict/figures/"])
def test_few_queries(outcomes, client_as, page, rest, django_assert_max_num_queries):
    manager = client_as("contract_manager")
    manager.get(page(rest))
    with django_assert_max_num_queries(12):
        manager.get(page(rest))


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 403), ("evaluator", 403), ("outsider", 404)]
)
def test_nobody_else_reads_it(outcomes, client_as, page, username, status):
    client = client_as(username)
    for rest in ("bridge/", "bridge/volume/", "bridge/bridge.csv", "bridge/chart-wide.svg"):
        assert client.get(page(rest)).status_code == status


def test_before_a_plan_the_overview_says_what_to_do(world, client_as, page):
    response = client_as("commissioner").get(page("bridge/"))
    assert response["Location"] == page()
    assert client_as("commissioner").get(page("bridge/volume/")).status_code == 404
