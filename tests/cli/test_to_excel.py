from __future__ import annotations

from counterfoil.casefile.load import load_case_or_raise
from tests.fixtures.case_folders import CASE_YAML, LINES_CSV, changed, write_small_case


def test_a_workbook_holds_the_same_case(tmp_path, run_command):
    folder = write_small_case(tmp_path / "case")
    finished = run_command("to-excel", folder, tmp_path / "case.xlsx")

    assert (finished.exit_code, finished.stdout) == (0, "")
    assert load_case_or_raise(tmp_path / "case.xlsx") == load_case_or_raise(folder)


def test_a_case_that_cannot_be_read_writes_nothing(tmp_path, run_command):
    folder = write_small_case(tmp_path / "case", lines_csv=changed(LINES_CSV, "1000000", "lots"))
    finished = run_command("to-excel", folder, tmp_path / "case.xlsx")

    assert finished.exit_code == 3
    assert "lines.csv, line 2, column amount" in finished.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_a_case_whose_figures_do_not_fit_may_be_mended_in_excel(tmp_path, run_command):
    text = changed(CASE_YAML, "role: partner", "role: counterfactual")
    folder = write_small_case(tmp_path / "case", case_yaml=text)
    finished = run_command("to-excel", folder, tmp_path / "case.xlsx")

    assert finished.exit_code == 0
    assert "there are two counterfactuals" in finished.stderr
    assert (tmp_path / "case.xlsx").exists()


def test_only_xlsx_is_written(tmp_path, run_command):
    finished = run_command("to-excel", write_small_case(tmp_path / "case"), tmp_path / "case.xlsm")

    assert finished.exit_code == 2
    assert f"write to {tmp_path / 'case.xlsx'}" in finished.stderr
