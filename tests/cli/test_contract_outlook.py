"""The next month on figures so far, and the terms tried on the past, as they are printed."""

from __future__ import annotations

import io
from datetime import date

import pytest

from counterfoil.cli.contract_months import opened_folder
from counterfoil.cli.contract_outlook import (
    forecast_values,
    print_forecast,
    print_tried_out,
    tried_out,
    tried_out_values,
)
from counterfoil.cli.screen import Screen
from counterfoil.contract.forecast import next_month
from tests.fixtures.contract_folders import write_two_months


@pytest.fixture
def held(tmp_path):
    return opened_folder(write_two_months(tmp_path / "contract"))


def printed(print_page, *things, width=None):
    out = io.StringIO()
    print_page(*things, Screen(out, terminal=width is not None, width=width))
    return out.getvalue()


@pytest.fixture
def forecast(held):
    """Of April, on 1 May, when its volume and measurements are known."""
    return next_month(held.contract, held.records, on=date(2026, 5, 1))


@pytest.fixture
def tried(held):
    return tried_out(held, trials=5, seed=1, progress=None)


def test_a_forecast_names_what_it_supposes(held, forecast):
    values = forecast_values(held.contract, forecast)

    assert values["total_gbp"] == "291600.00"
    assert values["supposed"] == []
    assert values["deductions_gbp"] == "27000.00"
    unknown = next_month(held.contract, held.records[1:], on=date(2026, 5, 1))
    text = printed(print_forecast, held.contract, unknown)
    assert "forecast of 2026-04" in text


def test_a_figure_supposed_is_marked_provisional(held):
    records = [one for one in held.records if one.id != "recorded-2026-05"]
    closed = tuple(_closed_april(held))
    found = next_month(held.contract, records, closed, on=date(2026, 6, 10))

    text = " ".join(printed(print_forecast, held.contract, found).split())

    assert "Recorded (provisional)" in text
    assert "recorded 2026-05 80 of 100 the counts of the last month recorded" in text


def test_the_past_month_by_month(tried):
    text = printed(print_tried_out, tried)

    assert "2026-04    238,410.00     26,490.00" in text
    assert "lost to caps  £2,510.00" in text
    assert "before caps         £29,000.00" in text
    assert "Nowhere that was tried." in text


def test_flaws_of_the_terms_are_told(tried):
    assert "no report costs nothing, and a bad one does" in " ".join(
        printed(print_tried_out, tried).split()
    )
    assert tried_out_values(tried)["contradictions"][0]["where"].startswith("terms, version 1")


def test_the_same_seed_gives_the_same_year(held, tried):
    again = tried_out(held, trials=5, seed=1, progress=None)

    assert tried_out_values(again) == tried_out_values(tried)


@pytest.mark.parametrize("width", [80, 140])
def test_pages_fit_a_terminal(width, held, forecast, tried, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    text = printed(print_forecast, held.contract, forecast, width=width)
    text += printed(print_tried_out, tried, width=width)

    assert max(map(len, text.splitlines())) <= width


def _closed_april(held):
    from counterfoil.contract.statements import close, statement
    from counterfoil.quantities.years import Month

    made = statement(held.contract, held.records, Month(2026, 4), on=date(2026, 5, 10))
    yield close(held.contract, made)
