from __future__ import annotations

import pytest

from counterfoil.casefile.folder import absence_warnings, folder_files, read_folder
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.tables import CSV_TABLES
from counterfoil.errors import Severity
from tests.fixtures.case_folders import LINES_CSV, write_small_case


def told(folder) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in read_folder(folder)[2]]


def test_a_folder_has_a_file_for_each_table_and_the_schema(tmp_path):
    files = folder_files(load_case_or_raise(write_small_case(tmp_path)))

    assert set(files) == {"case.yaml", "case.schema.json", *(table.file for table in CSV_TABLES)}
    assert all(b"\r" not in data for data in files.values())


@pytest.mark.parametrize("name", ["case_yaml", "lines_csv"])
def test_a_file_that_must_be_there_names_itself(tmp_path, name):
    assert told(write_small_case(tmp_path, **{name: None})) == [
        f"{name.replace('_', '.')}: there is no such file"
    ]


def test_files_that_may_be_absent_are_not_missed(tmp_path):
    assert told(write_small_case(tmp_path, baseline_csv=None, profiles_csv=None)) == []


def test_a_link_to_a_file_that_is_gone_is_told(tmp_path):
    write_small_case(tmp_path, profiles_csv=None)
    (tmp_path / "profiles.csv").symlink_to(tmp_path / "gone.csv")

    assert told(tmp_path) == ["profiles.csv: there is no such file"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (LINES_CSV.replace("The", "Môn").encode("latin-1"), "it is not UTF-8 text"),
        (LINES_CSV.encode("utf-16"), "it is UTF-16 text, not UTF-8"),
        (LINES_CSV.encode() + b"\0", "it holds a zero byte"),
        (b"x" * 20_000_001, "it is 20,000,001 bytes; at most 20,000,000 are read"),
    ],
    ids=["latin-1", "utf-16", "zero byte", "too large"],
)
def test_files_that_are_no_text_are_told(tmp_path, content, expected):
    (problem,) = told(write_small_case(tmp_path, lines_csv=content))

    assert problem.startswith("lines.csv")
    assert expected in problem


def test_a_large_case_yaml_is_refused_before_it_is_parsed(tmp_path):
    (problem,) = told(write_small_case(tmp_path, case_yaml=b"a: b\n" * 10_000_000))

    assert problem == "case.yaml: it is 50,000,000 bytes; at most 1,000,000 are read"


def test_a_byte_order_mark_and_other_line_ends_are_read(tmp_path):
    content = b"\xef\xbb\xbf" + LINES_CSV.replace("\n", "\r\n").encode()

    assert told(write_small_case(tmp_path, lines_csv=content)) == []


def test_files_that_belong_to_no_case_are_warned_of(tmp_path):
    write_small_case(tmp_path)
    for name in ("Risks.csv", "bodies.csv", "plan.yaml", "letter.docx", "README.md", "review.yaml"):
        (tmp_path / name).write_text("")
    problems = read_folder(tmp_path)[2]

    assert [(problem.where, problem.severity) for problem in problems] == [
        ("Risks.csv", "warning"),
        ("bodies.csv", "warning"),
        ("plan.yaml", "warning"),
    ]
    assert problems[0].mend.startswith("rename it risks.csv")
    assert problems[1].mend == "move its records to case.yaml, under bodies:"


def test_files_that_are_not_there_are_named_once(tmp_path):
    write_small_case(tmp_path, profiles_csv=None)
    for name in ("sources", "scores", "risks", "budgets"):
        (tmp_path / f"{name}.csv").write_text("id\n", encoding="utf-8")

    (warning,) = absence_warnings(tmp_path)

    assert warning.what.startswith("profiles.csv is not in the folder")
    assert warning.severity is Severity.WARNING
    (tmp_path / "profiles.csv").write_text("id\n", encoding="utf-8")
    assert absence_warnings(tmp_path) == ()
