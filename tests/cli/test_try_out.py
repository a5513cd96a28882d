"""`counterfoil try-out` shows the real partnerships at once and writes their report."""

from __future__ import annotations

import contextlib
import io
import os
import re
from unittest import mock

import pytest

from counterfoil.cli.commands.try_out import example_folders
from counterfoil.cli.main import main


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("somewhere") / "new" / "report"
    said = io.StringIO()
    wide = mock.patch.dict(os.environ, COLUMNS="140")
    with contextlib.redirect_stdout(said), wide:
        code = main(["try-out", "--to", str(folder), "--trials", "500"])
    return code, said.getvalue(), folder


def test_there_is_one_partnership_of_each_kind():
    assert len(example_folders()) == 3


def test_each_is_told_in_a_row_and_a_sentence(finished):
    code, said, _ = finished

    assert code == 0
    for kind in ("Consultancy", "Custody", "Major business partnering"):
        assert said.count(f"{kind}: ") == 1
    assert said.count("Not reviewed") == 3
    assert len(re.findall(r"in\s+80%\s+of\s+trials;\s+central", said)) == 3


def test_the_report_is_where_it_says(finished):
    _, said, folder = finished

    address = re.search(r"file://\S+", said)[0]
    assert address == (folder / "index.html").as_uri()
    pages = {file.name for file in folder.iterdir()}
    assert pages == {"index.html", *(f"{example.name}.html" for example in example_folders())}
    index = (folder / "index.html").read_text()
    assert all(f'href="{name}"' in index for name in pages - {"index.html"})


def test_it_says_what_to_do_next(finished):
    assert "counterfoil new my-case --kind custody" in finished[1]


def test_a_place_that_cannot_be_written_is_told(run_command, tmp_path):
    (tmp_path / "file").write_text("in the way")

    finished = run_command("try-out", "--to", tmp_path / "file" / "report", "--trials", "100")

    assert finished.exit_code == 3
    assert "the folder cannot be made" in finished.stderr
