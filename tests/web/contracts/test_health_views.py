"""The supplier's accounts, the bands of the metrics, and the note on its group."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import PerformanceSetting, SupplierAccounts
from counterfoil_web.records.models import Event

YEAR = {
    "year_end-day": "31",
    "year_end-month": "3",
    "year_end-year": "2026",
    "source": "Annual report, page 80",
    "revenue": "100,000,000",
    "operating_profit": "7,000,000",
    "net_assets": "-1,000,000",
}
METRICS = (
    *("turnover_ratio", "operating_margin", "free_cash_flow_to_net_debt", "net_debt_to_ebitda"),
    *("net_debt_and_pension_to_ebitda", "interest_cover", "acid_ratio", "group_exposure"),
)
LOWER = ("net_debt_to_ebitda", "net_debt_and_pension_to_ebitda", "group_exposure")


def bands(**change):
    """Bands in which low risk begins at 2 and high at 1, or the other way where less is better."""
    data = {"reason": "Agreed with the finance board"}
    for name in METRICS:
        low, high = ("1", "2") if name in LOWER else ("2", "1")
        data |= {f"{name}-low": low, f"{name}-high": high}
    return {**data, **change}


def test_a_year_is_kept_and_its_metrics_told(client_as, page):
    """£7m of £100m is 0.07: between 5% and 10%, medium risk. Net assets are below nought."""
    manager = client_as("contract_manager")
    assert manager.post(page("health/year/"), YEAR).status_code == 302
    html = client_as("auditor").get(page("health/")).content.decode()
    for words in ("Year to 31 March 2026", "0.07", "Medium risk", "−£1,000,000", "High risk"):
        assert words in html
    assert "Bands not confirmed" in html
    assert Event.objects.filter(kind="supplier-accounts").count() == 1


def test_a_year_entered_again_takes_the_place_of_what_stood(client_as, page):
    manager = client_as("contract_manager")
    manager.post(page("health/year/"), YEAR)
    manager.post(page("health/year/"), {**YEAR, "operating_profit": "20,000,000"})
    html = manager.get(page("health/")).content.decode()
    assert "0.20" in html
    assert "0.07" not in html
    with scopes_disabled():
        assert SupplierAccounts.objects.count() == 2


def test_two_years_tell_which_way_a_metric_goes(client_as, page):
    manager = client_as("contract_manager")
    manager.post(page("health/year/"), YEAR)
    manager.post(
        page("health/year/"), {**YEAR, "year_end-year": "2025", "operating_profit": "9,000,000"}
    )
    html = manager.get(page("health/")).content.decode()
    assert html.index("Year to 31 March 2025") < html.index("Year to 31 March 2026")
    assert "Worse than the year before" in html
    assert "Turnover ratio" in html


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source": ""}, "Enter where the figures come from"),
        ({"year_end-month": "13"}, "must be a real date"),
        ({"revenue": "lots"}, "Enter an amount of money"),
        ({"revenue": "", "operating_profit": "", "net_assets": ""}, "Enter at least one figure"),
    ],
)
def test_a_year_that_is_wrong_is_sent_back(client_as, page, change, words):
    response = client_as("contract_manager").post(page("health/year/"), {**YEAR, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert not SupplierAccounts.objects.exists()


def test_the_bands_are_set_for_the_contract_and_change_the_risk(client_as, page):
    manager = client_as("contract_manager")
    manager.post(page("health/year/"), YEAR)
    changed = bands(**{"operating_margin-low": "0.06", "operating_margin-high": "0.05"})
    assert manager.post(page("health/bands/"), changed).status_code == 302
    html = manager.get(page("health/")).content.decode()
    assert "Bands not confirmed" not in html
    assert "Agreed with the finance board" in html
    assert "Low risk" in html


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": ""}, "Enter why these bands"),
        ({"acid_ratio-low": "0.5"}, "Acid ratio: low risk must begin at high risk or more"),
        ({"group_exposure-low": "3"}, "low risk must begin at high risk or less"),
        ({"acid_ratio-high": "x"}, "must be a number"),
    ],
)
def test_bands_that_are_wrong_are_sent_back(client_as, page, change, words):
    response = client_as("contract_manager").post(page("health/bands/"), bands(**change))
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert not PerformanceSetting.objects.exists()


def test_the_note_on_the_group_is_kept(client_as, page):
    manager = client_as("contract_manager")
    assert manager.post(page("health/group/"), {"note": ""}).status_code == 422
    assert manager.post(page("health/group/"), {"note": "Owned by a group"}).status_code == 302
    assert "Owned by a group" in manager.get(page("health/")).content.decode()


def test_who_may_read_and_who_may_enter(client, client_as, page):
    expected = {"auditor": 200, "supplier_user": 403, "outsider": 404}
    for username, status in expected.items():
        for rest in ("health/", "health/metrics.csv"):
            assert client_as(username).get(page(rest)).status_code == status, username
    for rest in ("health/year/", "health/bands/", "health/group/"):
        assert client_as("auditor").get(page(rest)).status_code == 403
        assert client_as("contract_manager").get(page(rest)).status_code == 200
    client.logout()
    assert client.get(page("health/")).status_code == 302
