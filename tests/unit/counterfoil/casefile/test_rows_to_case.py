from __future__ import annotations

from counterfoil.casefile.folder import read_folder
from counterfoil.casefile.rows_to_case import read_case
from tests.fixtures.case_folders import CASE_YAML, LINES_CSV, changed, write_small_case


def read(folder, **changes):
    fields, tables, problems = read_folder(write_small_case(folder, **changes))
    assert problems == ()
    return read_case(fields, tables)


def test_a_sound_case_is_the_one_that_was_written(tmp_path):
    found = read(tmp_path)

    assert found.sound
    assert (found.problems, found.broken, found.not_whole) == ((), frozenset(), frozenset())
    assert found.case.title == "Custody in Dyfed-Powys ac Ynys Môn"
    assert [line.key for line in found.case.lines] == [
        *("as-now/service", "in-house/service"),
        *("partner/charge", "partner/extra", "partner/saving"),
    ]


def test_a_case_with_a_wrong_cell_holds_a_stand_in_and_is_not_sound(tmp_path):
    found = read(tmp_path, lines_csv=changed(LINES_CSV, "950000", "£950k"))

    assert not found.sound
    assert found.broken == {("lines", "in-house/service")}
    assert len(found.case.lines) == 5


def test_a_record_that_stands_twice_is_told_with_both_places(tmp_path):
    found = read(tmp_path, lines_csv=changed(LINES_CSV, "partner,extra", "partner,charge"))

    assert [(problem.where, problem.what) for problem in found.problems] == [
        (
            "lines.csv, line 5, column id",
            "partner/charge stands twice: it is also in lines.csv, line 4, column id",
        )
    ]
    assert not found.sound


def test_ids_that_differ_by_capitals_are_warned_of(tmp_path):
    found = read(tmp_path, lines_csv=changed(LINES_CSV, "partner,extra", "partner,Charge"))

    assert [problem.severity for problem in found.problems] == ["warning"]
    assert found.sound


def test_without_a_term_there_is_no_case_but_tables_are_read(tmp_path):
    found = read(
        tmp_path,
        case_yaml=changed(CASE_YAML, "years: 3", "years: three"),
        lines_csv=changed(LINES_CSV, "950000", "£950k"),
    )

    assert found.case is None
    assert [problem.mend for problem in found.problems][1] == "write 950000"


def test_without_fields_tables_are_read_all_the_same(tmp_path):
    _, tables, _ = read_folder(write_small_case(tmp_path))
    found = read_case(None, tables)

    assert (found.case, found.problems, found.sound) == (None, (), False)
