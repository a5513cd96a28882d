"""Folders to start from are sound."""

from __future__ import annotations

import pytest

from counterfoil.files import UnwritableOutput
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil.tenderfile.templates import EXAMPLE, new_tender


def test_a_new_tender_is_a_sound_plan_that_says_it_is_made_up(tmp_path):
    plan = new_tender(tmp_path / "mine")
    held = read_tender_folder(tmp_path / "mine").dossier

    assert held.records == ()
    assert held.plan == plan
    assert "made up" in plan.illustrative
    with pytest.raises(UnwritableOutput):
        new_tender(tmp_path / "mine")


def test_the_example_is_written_whole(tmp_path):
    new_tender(tmp_path / "mine", with_example=True)

    held = read_tender_folder(tmp_path / "mine").dossier
    assert held.records == read_tender_folder(EXAMPLE).dossier.records
