"""The pack verifies by sha256sum's own rule, and is the same for the same records."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile

import pytest

from counterfoil.outcomes.evidence_pack import evidence_pack, fingerprint
from counterfoil.outcomes.verdict import verdict
from counterfoil.record.pack import SUMS
from tests.fixtures.small_ledgers import BAD_MAY, VOLUMES, ledger

SOURCES = {"case/lines.csv": b"id\nservice\n", "outcomes/claims.csv": b"id\n"}


@pytest.fixture(scope="module")
def found():
    return verdict(ledger(*VOLUMES, *BAD_MAY))


def test_it_has_every_figure_and_source(found):
    with zipfile.ZipFile(io.BytesIO(evidence_pack(found, SOURCES))) as archive:
        names = archive.namelist()
        figures = archive.read("figures.csv").decode("utf-8-sig")
        sums = archive.read(SUMS)
        assert archive.read("source/case/lines.csv") == SOURCES["case/lines.csv"]
        for line in sums.decode().splitlines():
            digest, name = line.split("  ", 1)
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert set(names) == {line.split("  ", 1)[1] for line in sums.decode().splitlines()} | {SUMS}
    assert "delivered,Net saving on the record,128935.00" in figures
    assert hashlib.sha256(sums).hexdigest() == fingerprint(found, SOURCES)


def test_it_is_the_same_for_the_same_records_and_another_for_others(found):
    assert evidence_pack(found, SOURCES) == evidence_pack(found, dict(reversed(SOURCES.items())))
    assert fingerprint(found, SOURCES) != fingerprint(found, {})


def test_sha256sum_finds_a_change(found, tmp_path):
    with zipfile.ZipFile(io.BytesIO(evidence_pack(found, SOURCES))) as archive:
        archive.extractall(tmp_path)
    check = ["sha256sum", "--check", "--quiet", SUMS]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "bridge.csv").write_text("another")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1
