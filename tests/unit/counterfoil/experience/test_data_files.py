from __future__ import annotations

import pytest
import yaml

from counterfoil.experience import BrokenExperienceData, partnerships
from counterfoil.experience.data_files import DATA_FOLDER, read_mapping


def write_cases(folder, case):
    (folder / "cases.yaml").write_text(yaml.safe_dump({"cases": [case]}), encoding="utf-8")
    return folder


@pytest.fixture
def case():
    """The first case of the experience base, free to be spoiled."""
    return dict(read_mapping(DATA_FOLDER / "cases.yaml")["cases"][0])


def test_a_case_that_is_whole_is_read(tmp_path, case):
    assert partnerships(folder=write_cases(tmp_path, case))[0].id == case["id"]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "catering", "'catering' is not a valid PartnershipKind"),
        ("confidence", "certain", "'certain' is not a valid Standing"),
        ("what_worked", [{"lesson": "a", "stage": "lunch"}], "'lunch' is not a valid Stage"),
        ("sources", [], "it lacks its forces, sources"),
        ("colour", "blue", "colour"),
    ],
)
def test_a_broken_case_is_named_with_its_fault(tmp_path, case, field, value, told):
    folder = write_cases(tmp_path, {**case, field: value})

    with pytest.raises(BrokenExperienceData) as caught:
        partnerships(folder=folder)

    assert caught.value.where == f"cases.yaml, {case['id']}"
    assert told in caught.value.what


def test_a_missing_field_and_a_missing_file_are_told(tmp_path, case):
    with pytest.raises(BrokenExperienceData, match="No such file"):
        partnerships(folder=tmp_path)
    del case["conflicts"]
    with pytest.raises(BrokenExperienceData, match="it lacks 'conflicts'"):
        partnerships(folder=write_cases(tmp_path, case))


@pytest.mark.parametrize("text", ["- a list", "cases: ["])
def test_a_file_that_is_no_mapping_is_told(tmp_path, text):
    (tmp_path / "cases.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(BrokenExperienceData) as caught:
        partnerships(folder=tmp_path)
    assert caught.value.where == "cases.yaml"


@pytest.mark.parametrize("name", ["cases.yaml", "ratios.yaml"])
def test_each_file_says_publisher_licence_and_day(name):
    meta = read_mapping(DATA_FOLDER / name)["meta"]

    assert meta["retrieved"] == "2026-11-22"
    assert meta["licence"]
    assert meta["publisher"]
