from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from counterfoil.casefile.folder_update import update_case, write_case
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.files import UnwritableOutput
from tests.fixtures.case_folders import write_small_case


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path):
    return write_small_case(tmp_path / "case")


def test_only_files_whose_data_differ_are_rewritten(folder):
    case = load_case_or_raise(folder)
    before = contents(folder)
    after = replace(case, lines=case.lines[:-1])

    assert update_case(folder, case, after) == ("lines.csv",)
    assert load_case_or_raise(folder) == after
    now = contents(folder)
    assert {name for name in now if now[name] != before.get(name)} == {"lines.csv"}


def test_the_schema_comes_with_a_case_yaml_that_names_it(folder):
    case = load_case_or_raise(folder)

    assert update_case(folder, case, replace(case, title="Another")) == (
        "case.yaml",
        "case.schema.json",
    )


def test_nothing_is_written_when_nothing_differs(folder):
    case = load_case_or_raise(folder)
    before = contents(folder)

    assert update_case(folder, case, case) == ()
    assert contents(folder) == before


def test_a_fault_half_way_leaves_the_folder_as_it_was(folder, monkeypatch):
    case = load_case_or_raise(folder)
    before = contents(folder)
    after = replace(case, title="Another", lines=case.lines[:-1])
    swap, calls = Path.replace, []

    def fail_at_the_second(self, target):
        if ".new" in self.name:
            calls.append(self)
            if len(calls) == 2:
                raise PermissionError(13, "Permission denied")
        return swap(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_second)
    with pytest.raises(UnwritableOutput, match="cannot be replaced"):
        update_case(folder, case, after)
    assert contents(folder) == before


def test_a_folder_that_can_only_be_read_is_told_as_such(folder, monkeypatch):
    case = load_case_or_raise(folder)
    before = contents(folder)

    def refuse(*args, **options):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises((UnwritableOutput, OSError)) as caught:
        update_case(folder, case, replace(case, title="Another"))

    monkeypatch.undo()
    assert isinstance(caught.value, UnwritableOutput)
    assert contents(folder) == before


def test_a_new_folder_holds_the_same_case(folder, tmp_path):
    case = load_case_or_raise(folder)
    names = write_case(tmp_path / "copy", case)

    assert load_case_or_raise(tmp_path / "copy") == case
    assert set(names) == set(contents(tmp_path / "copy"))


def test_a_folder_that_holds_something_is_not_written_over(folder):
    with pytest.raises(UnwritableOutput):
        write_case(folder, load_case_or_raise(folder))
