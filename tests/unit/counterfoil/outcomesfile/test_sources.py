"""The files behind the evidence pack, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil.outcomesfile.sources import source_files
from tests.fixtures.small_ledgers import DOCUMENT


def test_each_folder_has_a_name_without_a_way_up(tmp_path):
    for name, text in (("out/claims.csv", "a\r\n"), ("case/case.yaml", "b"), ("case/x.exe", "c")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    document = replace(DOCUMENT, case="../case")

    assert source_files(tmp_path / "out", document) == {
        "outcomes/claims.csv": b"a\r\n",
        "case/case.yaml": b"b",
    }


def test_what_is_not_text_is_refused(tmp_path):
    (tmp_path / "claims.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(UnreadableInput, match=r"claims\.csv"):
        source_files(tmp_path, DOCUMENT)
