"""`counterfoil tender rank`: the sums of the small tender, on the page and as JSON."""

from __future__ import annotations

import json

from counterfoil.tender.scores import QualityLocked
from tests.fixtures.tenders import small_folder


def test_bids_in_order_with_their_points(run_command, tmp_path):
    """The sums of the unit test: a 75.2, b 73, c 64. Without c: a 83.2, b 79.25, the same order."""
    finished = run_command("tender", "rank", small_folder(tmp_path))

    assert finished.exit_code == 0
    rows = [line.split() for line in finished.stdout.splitlines() if line[:1].isdigit()]
    assert [(row[0], row[1], row[-1]) for row in rows] == [
        ("1", "a", "75.2"),
        ("2", "b", "73"),
        ("3", "c", "64"),
    ]
    assert "Warning" not in finished.stdout
    assert "Undecided: bid c, its price looks too low" in finished.stdout


def test_json_is_exact(run_command, tmp_path):
    finished = run_command("tender", "rank", small_folder(tmp_path), "--json")
    values = json.loads(finished.stdout)

    assert values["winner"] == "a"
    assert values["placed"][0]["points"] == {"care": "28.8", "staff": "14.4", "price": "32"}
    assert values["reversals"] == []
    assert values["undecided"] == ["bid c"]


def test_what_is_missing_is_told(run_command, tmp_path):
    folder = small_folder(tmp_path, without=QualityLocked)
    finished = run_command("tender", "rank", folder)

    assert finished.exit_code == 3
    assert "quality is not locked" in finished.stderr
