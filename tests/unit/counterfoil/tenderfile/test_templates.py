"""Folders to start from are sound."""

from __future__ import annotations

import pytest

from counterfoil.files import UnwritableOutput
from counterfoil.tenderfile.folder import read_tender_folder
from counterfoil.tenderfile.templates import TenderKind, example_of, new_tender, plan_to_fill


def test_a_new_tender_is_a_sound_plan_that_says_it_is_made_up(tmp_path):
    plan = new_tender(tmp_path / "mine")
    held = read_tender_folder(tmp_path / "mine").dossier

    assert held.records == ()
    assert held.plan == plan
    assert "made up" in plan.illustrative
    with pytest.raises(UnwritableOutput):
        new_tender(tmp_path / "mine")


@pytest.mark.parametrize("kind", TenderKind)
def test_each_example_is_written_whole(tmp_path, kind):
    new_tender(tmp_path / "mine", kind=kind, with_example=True)

    held = read_tender_folder(tmp_path / "mine").dossier
    assert held.records == read_tender_folder(example_of(kind)).dossier.records
    assert "illustrative" in (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")
    inside = (path.relative_to(example_of(kind)) for path in example_of(kind).glob("*/*.yaml"))
    assert all((tmp_path / "mine" / path).is_file() for path in inside if "locked" not in str(path))


def test_a_plan_that_judges_whole_life_prices_comes_with_the_contract(tmp_path):
    plan = new_tender(tmp_path / "mine", kind=TenderKind.BUSINESS)

    assert plan.price.figure.is_whole_life
    assert (tmp_path / "mine" / plan.price.contract / "contract.yaml").is_file()
    assert read_tender_folder(tmp_path / "mine").dossier.plan == plan


def test_its_schema_stands_beside_it_and_is_named_for_editors(tmp_path):
    new_tender(tmp_path / "mine")

    first, *_ = (tmp_path / "mine" / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=plan.schema.json"
    assert (tmp_path / "mine" / "plan.schema.json").is_file()


def test_a_plan_to_fill_is_that_of_the_folder(tmp_path):
    assert plan_to_fill(TenderKind.CONSULTANCY) == new_tender(
        tmp_path / "mine", kind=TenderKind.CONSULTANCY
    )
