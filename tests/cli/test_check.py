from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.workbook_writer import workbook_bytes
from tests.architecture.repository import ROOT
from tests.fixtures.case_folders import BASELINE_CSV, LINES_CSV, changed, write_small_case


def test_a_good_case_is_summed_up_in_a_line(tmp_path, run_command):
    finished = run_command("check", write_small_case(tmp_path))

    assert finished.exit_code == 0
    assert finished.stdout == (
        "Custody in Dyfed-Powys ac Ynys Môn: 3 options, 5 lines, 0 risks, 0 budget lines, 2027-28 "
        "to 2029-30 (3 years); editions discount_rates 2026. Baseline signed. Not reviewed.\n"
    )
    assert finished.stderr.count("warning") == 2  # the files that are absent, and the count


def test_a_file_that_went_missing_is_named(tmp_path, run_command):
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "examples" / "cleveland-custody-2017", folder)
    (folder / "risks.csv").unlink()

    finished = run_command("check", folder)

    assert finished.exit_code == 0
    assert "risks.csv is not in the folder: the case is read as if it held nothing" in (
        finished.stderr
    )


def test_a_workbook_is_checked_too(tmp_path, run_command):
    path = tmp_path / "case.xlsx"
    path.write_bytes(workbook_bytes(load_case_or_raise(write_small_case(tmp_path / "case"))))

    assert run_command("check", path).exit_code == 0


def test_every_problem_is_told_with_its_mend(tmp_path, run_command):
    lines = changed(LINES_CSV, "1000000", "£1,000,000".replace(",", ""))
    lines = changed(lines, "benefit,force", "benfit,force")
    finished = run_command("check", write_small_case(tmp_path, lines_csv=lines))

    assert finished.exit_code == 3
    assert finished.stdout.splitlines()[:3] == [
        "lines.csv, line 2, column amount: '£1000000' is not a plain number",
        "  mend: write 1000000",
        "lines.csv, line 6, column heading: 'benfit' is not a word for heading",
    ]
    assert finished.stdout.splitlines()[-1] == "2 problems to mend and 1 warning"


def test_warnings_do_not_stop_it(tmp_path, run_command):
    baseline = changed(BASELINE_CSV, "chief finance officer,2027-01-31", ",")
    finished = run_command("check", write_small_case(tmp_path, baseline_csv=baseline))

    assert finished.exit_code == 0
    assert "Baseline not signed." in finished.stdout
    assert "warning" in finished.stderr


@pytest.mark.parametrize("name", ["nowhere", "case.xls"])
def test_what_is_no_case_is_told(tmp_path, run_command, name):
    finished = run_command("check", tmp_path / name)

    assert finished.exit_code == 3
    assert "mend:" in finished.stderr


def test_help_loads_nothing_heavy():
    program = (
        "import sys\n"
        "from counterfoil.cli.main import main\n"
        "for name in ('check', 'schema', 'to-excel', 'from-excel', 'review'):\n"
        "    main([name, '--help'])\n"
        "heavy = {'numpy', 'yaml', 'openpyxl', 'xlsxwriter'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert finished.stderr == "[]\n"
