"""`counterfoil procurement check`."""

from __future__ import annotations

from datetime import date

from counterfoil.procurement.registers import Answer
from counterfoil.procurementfile.folder import write_procurement_folder
from tests.fixtures.procurement_plans import a_plan

ON = date(2026, 11, 2)


def test_a_sound_folder_says_what_it_holds(run_command, tmp_path):
    write_procurement_folder(tmp_path / "p", a_plan())
    finished = run_command("procurement", "check", tmp_path / "p", "--on", ON)

    assert finished.exit_code == 0
    assert finished.stdout == "Records system. Records by kind: none yet.\n"


def test_every_error_is_listed_with_its_line(run_command, tmp_path):
    answer = Answer(id="a1", entered_on=ON, question="q9", answered_on=ON, text="Yes.")
    write_procurement_folder(tmp_path / "p", a_plan(ground="urgency"), (answer,))
    finished = run_command("procurement", "check", tmp_path / "p", "--on", ON)

    assert finished.exit_code == 3
    assert "procurement.yaml, ground: only a direct award has a ground" in finished.stdout
    assert "answers.csv, line 2: there is no question q9" in finished.stdout
