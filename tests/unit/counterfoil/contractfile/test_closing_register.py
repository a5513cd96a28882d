"""Who closed what, and whether the closed statements are still those."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.statements import close, statement
from counterfoil.contractfile.closed_json import fingerprint
from counterfoil.contractfile.closing_register import (
    COLUMNS,
    FILE,
    Closing,
    close_by_two,
    closing_of,
    read_closings,
    register_problems,
)
from counterfoil.contractfile.folder import CLOSED, read_contract_folder
from counterfoil.errors import BadInput, InvalidValue, Severity
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import write_two_months

APRIL, MAY = Month(2026, 4), Month(2026, 5)
TENTH = date(2026, 5, 10)
PEOPLE = {"proposed_by": "Contract manager", "closed_by": "Finance officer"}


@pytest.fixture
def folder(tmp_path):
    return write_two_months(tmp_path / "contract")


def closed_now(folder, month, on):
    held = read_contract_folder(folder)
    made = statement(held.contract, held.records, month, on=on, closed=held.closed)
    return held, close(held.contract, made, held.closed)


@pytest.fixture
def april(folder):
    held, closed = closed_now(folder, APRIL, TENTH)
    close_by_two(folder, held, closed, **PEOPLE)
    return folder


def told(folder):
    return [str(one) for one in register_problems(folder, read_contract_folder(folder))]


def test_a_row_says_what_was_closed_by_whom(april):
    held = read_contract_folder(april)

    assert read_closings(april) == (
        (
            Closing(
                month=APRIL,
                total_gbp=Decimal("291600.00"),
                fingerprint=fingerprint("example", held.closed[0]),
                closed_on=TENTH,
                **PEOPLE,
            ),
        ),
        (),
    )
    assert told(april) == []


def test_a_second_month_is_added_below(april):
    held, closed = closed_now(april, MAY, date(2026, 6, 10))

    path = close_by_two(april, held, closed, **PEOPLE)

    assert path == april / CLOSED / "2026-05.json"
    assert [row.month for row in read_closings(april)[0]] == [APRIL, MAY]


def test_a_folder_without_a_register_has_no_rows(folder):
    assert read_closings(folder) == ((), ())
    assert told(folder) == []


@pytest.mark.parametrize(
    ("proposed_by", "closed_by", "what"),
    [
        ("Ffion", "  FFION ", "would both propose the month and close it"),
        ("", "Ffion", "nobody is named"),
        ("Ffion", "=SUM(1)", "is not the name of a person"),
        ("Ffion", "Eleri\x1b[2J", "is not the name of a person"),
        ("Ffion", "E" * 121, "is not the name of a person"),
    ],
)
def test_who_cannot_close(proposed_by, closed_by, what, folder):
    held, closed = closed_now(folder, APRIL, TENTH)

    with pytest.raises(InvalidValue, match=what):
        close_by_two(folder, held, closed, proposed_by=proposed_by, closed_by=closed_by)
    assert not (folder / CLOSED).exists()


def test_blanks_in_a_name_are_one(folder):
    _, closed = closed_now(folder, APRIL, TENTH)

    row = closing_of("example", closed, proposed_by=" Contract   manager", closed_by="Ffion")

    assert row.proposed_by == "Contract manager"


def test_a_month_closed_already_stays_as_it_is(april):
    before = (april / FILE).read_bytes()
    held = read_contract_folder(april)

    with pytest.raises(InvalidValue, match="closed already"):
        close_by_two(april, held, held.closed[0], **PEOPLE)
    assert (april / FILE).read_bytes() == before


def test_a_statement_that_is_missing_is_told(april):
    (april / CLOSED / "2026-04.json").unlink()

    (problem,) = register_problems(april, read_contract_folder(april))

    assert problem.where == "closed/2026-04.json"
    assert problem.what == "2026-04 was closed on 2026-05-10, and its statement is missing"
    assert problem.severity is Severity.ERROR


def test_another_statement_in_its_place_is_told(april, tmp_path):
    """One closed with other records: sound by itself, and not the one in the register."""
    other = write_two_months(tmp_path / "other")
    held, closed = closed_now(other, APRIL, date(2026, 6, 10))
    close_by_two(other, held, closed, **PEOPLE)
    (april / CLOSED / "2026-04.json").write_bytes((other / CLOSED / "2026-04.json").read_bytes())

    assert "it is not the statement that Finance officer closed on 2026-05-10" in told(april)[0]


def test_a_month_that_nobody_is_named_for_is_a_warning(april):
    (april / FILE).write_text(",".join(COLUMNS) + "\n", encoding="utf-8")

    (problem,) = register_problems(april, read_contract_folder(april))

    assert problem.severity is Severity.WARNING
    assert "does not say who closed 2026-04" in problem.what


def test_a_month_that_stands_twice_is_told(april):
    text = (april / FILE).read_text(encoding="utf-8")
    (april / FILE).write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")

    assert "2026-04 stands twice" in told(april)[0]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("month,total\n", "line 1", "its header is not month,total_gbp"),
        ("", "line 1", "its header is not"),
        ('"', "", "it is no table"),
        (",".join(COLUMNS) + "\n2026-04,1\n", "line 2", "it has 2 cells, and the header 6"),
        (",".join(COLUMNS) + "\nMay,1,f,A,B,2026-05-10\n", "line 2", "'May' is not a month"),
        (",".join(COLUMNS) + "\n2026-04,much,f,A,B,2026-05-10\n", "line 2", "cannot be read"),
        (",".join(COLUMNS) + "\n2026-04,1,f,A,B,10 May\n", "line 2", "cannot be read"),
        (",".join(COLUMNS) + "\n2026-04,1,f,A,,2026-05-10\n", "line 2", "nobody is named"),
    ],
)
def test_a_register_that_was_spoilt(text, where, what, april):
    (april / FILE).write_text(text, encoding="utf-8")

    rows, (problem,) = read_closings(april)

    assert rows == ()
    assert problem.where == (f"{FILE}, {where}" if where else FILE)
    assert what in problem.what


def test_no_row_is_added_to_a_register_that_was_spoilt(april):
    held, closed = closed_now(april, MAY, date(2026, 6, 10))
    (april / FILE).write_text("spoilt\n", encoding="utf-8")

    with pytest.raises(BadInput):
        close_by_two(april, held, closed, **PEOPLE)
    assert (april / FILE).read_text(encoding="utf-8") == "spoilt\n"
    assert not (april / CLOSED / "2026-05.json").exists()


def test_a_register_that_is_no_text(april):
    (april / FILE).write_bytes(b"\xff\xfe\x00")

    assert [problem.where for problem in read_closings(april)[1]] == [FILE]
