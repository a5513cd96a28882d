"""The register, a benefit and the net saving say what the library says, and are taken out."""

from __future__ import annotations

import csv
import io

import pytest

from counterfoil.outcomes.net_saving import net_saving
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil_web.operations.example_outcomes import ROOT
from counterfoil_web.outcomes.amounts import pence

pytestmark = pytest.mark.django_db
BENEFIT = "benefits/respecified-service/"


def test_the_register_names_each_benefit_with_its_colour_and_the_rule(outcomes, client_as, page):
    shown = client_as("commissioner").get(page("benefits/")).content.decode()

    assert page(BENEFIT) in shown
    assert "Well behind plan" in shown
    assert "Green: at least 95% of what was planned so far is certified." in shown
    assert "Add a benefit" not in shown


def test_a_benefit_says_its_ancestor_baseline_and_claims(outcomes, client_as, page):
    shown = client_as("contract_manager").get(page(BENEFIT)).content.decode()

    assert "Case line partner/" in shown
    assert "Not signed" in shown
    assert "saving-2018-19" in shown
    assert page("records/claim/new/?benefit=respecified-service") in shown


def test_a_benefit_that_is_none_is_not_found(outcomes, client_as, page):
    assert client_as("auditor").get(page("benefits/nothing/")).status_code == 404
    assert client_as("auditor").get(page("benefits/nothing/chart-wide.svg")).status_code == 404


def test_a_chart_is_drawn_by_the_server(outcomes, client_as, page):
    answer = client_as("auditor").get(page(f"{BENEFIT}chart-narrow.svg"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert client_as("auditor").get(page(f"{BENEFIT}chart-huge.svg")).status_code == 404


def test_the_net_saving_shows_cash_real_and_both_counterfactuals(outcomes, client_as, page):
    shown = client_as("auditor").get(page("net-saving/")).content.decode()

    assert "In cash" in shown
    assert "In real terms, at" in shown
    assert "Net saving at the volumes that happened" in shown
    assert "Volumes, at a yearly pace" in shown


def test_the_file_of_the_net_saving_holds_the_figures_of_the_folder(outcomes, client_as, page):
    found = net_saving(read_outcomes_folder(ROOT / "cleveland-custody-2017").ledger)

    answer = client_as("auditor").get(page("net-saving/net-saving.csv"))

    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    whole = next(row for row in rows if row["Financial year"] == "all years")
    assert whole["Net saving (£)"].lstrip("'") == f"{pence(found.total_cash.net_gbp):.2f}"
    moved = found.total_cash.net_moved_gbp
    assert moved is not None
    assert whole["Net saving, volumes moved (£)"].lstrip("'") == f"{pence(moved):.2f}"
    assert whole["Illustrative"] == "illustrative"
    assert "illustrative" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    "address",
    [
        "benefits/register.csv",
        "benefits/register.xlsx",
        "claims/claims.csv",
        "net-saving/costs.xlsx",
        "records/claim/table.xlsx",
    ],
)
def test_every_table_is_taken_out(address, outcomes, client_as, page):
    assert client_as("inspector").get(page(address)).status_code == 200
    assert client_as("outsider").get(page(address)).status_code == 404


def test_a_form_that_is_none_is_not_found(outcomes, client_as, page):
    assert client_as("inspector").get(page("benefits/register.pdf")).status_code == 404


def test_before_a_plan_there_is_no_register(world, client_as, page):
    assert client_as("contract_manager").get(page("benefits/")).status_code == 404
