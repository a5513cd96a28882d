"""`counterfoil outcomes check`: what is wrong and what is only worth saying."""

from __future__ import annotations

import pytest

from counterfoil.outcomesfile.folder import write_outcomes_folder
from tests.fixtures.small_outcomes import a_claim, the_benefit, the_ledger


@pytest.fixture
def folder(tmp_path):
    document = the_ledger(with_contract=False, option="").document
    write_outcomes_folder(tmp_path / "outcomes", document, (the_benefit(case_line=""),))
    return tmp_path / "outcomes"


def test_a_sound_folder_says_what_it_holds_and_keeps_warnings_apart(folder, run_command):
    finished = run_command("outcomes", "check", folder)

    assert finished.exit_code == 0
    assert finished.stdout == "A small partnership. Records by kind: benefit: 1.\n"
    assert "it has no ancestor" in finished.stderr


def test_every_error_is_listed_with_its_line_and_its_mend(folder, run_command):
    document = the_ledger(with_contract=False, option="").document
    bad = (a_claim("one", unit="hour"), a_claim("two", benefit="none"))
    write_outcomes_folder(folder.parent / "bad", document, (the_benefit(case_line=""), *bad))

    finished = run_command("outcomes", "check", folder.parent / "bad")

    assert finished.exit_code == 3
    assert "claims.csv, line 2: it is in hour" in finished.stdout
    assert "claims.csv, line 3: there is no benefit none" in finished.stdout
    assert "mend: give the amount in GBP" in finished.stdout


def test_a_folder_that_is_not_there(run_command, tmp_path):
    finished = run_command("outcomes", "check", tmp_path / "none")

    assert finished.exit_code == 3
    assert "there is no such folder" in finished.stderr
