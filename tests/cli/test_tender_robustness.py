"""`counterfoil tender robustness`: the small tender, by hand in the tests of the library."""

from __future__ import annotations

import json

import pytest

from tests.fixtures.tenders import small_folder

QUICK = ("--weightings", "10000")


def test_what_would_change_the_winner(run_command, tmp_path):
    finished = run_command("tender", "robustness", small_folder(tmp_path), *QUICK)

    assert finished.exit_code == 0, finished.stderr
    text = " ".join(finished.stdout.split())
    assert "a wins." in text
    assert "price 40 below 31.37… 8.63… b" in text
    assert "a staff 3 2 b" in text
    assert "e1 b 6 of 6" in text
    assert "10,000 weightings, each dealing 10% of the points out anew" in text
    assert "bid c: nothing is decided on it." in text


def test_json_is_exact_and_the_same_each_time(run_command, tmp_path):
    asked = (
        "tender",
        "robustness",
        small_folder(tmp_path),
        "--json",
        *QUICK,
        "--vary",
        "care,staff",
    )
    finished = run_command(*asked)
    values = json.loads(finished.stdout)

    assert values["winner"] == "a"
    assert {"criterion": "staff", "weight": "40", "at": "175/3", "side": "above"}.items() <= next(
        one for one in values["weights"] if one["criterion"] == "staff"
    ).items()
    assert values["ranks"]["varied"] == ["care", "staff"]
    assert sum(values["ranks"]["counts"]["a"]) == 10_000
    assert values["agreement"]["staff"]["marks"] == 9
    assert run_command(*asked).stdout == finished.stdout


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (("--share", "much"), 2, "is no number"),
        (("--share", "2"), 3, "not above 0 and at most 1"),
        (("--weightings", "-5"), 2, "is no whole number"),
        (("--vary", "care,colour"), 3, "called colour"),
        (("--lot", "north"), 3, "there is no lot north"),
    ],
)
def test_what_has_no_meaning_is_refused(asked, code, told, run_command, tmp_path):
    finished = run_command("tender", "robustness", small_folder(tmp_path), *asked)

    assert finished.exit_code == code
    assert told in finished.stderr
