from __future__ import annotations

import json

import pytest

from counterfoil.casefile.folder_update import write_case
from tests.fixtures.two_year_case import two_year_case


@pytest.fixture
def folder(tmp_path):
    """A case folder."""
    write_case(tmp_path / "case", two_year_case())
    return tmp_path / "case"


def test_a_line_in_a_year_opens_down_to_its_source(folder, run_command):
    # 8 a unit × 10 units / 1.035 = 77.29
    finished = run_command("explain", folder, "partner", "charge", "2026-27")

    assert finished.exit_code == 0
    assert finished.stdout.startswith(
        "Charge in 2026-27: present value [partner/charge] = −£77.29\n"
    )
    assert "amount = £8.00 per unit" in finished.stdout
    assert "basis: published" in finished.stdout
    source = "source: Statement of accounts, 2025-06-30, https://example.org/accounts (recalled)"
    assert source in finished.stdout
    assert "note: page 12" in finished.stdout


def test_it_says_whether_the_case_was_reviewed(folder, run_command):
    words = ("explain", folder, "partner")

    assert run_command(*words).stdout.endswith("\nNot reviewed\n")
    assert json.loads(run_command(*words, "--json").stdout)["review"] == "Not reviewed"


def test_an_option_opens_down_to_its_lines(folder, run_command):
    # 20 a year better than now: £39.32.
    finished = run_command("explain", folder, "partner")

    assert "(NPSV) [partner] = £39.32" in finished.stdout.splitlines()[0]
    assert "Charge: present value [partner/charge] = −£157.29" in finished.stdout
    assert "… 2 figures below, not opened" in finished.stdout


def test_a_line_opens_down_to_its_years(folder, run_command):
    finished = run_command("explain", folder, "partner", "charge")

    assert "Charge in 2025-26: present value = −£80.00" in finished.stdout
    assert "amount =" not in finished.stdout


def test_a_year_without_a_line(folder, run_command):
    finished = run_command("explain", folder, "now", "2026-27")

    assert finished.stdout.startswith(
        "Carry on as now in 2026-27: net present value [now] = −£96.62"
    )


def test_depth_says_how_far_to_open(folder, run_command):
    finished = run_command("explain", folder, "partner", "charge", "2025-26", "--depth", "0")

    assert [line.strip() for line in finished.stdout.splitlines()[2:]] == [
        "… 2 figures below, not opened",
        "Not reviewed",
    ]


def test_json(folder, run_command):
    finished = run_command("explain", folder, "now", "service", "2025-26", "--json")

    assert json.loads(finished.stdout)["working"]["value"] == -100


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (["partnr"], "ask for partner"),
        (["partner", "chrage"], "ask for charge"),
        (["partner", "charge", "2030-31"], "ask for a year from 2025-26 to 2026-27"),
        (["partner", "charge", "2025"], "write both halves, such as 2017-18"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(words, nearest, folder, run_command):
    finished = run_command("explain", folder, *words)

    assert finished.exit_code == 3
    assert nearest in finished.stderr
    assert finished.stdout == ""


def test_without_an_option_the_options_are_listed(folder, run_command):
    finished = run_command("explain", folder)

    assert finished.exit_code == 2
    assert "name one of now, " in finished.stderr
