"""Every test that the threat model points to is there."""

from __future__ import annotations

import re

import pytest

from tests.architecture.repository import ROOT

PAGE = ROOT / "docs" / "reference" / "threat-model.md"
POINTED_TO = sorted(set(re.findall(r"`(tests/[\w./]+)`", PAGE.read_text(encoding="utf-8"))))


def test_it_points_to_tests():
    assert len(POINTED_TO) > 10


@pytest.mark.parametrize("path", POINTED_TO)
def test_a_test_that_it_points_to_is_there(path):
    found = ROOT / path

    assert found.is_file() or any(found.glob("test_*.py"))


def test_every_control_has_a_test_beside_it():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.count("|") == 4]
    controls = [row for row in rows if "attempt" not in row and "---" not in row]

    assert len(controls) > 20
    assert [row for row in controls if "`test" not in row] == []
