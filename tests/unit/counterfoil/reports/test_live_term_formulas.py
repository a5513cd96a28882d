from __future__ import annotations

from counterfoil.reports.live_sheet import FIRST_YEAR
from counterfoil.reports.live_term_columns import TermColumns
from counterfoil.reports.live_term_formulas import share_formula
from tests.fixtures.every_amount_case import CASE
from tests.fixtures.live_sheets import written

COLUMNS = TermColumns(bodies=tuple(body.id for body in CASE.bodies))


def formula(line: str, term: str) -> str:
    return str(written("Terms", line)[COLUMNS.column(term) - FIRST_YEAR])


def test_an_amount_is_the_input_cell_itself():
    assert formula("partner/base-charge", "level").startswith("='lines'!$")


def test_a_blank_start_is_the_first_year_and_a_blank_end_the_last():
    start, end = formula("partner/base-charge", "start"), formula("partner/base-charge", "end")

    assert start.startswith("=IF('lines'!$")
    assert '="",Prices!$D$' in start
    assert '="",Prices!$I$' in end


def test_a_one_off_ends_where_it_starts():
    assert formula("partner/set-up", "end").startswith("=$")


def test_a_line_whose_kind_is_changed_is_noticed():
    assert '"one_off"' in formula("partner/set-up", "changed")
    assert '"charge; calls"' in formula("partner/fee", "changed")


def test_shares_are_read_from_the_text_of_the_cell():
    text = share_formula("A1", "B1")

    assert text.startswith("IF(TRIM(A1)=B1,1,IF(ISNUMBER(FIND(")
    assert text.endswith(",0))")
