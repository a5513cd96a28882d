"""`counterfoil procurement import`: clarification questions from a portal's export."""

from __future__ import annotations

from datetime import date

from counterfoil.procurementfile.folder import read_procurement_folder, write_procurement_folder
from tests.fixtures.procurement_plans import a_plan


def test_questions_are_tried_then_added(run_command, tmp_path):
    folder = tmp_path / "p"
    write_procurement_folder(folder, a_plan())
    (tmp_path / "messages.csv").write_text(
        "Message ID,From,Received,Message\nM1,Alder Ltd,02/11/2026 09:30,How many cells?\n",
        encoding="utf-8",
    )
    (tmp_path / "questions.yaml").write_text(
        "kind: question\n"
        "columns: {id: Message ID, asked_by: From, asked_at: Received, text: Message}\n",
        encoding="utf-8",
    )
    asked = (folder, tmp_path / "messages.csv", "--mapping", tmp_path / "questions.yaml")
    on = ("--on", "2026-11-02")

    assert run_command("procurement", "import", *asked, *on).exit_code == 0
    assert read_procurement_folder(folder, date(2026, 11, 2)).records == ()
    assert run_command("procurement", "import", *asked, *on, "--add").exit_code == 0
    (one,) = read_procurement_folder(folder, date(2026, 11, 2)).records
    assert (one.id, one.asked_by, one.source) == ("M1", "Alder Ltd", "messages.csv, row 2")
