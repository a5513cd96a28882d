"""Whatever a case says, a folder and a workbook keep it to the last digit and blank."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.folder import folder_files, read_folder
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.casefile.workbook_reader import read_workbook
from counterfoil.casefile.workbook_writer import workbook_bytes
from tests.properties.strategies import business_cases

_BUDGET = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _from_files(files: dict[str, bytes]) -> BusinessCase:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        return _case(*read_folder(Path(folder)))


def _from_workbook(data: bytes) -> BusinessCase:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.xlsx"
        path.write_bytes(data)
        return _case(*read_workbook(path))


def _case(fields, tables, problems) -> BusinessCase:
    read = read_case(fields, tables)
    assert (problems, read.problems) == ((), ())
    assert read.case is not None
    return read.case


@_BUDGET
@given(case=business_cases())
def test_a_folder_keeps_the_case(case):
    assert _from_files(folder_files(case)) == case


@_BUDGET
@given(case=business_cases())
def test_a_workbook_keeps_the_case_and_the_folder_to_the_byte(case):
    files = folder_files(case)
    back = _from_workbook(workbook_bytes(_from_files(files)))
    assert back == case
    assert folder_files(back) == files
    assert case_fingerprint(back) == case_fingerprint(case)
