"""A month as it is asked for: open, closed, or as it stood on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterfoil.cli.contract_months import (
    as_it_stands,
    asked_month,
    checked_invoices,
    closed_by,
    closing_day,
    day_asked,
    month_asked,
    opened_folder,
    today,
)
from counterfoil.contract.statements import close
from counterfoil.contractfile.closed_json import fingerprint
from counterfoil.contractfile.closing_register import close_by_two
from counterfoil.errors import BadInput, NoAnswer, UsageError
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import write_two_months

APRIL, MAY = Month(2026, 4), Month(2026, 5)
TENTH = date(2026, 5, 10)


@pytest.fixture
def folder(tmp_path):
    return write_two_months(tmp_path / "contract")


@pytest.fixture
def april(folder):
    held = opened_folder(folder)
    closed = close(held.contract, as_it_stands(held, APRIL, TENTH))
    close_by_two(folder, held, closed, proposed_by="Contract manager", closed_by="Finance officer")
    return folder


def test_an_open_month_is_as_it_stands(folder):
    asked = asked_month(folder, opened_folder(folder), APRIL, TENTH)

    assert asked.state == "open: as it stands on 2026-05-10"
    assert asked.closed is None
    assert asked.month == APRIL
    assert asked.terms_of(APRIL) == 1


def test_the_fingerprint_of_an_open_month_is_the_one_it_is_closed_with(folder, april):
    held = opened_folder(april)
    before = asked_month(april, held, APRIL, TENTH - timedelta(days=1))
    after = asked_month(april, held, APRIL, None)

    assert after.fingerprint == fingerprint("example", held.closed[0])
    assert before.closed is None
    assert after.lines == held.closed[0].lines


def test_a_closed_month_says_who_closed_it(april):
    asked = asked_month(april, opened_folder(april), APRIL, None)

    assert asked.state == (
        "closed on 2026-05-10, proposed by Contract manager, closed by Finance officer"
    )


def test_what_caps_cost_a_closed_month_is_found_again(april):
    asked = asked_month(april, opened_folder(april), APRIL, None)

    assert [str(one.lost_gbp) for one in asked.statement.due.lost] == ["2000.00"]


def test_a_closed_month_that_its_records_no_longer_give_is_shown_as_it_was_kept(april):
    path = april / "volumes.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("v-2026-04,detentions,2026-04,2000", "v-2026-04,detentions,2026-04,1")
    )

    asked = asked_month(april, opened_folder(april), APRIL, None)

    assert str(asked.statement.total_gbp) == "291600.00"
    assert asked.statement.due.lost == ()


def test_only_what_was_closed_by_a_day_counts(april):
    held = opened_folder(april)

    assert closed_by(held, TENTH) == closed_by(held, None) == held.closed
    assert closed_by(held, TENTH - timedelta(days=1)) == ()


def test_the_day_of_a_closing(april):
    held = opened_folder(april)

    assert closing_day(held, None) == today()
    assert closing_day(held, TENTH) == TENTH
    with pytest.raises(UsageError, match="was closed later"):
        closing_day(held, TENTH - timedelta(days=1))
    with pytest.raises(UsageError, match="still to come"):
        closing_day(held, today() + timedelta(days=1))


def test_invoices_known_on_the_day(folder):
    held = opened_folder(folder)
    asked = asked_month(folder, held, APRIL, TENTH)

    assert checked_invoices(held, asked, TENTH).numbers == ("INV-1",)
    with pytest.raises(NoAnswer, match="no invoice for 2026-04"):
        checked_invoices(held, asked, date(2026, 5, 3))


def test_a_folder_whose_register_does_not_fit_is_refused(april):
    (april / "closed" / "2026-04.json").unlink()

    with pytest.raises(BadInput):
        opened_folder(april)


def test_months_and_days_of_the_command_line():
    assert month_asked("2026-04") == APRIL
    assert day_asked("2026-05-10") == TENTH
    assert day_asked(None) is None
    for ask, text in ((month_asked, "04/2026"), (day_asked, "10 May")):
        with pytest.raises(UsageError, match="write it as"):
            ask(text)
