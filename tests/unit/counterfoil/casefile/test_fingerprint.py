from __future__ import annotations

from dataclasses import replace

from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.load import load_case, load_case_or_raise
from counterfoil.casefile.workbook_writer import workbook_bytes
from tests.fixtures.case_folders import CASE_YAML, LINES_CSV, write_small_case


def test_a_folder_however_typed_and_a_workbook_agree(tmp_path):
    case = load_case_or_raise(write_small_case(tmp_path / "one"))
    retyped = load_case_or_raise(
        write_small_case(
            tmp_path / "two",
            case_yaml="# a comment\n" + CASE_YAML.replace("rate: 0.02", "rate: 2e-2"),
            lines_csv=LINES_CSV.replace("1000000", "1000000.00"),
        )
    )
    (tmp_path / "case.xlsx").write_bytes(workbook_bytes(case))
    workbook = load_case(tmp_path / "case.xlsx").case

    assert len({case_fingerprint(each) for each in (case, retyped, workbook)}) == 1
    assert len(case_fingerprint(case)) == 64


def test_any_change_and_any_order_gives_another(tmp_path):
    case = load_case_or_raise(write_small_case(tmp_path))
    changes = [
        case,
        replace(case, version="2"),
        replace(case, lines=case.lines[::-1]),
        replace(case, lines=case.lines[1:]),
        replace(case, author="reviewer"),
    ]

    assert len({case_fingerprint(each) for each in changes}) == len(changes)
