"""Statements and checks on paper and terminals of every width."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.cli.contract_months import asked_month, checked_invoices, opened_folder
from counterfoil.cli.contract_pages import (
    SECTION_WORDS,
    amount,
    print_comparison_of_months,
    print_invoice_check,
    print_statement,
    print_term_sheet,
    signed,
)
from counterfoil.cli.screen import Screen
from counterfoil.contract.comparison_of_months import comparison_of_months
from counterfoil.contract.lines import Section
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import write_two_months

TENTH = date(2026, 5, 10)
WIDTHS = (40, 80, 100, 140)
NUMBER = re.compile(r"[−+]?£?\d[\d,]*\.\d\d")


@pytest.fixture
def folder(tmp_path):
    return write_two_months(tmp_path / "contract")


@pytest.fixture
def pages(folder):
    """Every page printed at a width: None for a pipe."""
    held = opened_folder(folder)
    april = asked_month(folder, held, Month(2026, 4), TENTH)
    may = asked_month(folder, held, Month(2026, 5), date(2026, 6, 10))

    def printed(width):
        out = io.StringIO()
        screen = Screen(out, terminal=width is not None, width=width)
        print_statement(april, screen)
        print_invoice_check(checked_invoices(held, april, TENTH), held.contract, screen)
        print_comparison_of_months(comparison_of_months(april, may), april, may, screen)
        print_term_sheet(term_sheet(held.contract), screen)
        return out.getvalue()

    return printed


@pytest.mark.parametrize("width", WIDTHS)
def test_no_number_is_broken_at_any_width(width, pages, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    wanted = sorted(NUMBER.findall(pages(None)))

    assert sorted(NUMBER.findall(pages(width))) == wanted


@pytest.mark.parametrize("width", [80, 100, 140])
def test_pages_fit_a_terminal(width, pages, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    assert max(map(len, pages(width).splitlines())) <= width


def test_a_pipe_has_a_line_for_each_line_of_the_statement(pages):
    row = next(line for line in pages(None).splitlines() if line.startswith("base/service"))

    assert " ".join(row.split()) == (
        "base/service Service £1,200,000.00 ÷ 12 = £100,000.00 100,000.00"
    )


def test_every_section_but_vat_has_its_words():
    assert set(SECTION_WORDS) == set(Section) - {Section.VAT}


def test_amounts_and_differences():
    assert amount(Decimal("-1234.50")) == "−1,234.50"
    assert signed(Decimal("1234.50")) == "+£1,234.50"
    assert signed(Decimal("-0.01")) == "−£0.01"
