"""Statements, lines and checks as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.cli.contract_forms import (
    CSV_COLUMNS,
    comparison_values,
    explained_values,
    invoice_values,
    json_text,
    line_values,
    statement_csv,
    statement_values,
)
from counterfoil.cli.contract_line_page import line_asked, raw_records
from counterfoil.cli.contract_months import asked_month, checked_invoices, opened_folder
from counterfoil.contract.comparison_of_months import comparison_of_months
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import write_two_months

TENTH = date(2026, 5, 10)


@pytest.fixture
def held(tmp_path):
    return opened_folder(write_two_months(tmp_path / "contract"))


@pytest.fixture
def april(held, tmp_path):
    return asked_month(tmp_path / "contract", held, Month(2026, 4), TENTH)


def test_json_of_a_statement_adds_up(april):
    values = json.loads(json_text(statement_values(april)))

    assert sum(Decimal(one["amount_gbp"]) for one in values["lines"]) == Decimal("291600.00")
    assert values["net_gbp"] == "243000.00"
    assert values["state"] == "open"
    assert values["closed_by"] is None
    (lost,) = values["lost_to_caps"]
    assert (lost["due_gbp"], lost["taken_gbp"], lost["lost_gbp"]) == (
        "8000.00",
        "6000.00",
        "2000.00",
    )


def test_each_part_of_a_line_is_exact(april):
    line = next(one for one in line_values(april) if one["of"] == "detentions-charge")

    figures = {part["name"]: Fraction(part["exact"]) for part in line["parts"]}
    assert figures == {"volume": 2000, "rate": 85}
    assert line["provisional"] is False


def test_a_title_that_a_spreadsheet_would_run_is_held_back(april):
    contract = replace(april.contract, illustrative="=HYPERLINK(1)")
    rows = list(csv.reader(io.StringIO(statement_csv(replace(april, contract=contract)))))

    assert tuple(rows[0]) == CSV_COLUMNS
    assert {row[-1] for row in rows[1:]} == {"'=HYPERLINK(1)"}


def test_a_line_explained_names_file_and_row(held, april):
    line = line_asked(april, "detentions-charge")
    values = explained_values(april, line, raw_records(held, line), "clause")

    (record,) = values["records"]
    assert record["place"] == "volumes.csv, line 2"
    assert record["fields"]["count"] == "2000"
    assert values["clause_in_words"] == "clause"


def test_the_differences_of_an_invoice_add_up(held, april):
    values = invoice_values(checked_invoices(held, april, TENTH), "made up")

    told = sum(Decimal(one["difference_gbp"]) for one in values["differences"])
    assert told == Decimal(values["difference_gbp"]) == Decimal("32400.00")
    assert values["illustrative"] == "made up"


def test_the_reasons_of_a_comparison_add_up(held, april, tmp_path):
    may = asked_month(tmp_path / "contract", held, Month(2026, 5), date(2026, 6, 10))
    values = comparison_values(comparison_of_months(april, may), "")

    for line in values["lines"]:
        assert sum(map(Decimal, line["reasons"].values())) == Decimal(line["difference_gbp"])
    assert sum(map(Decimal, values["by_reason"].values())) == Decimal(values["difference_gbp"])
    # May before the correction: 261,500 and a fifth is 313,800.
    assert values["difference_gbp"] == "22200.00"
