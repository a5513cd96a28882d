"""`counterfoil outcomes verdict`: the page, the statement and the evidence pack."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "src/counterfoil/content/example_outcomes"
BUSINESS = FOLDER / "lincolnshire-business-2012"


def test_the_page_says_how_sure_we_are(run_command):
    done = run_command("outcomes", "verdict", BUSINESS)
    assert done.exit_code == 0
    assert "How sure we are" in done.stdout
    assert "No evidence." in done.stdout
    assert "Illustrative" in done.stdout
    assert "£36,000,000.00 is what the contract guarantees on the price" in " ".join(
        done.stdout.split()
    )


def test_the_pack_is_the_one_that_the_verdict_names(run_command, tmp_path):
    pack = tmp_path / "pack.zip"
    done = run_command("outcomes", "verdict", BUSINESS, "--evidence", pack, "--json")
    with zipfile.ZipFile(pack) as archive:
        sums = archive.read("SHA256SUMS")
        assert "source/case/lines.csv" in archive.namelist()
    named = json.loads(done.stdout)["evidence_pack_sha256"]
    assert hashlib.sha256(sums).hexdigest() == named


@pytest.mark.parametrize(
    ("name", "start"), [("s.docx", b"PK"), ("s.html", b"<!DOCTYPE"), ("s.pdf", b"%PDF")]
)
def test_the_statement_is_written(run_command, tmp_path, name, start):
    done = run_command("outcomes", "verdict", BUSINESS, "--statement", tmp_path / name)
    assert done.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_file_of_another_kind_is_refused_before_anything_is_done(run_command, tmp_path):
    done = run_command("outcomes", "verdict", BUSINESS, "--statement", tmp_path / "s.txt")
    assert done.exit_code == 2
    assert "end it with .docx" in done.stderr
    assert not list(tmp_path.iterdir())
