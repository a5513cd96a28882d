from __future__ import annotations

from counterfoil.casefile.workbook_sheets import RESULT_SHEETS, TABLE_SHEETS, is_result_sheet


def test_no_sheet_of_the_case_is_taken_for_results():
    assert not [name for name in (*TABLE_SHEETS, "case", "read me") if is_result_sheet(name)]
    assert all(is_result_sheet(name) for name in RESULT_SHEETS)


def test_names_fit_into_excel():
    assert all(len(name) <= 31 for name in TABLE_SHEETS)
