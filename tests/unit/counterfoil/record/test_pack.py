"""A pack verifies by sha256sum's own rule, and every way of tampering with it is found."""

from __future__ import annotations

import io
import subprocess
import zipfile
from hashlib import sha256

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.record.pack import SUMS, fingerprint, pack_problems, packed, with_sums

FILES = {"score.csv": b"mark\n4\n", "source/plan.yaml": "title: Môn\n".encode()}


def zipped(files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return written.getvalue()


def test_the_same_files_give_the_same_bytes_in_any_order():
    assert packed(FILES) == packed(dict(reversed(FILES.items())))
    assert pack_problems(packed(FILES), fingerprint(FILES)) == ()
    assert fingerprint(FILES) == sha256(with_sums(FILES)[SUMS]).hexdigest()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"score.csv": b"mark\n5\n"}, "score.csv: it was changed"),
        ({"more.csv": b""}, "more.csv: it was put in later"),
        ({"source/plan.yaml": None}, "source/plan.yaml: it is not in the pack"),
        ({SUMS: None}, "it has no SHA256SUMS"),
    ],
)
def test_tampering_is_found(change, told):
    held = {k: v for k, v in {**with_sums(FILES), **change}.items() if v is not None}
    (problem,) = pack_problems(zipped(held))
    assert told in str(problem)


def test_a_pack_made_anew_after_a_change_has_another_fingerprint():
    (problem,) = pack_problems(packed({**FILES, "score.csv": b"mark\n5\n"}), fingerprint(FILES))
    assert "fingerprint is another" in problem.what


def test_what_is_no_pack_is_said_to_be_none():
    (problem,) = pack_problems(b"hello")
    assert "no pack" in problem.what


@pytest.mark.parametrize("name", ["../plan.yaml", "/etc/plan", "a\nb", "a//b", "a\\b", SUMS])
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(InvalidValue):
        with_sums({name: b""})


def test_sha256sum_agrees(tmp_path):
    zipfile.ZipFile(io.BytesIO(packed(FILES))).extractall(tmp_path)
    check = ["sha256sum", "--check", "--quiet", "--strict", SUMS]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "score.csv").write_bytes(b"mark\n5\n")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1
