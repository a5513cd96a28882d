"""What cannot be read is told by the name of the file that its owner knows."""

from __future__ import annotations

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil_web.registers.spreadsheets import as_file, called, headers_of


def test_the_columns_are_those_of_the_first_row():
    assert headers_of("export.csv", b" Supplier ,Submitted\nA,B\n") == ["Supplier", "Submitted"]


@pytest.mark.parametrize(("name", "content"), [("empty.csv", b""), ("photo.xlsx", b"no workbook")])
def test_what_is_no_table_is_told_by_its_own_name(name, content):
    with pytest.raises(UnreadableInput) as told:
        headers_of(name, content)
    assert name in told.value.where
    assert "/" not in told.value.where


def test_a_file_is_there_for_as_long_as_it_is_read(tmp_path):
    with as_file("export.XLSX", b"x") as path:
        assert (path.suffix, path.read_bytes()) == (".XLSX", b"x")
    assert not path.exists()

    kept = tmp_path / "k3m9.csv"
    fault = UnreadableInput(what=f"{kept.name} is locked", where=f"{kept}, row 2", mend="wait")
    with pytest.raises(UnreadableInput) as told, called("march.csv", kept):
        raise fault
    assert (told.value.what, told.value.where) == ("march.csv is locked", "march.csv, row 2")
