"""One line of a statement, followed to the clause and the raw row."""

from __future__ import annotations

import io
from datetime import date

import pytest

from counterfoil.cli.contract_line_page import clause_words, line_asked, print_line, raw_records
from counterfoil.cli.contract_months import asked_month, opened_folder
from counterfoil.cli.screen import Screen
from counterfoil.contract.statements import close
from counterfoil.contractfile.folder import add_closed
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import write_two_months

TENTH = date(2026, 5, 10)


@pytest.fixture
def folder(tmp_path):
    return write_two_months(tmp_path / "contract")


@pytest.fixture
def april(folder):
    held = opened_folder(folder)
    return held, asked_month(folder, held, Month(2026, 4), TENTH)


@pytest.fixture
def may_after_a_correction(folder):
    held = opened_folder(folder)
    made = asked_month(folder, held, Month(2026, 4), TENTH).statement
    add_closed(folder, held.contract.id, close(held.contract, made))
    held = opened_folder(folder)
    return held, asked_month(folder, held, Month(2026, 5), date(2026, 6, 10))


def printed(held, asked, name):
    out = io.StringIO()
    print_line(asked, line_asked(asked, name), held, Screen(out, terminal=False))
    return out.getvalue()


def test_a_line_is_found_by_its_id_or_its_charge(april):
    _, asked = april

    assert line_asked(asked, "base/service") is line_asked(asked, "service")


@pytest.mark.parametrize(
    ("name", "mend"),
    [("detentions_charge", "ask for detentions-charge"), ("zebra", "ask for one of base/service,")],
)
def test_a_line_that_is_not_there(name, mend, april):
    with pytest.raises(InvalidValue, match=mend):
        line_asked(april[1], name)


def test_a_name_of_several_lines_lists_them(may_after_a_correction):
    with pytest.raises(InvalidValue, match="'2026-04' is 3 lines") as refusal:
        line_asked(may_after_a_correction[1], "2026-04")
    assert "adjustment/2026-04/base/detentions-charge" in refusal.value.mend


def test_a_charge_is_followed_to_its_row(april):
    text = printed(*april, "detentions-charge")

    assert text.startswith("Detentions [base/detentions-charge] = £170,000.00\n")
    assert "formula: volume × rate" in text
    assert "volumes.csv, line 2: volume v-2026-04\n" in text
    assert "holds: volume detentions, month 2026-04, count 2000, figure supplier" in text
    assert "source: April return.xlsx, row 4" in text
    assert "clause: Schedule 7" in text


def test_a_deduction_is_followed_to_its_measurement(april):
    text = printed(*april, "answered")

    assert "measurements.csv, line 2: measurement answered-2026-04" in text
    assert "numerator 80, denominator 100" in text


def test_an_adjustment_tells_the_clause_and_the_record_that_is_new(may_after_a_correction):
    held, asked = may_after_a_correction
    line = line_asked(asked, "adjustment/2026-04/base/detentions-charge")

    assert clause_words(asked, line).startswith(
        "version 1, 2.2 Detentions. The supplier is paid £85"
    )
    assert list(raw_records(held, line)) == ["v-2026-04-verified"]
    assert raw_records(held, line)["v-2026-04-verified"].place == "volumes.csv, line 4"


def test_vat_has_no_clause_of_the_terms(april):
    _, asked = april

    assert clause_words(asked, line_asked(asked, "vat")) == ""


def test_a_record_says_what_put_it_right(folder):
    path = folder / "volumes.csv"
    text = path.read_text(encoding="utf-8")
    row = "v-new,detentions,2026-05,1950,supplier,v-2026-05,2026-06-20,,,"
    path.write_text(f"{text}{row}\n", encoding="utf-8")
    held = opened_folder(folder)
    before = asked_month(folder, held, Month(2026, 5), date(2026, 6, 10))
    after = asked_month(folder, held, Month(2026, 5), date(2026, 6, 21))

    assert "superseded by: v-new" in printed(held, before, "detentions-charge")
    assert "supersedes: v-2026-05" in printed(held, after, "detentions-charge")
