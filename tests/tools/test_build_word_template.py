"""The Word template that is committed is the one that its script writes."""

from __future__ import annotations

import io
import zipfile

import build_word_template


def members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_committed_template_is_the_one_that_the_script_writes():
    assert members(build_word_template.TARGET.read_bytes()) == members(build_word_template.build())
