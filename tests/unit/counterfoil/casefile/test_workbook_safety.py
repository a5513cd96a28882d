from __future__ import annotations

import os
import zipfile

import pytest

from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.workbook_safety import refuse_unsafe_workbook
from counterfoil.casefile.workbook_writer import workbook_bytes
from counterfoil.errors import UnreadableInput
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "case.xlsx"
    case = load_case_or_raise(write_small_case(tmp_path / "case"))
    path.write_bytes(workbook_bytes(case))
    return path


def add(path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)


def refusal(path) -> str:
    with pytest.raises(UnreadableInput) as fault:
        refuse_unsafe_workbook(path)
    assert fault.value.mend
    return fault.value.what


def test_a_damaged_part_is_told(workbook):
    # The compressed bytes of a part that holds XML are spoilt; the list of parts is left whole.
    with zipfile.ZipFile(workbook) as archive:
        part = next(one for one in archive.infolist() if one.filename.endswith("sheet1.xml"))
    data = bytearray(workbook.read_bytes())
    start = part.header_offset + 30 + len(part.filename)
    data[start : start + 40] = b"\xff" * 40
    workbook.write_bytes(bytes(data))

    assert refusal(workbook) == "it is not a workbook, or is damaged"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "case.xlsx")

    assert refusal(tmp_path / "case.xlsx") == "it is a device or a pipe, not a file"


def test_a_plain_workbook_is_let_through(workbook):
    refuse_unsafe_workbook(workbook)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("xl/vbaProject.bin", "it holds macros"),
        ("xl/macrosheets/sheet1.xml", "it holds macros"),
        ("xl/externalLinks/externalLink1.xml", "it holds links to other workbooks"),
        ("xl/connections.xml", "it holds a connection to data elsewhere"),
        ("xl/embeddings/oleObject1.bin", "it holds an embedded object"),
        ("xl/activeX/activeX1.xml", "it holds a control that runs code"),
    ],
)
def test_parts_that_could_do_harm_are_refused(workbook, part, reason):
    add(workbook, part, b"x")

    assert refusal(workbook) == reason


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("padding", [0, (1 << 20) - 4])
def test_xml_that_defines_entities_is_refused(workbook, code, padding):
    text = " " * (padding // len(" ".encode(code))) + '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    add(workbook, "xl/extra.xml", text.encode(code))

    assert refusal(workbook) == "its part xl/extra.xml defines XML entities"


def test_an_archive_that_swells_is_refused_unopened(workbook):
    add(workbook, "xl/worksheets/sheet99.xml", b" " * 250_000_000)

    assert refusal(workbook).startswith("it would swell to 250,")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("old.xls", b"x", "it is in the old Excel format, which is not read"),
        ("macro.XLSM", b"x", "it is in a format that may hold macros, which is not read"),
        (
            "locked.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + b"x",
            "it is locked with a password, or is an old workbook under a new name",
        ),
        ("text.xlsx", b"id,title\n", "it is not a workbook, or is damaged"),
        ("empty.xlsx", b"", "it is not a workbook, or is damaged"),
    ],
)
def test_other_files_are_refused_by_what_they_are(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)

    assert refusal(tmp_path / name) == reason


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")

    assert refusal(tmp_path / "x.xlsx") == "it is a zip file, but not a workbook"


def test_a_workbook_cut_short_is_refused(workbook):
    workbook.write_bytes(workbook.read_bytes()[:-2000])

    assert refusal(workbook) == "it is not a workbook, or is damaged"


def test_an_absent_workbook_is_told(tmp_path):
    assert refusal(tmp_path / "none.xlsx") == "it cannot be opened: No such file or directory"
