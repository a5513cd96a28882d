"""The program printed in the page of the log's format verifies a copy as Counterfoil does."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from counterfoil.record import START, Event, Header, Link, Point, disclosed, header_line, row_line
from tests.architecture.repository import ROOT

PAGE = ROOT / "docs" / "reference" / "log-format.md"
AT = datetime(2026, 11, 22, 15, 4, tzinfo=UTC)


@pytest.fixture
def lines() -> list[str]:
    """A copy with a row of each of the three ways."""
    rows, previous = [], START
    for number in range(1, 5):
        event = Event(at=AT, kind="edited", record="tŷ", after={"b": [1, None], "a": "Môn"})
        salt = f"{number:032x}"
        link = Link(number=number, previous=previous, body=disclosed(event, salt).body())
        shown = None if number == 3 else disclosed(event, salt, withheld=number == 2)
        rows.append(row_line(link, shown))
        previous = link.hash
    header = Header(
        before=Point(number=0, hash=START), head=Point(number=4, hash=previous), about={}
    )
    return [header_line(header), *rows]


@pytest.fixture
def verified(tmp_path):
    """Run the program on the page over a copy."""
    (program,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "verify.py").write_text(program, encoding="utf-8")

    def run(lines: list[str]) -> subprocess.CompletedProcess[str]:
        copy = tmp_path / "copy.jsonl"
        copy.write_text("\n".join(lines), encoding="utf-8")
        return subprocess.run(
            [sys.executable, "-I", tmp_path / "verify.py", copy],
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_whole_copy_is_whole(lines, verified):
    finished = verified(lines)

    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.startswith("whole up to row 4: ")


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_change_in_any_row_is_found(at, lines, verified):
    digits = re.search(r'"(?:digest|body|salt)":"([0-9a-f]+)"', lines[at]).group(1)
    lines[at] = lines[at].replace(digits, digits[:-1] + ("0" if digits[-1] != "0" else "1"))

    assert verified(lines).stderr.strip() == f"broken at row {at}"


def test_a_missing_end_is_found(lines, verified):
    assert verified(lines[:-1]).stderr.strip() == "the end is missing after row 3"


def test_a_missing_row_is_found(lines, verified):
    assert verified([*lines[:2], *lines[3:]]).stderr.strip() == "broken at row 2"
