"""A bundle's sources are the plan's own files alone."""

from __future__ import annotations

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil.tenderfile.plan_sources import plan_sources
from tests.fixtures.tenders import small_folder


def test_the_plan_as_it_is_and_as_it_was_locked(tmp_path):
    folder = small_folder(tmp_path)
    (folder / "locked").mkdir()
    (folder / "locked" / "lock-1.yaml").write_text("title: Custody\n")
    found = plan_sources(folder)

    assert set(found) == {"plan.yaml", "locked/lock-1.yaml"}
    assert found["plan.yaml"] == (folder / "plan.yaml").read_bytes()


def test_no_plan_is_told(tmp_path):
    with pytest.raises(UnreadableInput):
        plan_sources(tmp_path)
