"""`counterfoil tender lock`: the plan fixed, and refused when it is too late."""

from __future__ import annotations

from counterfoil.tender.plan_lock import plan_fingerprint
from counterfoil.tenderfile.folder import write_tender_folder
from tests.fixtures.tenders import a_plan, small_folder


def test_the_fingerprint_is_printed(run_command, tmp_path):
    folder = tmp_path / "new"
    write_tender_folder(folder, a_plan())
    finished = run_command("tender", "lock", folder, "--at", "2026-11-20 09:00", "--by", "lead")

    assert finished.exit_code == 0
    assert finished.stdout.strip() == plan_fingerprint(a_plan())
    assert (folder / "locked" / "lock-1.yaml").exists()


def test_after_bids_opened_it_is_refused_and_the_lawful_way_told(run_command, tmp_path):
    folder = small_folder(tmp_path)
    finished = run_command(
        "tender", "lock", folder, "--at", "2026-11-20 09:00", "--by", "lead", "--reason", "A slip"
    )

    assert finished.exit_code == 3
    assert "bids were opened, and the plan cannot be locked after" in finished.stderr
    assert "s.31" in finished.stderr


def test_no_time_is_misuse(run_command, tmp_path):
    folder = small_folder(tmp_path)

    assert run_command("tender", "lock", folder, "--at", "noon", "--by", "lead").exit_code == 2
