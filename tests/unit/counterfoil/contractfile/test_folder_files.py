"""What folders of records share."""

from __future__ import annotations

import pytest

from counterfoil.contract.records import Volume
from counterfoil.contractfile.folder_files import (
    records_in,
    refuse_no_folder,
    strangers,
    text_in,
)
from counterfoil.errors import UnreadableInput

VOLUMES = "id,volume,month,count,entered_on\nv1,beds,2026-04,3,2026-05-01\n"


def test_records_are_gathered_with_where_they_stand(tmp_path):
    (tmp_path / "volumes.csv").write_text(VOLUMES)
    problems = []
    read = records_in(tmp_path, {"volumes.csv": Volume, "absent.csv": Volume}, problems)

    assert [one.id for one in read.records] == ["v1"]
    assert read.places == ("volumes.csv, line 2",)
    assert (read.made_up, problems) == ((), [])


def test_a_file_that_says_its_rows_are_made_up_is_named(tmp_path):
    heading, row = VOLUMES.splitlines()
    (tmp_path / "volumes.csv").write_text(f"{heading},illustrative\n{row},made up\n")

    assert records_in(tmp_path, {"volumes.csv": Volume}, []).made_up == ("volumes.csv",)


def test_what_cannot_be_read_is_a_problem_that_names_the_file(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xff")
    problems = []

    assert text_in(tmp_path, "a.yaml", 100, problems) is None
    assert text_in(tmp_path, "b.yaml", 100, problems) is None
    assert [one.where for one in problems] == ["a.yaml, line 1", "b.yaml"]


def test_strangers_are_told_with_the_name_they_may_mean(tmp_path):
    for name in ("volume.csv", "volumes.csv", "notes.txt", ".hidden.csv"):
        (tmp_path / name).write_text("")

    (found,) = strangers(tmp_path, ("volumes.csv",), "a contract")
    assert found.what == "it is no file of a contract and is not read"
    assert found.mend.startswith("rename it volumes.csv")


def test_no_folder_is_refused(tmp_path):
    with pytest.raises(UnreadableInput, match="no such folder"):
        refuse_no_folder(tmp_path / "none")
