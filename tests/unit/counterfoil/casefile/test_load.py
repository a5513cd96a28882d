from __future__ import annotations

import pytest

from counterfoil.appraisal.faults import Place
from counterfoil.casefile.load import CaseForm, load_case, load_case_or_raise
from counterfoil.casefile.workbook_writer import workbook_bytes
from counterfoil.errors import BadInput, UnreadableInput
from tests.fixtures.case_folders import CASE_YAML, LINES_CSV, changed, write_small_case


def test_a_folder_and_its_case_yaml_are_the_same(tmp_path):
    folder = write_small_case(tmp_path / "case")

    assert load_case(folder).case == load_case(folder / "case.yaml").case
    assert load_case(folder).form is CaseForm.FOLDER
    assert load_case(folder).problems == ()


def test_a_workbook_is_read_too(tmp_path):
    case = load_case_or_raise(write_small_case(tmp_path / "case"))
    (tmp_path / "case.xlsx").write_bytes(workbook_bytes(case))
    loaded = load_case(tmp_path / "case.xlsx")

    assert (loaded.case, loaded.form, loaded.problems) == (case, CaseForm.WORKBOOK, ())
    assert loaded.locate(Place(table="lines", key="partner/charge", column="driver")) == (
        "sheet lines, cell K4"
    )
    assert loaded.locate(Place(table="case", column="years")) == "sheet case, cell B10"


def test_a_place_is_a_file_and_a_line(tmp_path):
    loaded = load_case(write_small_case(tmp_path))

    assert loaded.locate(Place(table="lines", key="partner/charge", column="driver")) == (
        "lines.csv, line 4, column driver"
    )
    assert loaded.locate(Place(table="bands", key="prices#2", column="up_to")) == (
        "bands.csv, line 3, column up_to"
    )
    assert loaded.locate(Place(table="options", key="partner")) == "case.yaml, line 21, options"
    assert loaded.locate(Place(table="lines", key="no/such")) == "lines no/such"


@pytest.mark.parametrize("name", ["missing", "notes.txt"])
def test_what_is_no_case_is_refused(tmp_path, name):
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(UnreadableInput, match="name a folder that holds"):
        load_case(tmp_path / name)


def test_problems_of_form_and_of_sense_are_told_together(tmp_path):
    lines = changed(LINES_CSV, "950000", "£950k")
    lines = changed(lines, "driver_rate,92,detentions", "driver_rate,92,detentoins")
    loaded = load_case(
        write_small_case(
            tmp_path, lines_csv=lines, case_yaml=changed(CASE_YAML, "kind: custody", "kind: cells")
        )
    )

    assert loaded.case is None
    assert [problem.where for problem in loaded.errors] == [
        "case.yaml, line 3, kind",
        "lines.csv, line 3, column amount",
        "lines.csv, line 4, column driver",
    ]


def test_a_case_that_does_not_fit_together_is_given_with_its_problems(tmp_path):
    folder = write_small_case(
        tmp_path, case_yaml=changed(CASE_YAML, "role: partner", "role: counterfactual")
    )
    loaded = load_case(folder)

    assert loaded.case is not None
    assert [problem.what for problem in loaded.errors] == [
        "there are two counterfactuals, as-now and partner"
    ]
    with pytest.raises(BadInput):
        load_case_or_raise(folder)


def test_a_record_that_stands_twice_is_told_once(tmp_path):
    lines = changed(LINES_CSV, "partner,extra", "partner,charge")
    loaded = load_case(write_small_case(tmp_path, lines_csv=lines))

    assert [problem.where for problem in loaded.errors] == ["lines.csv, line 5, column id"]
