"""`counterfoil tender summaries`: all of them or none."""

from __future__ import annotations

import pytest

from counterfoil.tenderfile.folder import add_tender_records
from tests.fixtures.tenders import small_folder, supplier
from tests.unit.counterfoil.tender.test_assessment_summary import DECIDED


@pytest.fixture
def folder(tmp_path):
    found = small_folder(tmp_path)
    add_tender_records(found, [DECIDED])
    return found


def test_one_for_each_supplier(folder, run_command, tmp_path):
    add_tender_records(folder, [supplier(name) for name in "abc"])
    out = tmp_path / "letters"
    asked = ("tender", "summaries", folder, "--out", out)
    finished = run_command(*asked, "--criteria-at", "notice 1")

    assert finished.exit_code == 0, finished.stderr
    assert sorted(path.name for path in out.iterdir()) == ["a.docx", "b.docx", "c.docx"]
    assert finished.stdout.split() == [str(out / f"{name}.docx") for name in "abc"]


def test_one_missing_line_holds_all_back(folder, run_command, tmp_path):
    add_tender_records(folder, [supplier(name) for name in "ab"])
    out = tmp_path / "letters"
    finished = run_command("tender", "summaries", folder, "--out", out)

    assert finished.exit_code == 3
    assert "summary for c, bid c" in finished.stderr
    assert "the name of the supplier" in finished.stderr
    assert "where the award criteria" in finished.stderr
    assert not out.exists()
