"""A manifest read is the manifest written, and anything else is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil_web.operations.manifest import Manifest, Member, Table, read_manifest

MANIFEST = Manifest(
    made_at="2026-11-22T12:00:00+00:00",
    version="0.1.0",
    database="sqlite",
    steps=[("accounts", "0001_initial")],
    log_end=(7, "ab"),
    tables={"accounts.user": Table(columns=["id", "email"], rows=3)},
    members={"records/accounts.user.jsonl.gz": Member(sha256="cd", size=9)},
)


def test_what_is_written_is_read_again():
    assert read_manifest(MANIFEST.written(), "a.backup") == MANIFEST
    assert MANIFEST.moment == datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff"])
def test_anything_else_is_refused_with_its_place(content):
    with pytest.raises(UnreadableInput, match=r"a\.backup: its manifest cannot be read"):
        read_manifest(content, "a.backup")


def test_a_later_format_is_told():
    later = json.dumps({**json.loads(MANIFEST.written()), "format": 2}).encode()

    with pytest.raises(UnreadableInput, match="a later version"):
        read_manifest(later, "a.backup")
