"""The letter that queries a month's invoices."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from counterfoil.cli.contract_letter import letter_of, write_letter
from counterfoil.cli.contract_months import asked_month, checked_invoices, opened_folder
from counterfoil.errors import NoAnswer, UsageError
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import write_two_months

TENTH = date(2026, 5, 10)


@pytest.fixture
def folder(tmp_path):
    return write_two_months(tmp_path / "contract")


@pytest.fixture
def april(folder):
    return asked_month(folder, opened_folder(folder), Month(2026, 4), TENTH)


@pytest.fixture
def check(folder, april):
    return checked_invoices(opened_folder(folder), april, TENTH)


def test_it_names_each_difference_with_its_working(check, april):
    letter = letter_of(check, april)

    assert [one.cause for one in letter.differences] == [
        *["Deduction missed"] * 3,
        "VAT",
    ]
    assert "£12,000.00" in letter.differences[0].working
    assert letter.dated is None
    assert not letter.is_closed


def test_it_is_written_as_word(check, april, tmp_path):
    write_letter(tmp_path / "letter.docx", check, april)

    document = Document(io.BytesIO((tmp_path / "letter.docx").read_bytes()))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "INV-1" in text
    assert "£32,400.00" in text


def test_a_letter_that_is_there_is_kept(check, april, tmp_path):
    (tmp_path / "letter.docx").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="there is a file of that name"):
        write_letter(tmp_path / "letter.docx", check, april)
    assert (tmp_path / "letter.docx").read_text(encoding="utf-8") == "mine"


def test_there_is_no_letter_when_all_agrees(check, april, tmp_path):
    with pytest.raises(NoAnswer, match="every line agrees"):
        write_letter(tmp_path / "letter.docx", replace(check, differences=()), april)


def test_the_command_writes_it_beside_the_check(folder, run_command, tmp_path):
    path = tmp_path / "query.docx"

    finished = run_command(
        *("contract", "invoice", folder, "2026-04", "--on", "2026-05-10", "--letter", path)
    )

    assert finished.exit_code == 0
    assert "deduction missed" in finished.stdout
    assert f"wrote {path}" in finished.stderr
    assert path.read_bytes()[:2] == b"PK"
