from __future__ import annotations

import pytest

from counterfoil.casefile.load import load_case
from tests.fixtures.case_folders import (
    CASE_YAML,
    DRIVERS_CSV,
    LINES_CSV,
    changed,
    write_small_case,
)


def told(folder, **changes) -> list[str]:
    problems = load_case(write_small_case(folder, **changes)).errors
    return [f"{problem.where}: {problem.what}" for problem in problems]


def test_an_absent_table_is_told_once_for_all_that_need_it(tmp_path):
    assert told(tmp_path, drivers_csv=None) == [
        "drivers.csv: there is no such file, and 2 cells name records in it, the first in "
        "lines.csv, line 4, column driver: there is no driver called 'detentions'"
    ]


def test_an_absent_list_is_told_by_its_name(tmp_path):
    text = CASE_YAML.replace("- {id: prices, title: Prices, rate: 0.02}", "").replace(
        "indices:\n", ""
    )

    assert told(tmp_path, case_yaml=text) == [
        "case.yaml: there is no such list indices, and a cell names a record in it, the first in "
        "case.yaml, line 10, general_inflation: there is no index called 'prices'"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"lines_csv": None},
        {"drivers_csv": DRIVERS_CSV.replace(",", ";")},
        {"drivers_csv": changed(DRIVERS_CSV, "unit,value", "unitt,value")},
        {"case_yaml": CASE_YAML.replace("bodies:", "bodies: none\nindices_:")},
    ],
    ids=["no lines", "semicolons", "header", "no list"],
)
def test_what_only_follows_is_not_told(tmp_path, changes):
    problems = told(tmp_path, **changes)

    assert problems
    assert not [problem for problem in problems if "there is no driver" in problem]
    assert not [problem for problem in problems if "there is no body" in problem]


def test_faults_of_other_records_are_told_beside_a_broken_one(tmp_path):
    lines = changed(LINES_CSV, "1000000", "a lot")
    lines = changed(lines, "force 0.6; pcc 0.4", "force 0.6; pcc 0.5")

    assert told(tmp_path, lines_csv=lines) == [
        "lines.csv, line 2, column amount: 'a lot' is not a plain number",
        "lines.csv, line 3, column body: the bodies' shares add up to 1.1, not 1",
    ]


def test_a_fault_of_a_whole_table_is_told_of_its_file(tmp_path):
    loaded = load_case(write_small_case(tmp_path, baseline_csv=None))

    assert [problem.where for problem in loaded.problems] == ["baseline.csv"]
