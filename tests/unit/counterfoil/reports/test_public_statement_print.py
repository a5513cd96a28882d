"""The public statement on one page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import HTML

from counterfoil.outcomes.verdict import verdict
from counterfoil.reports.public_statement import public_statement
from counterfoil.reports.public_statement_print import public_statement_page, public_statement_pdf
from tests.fixtures.small_ledgers import BAD_MAY, VOLUMES, ledger


@pytest.fixture(scope="module")
def told():
    return public_statement(verdict(ledger(*VOLUMES, *BAD_MAY)), fingerprint="ab12")


def test_it_is_one_sheet(told):
    assert len(HTML(string=public_statement_page(told)).render().pages) == 1
    assert public_statement_pdf(told).startswith(b"%PDF")


def test_words_of_others_stay_words(told):
    page = public_statement_page(replace(told, title="<script>x</script>"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
