"""The files of the next decision, out and in."""

from __future__ import annotations

import pytest

from counterfoil.errors import BadInput
from counterfoil.outcomesfile.next_folder import (
    NextFolder,
    check_next_folder,
    next_files,
    read_next_folder,
)
from tests.unit.counterfoil.outcomes.test_handback import item
from tests.unit.counterfoil.outcomes.test_lessons import lesson
from tests.unit.counterfoil.outcomes.test_next_document import DOCUMENT

HELD = NextFolder(document=DOCUMENT, items=(item("vans"),), lessons=(lesson(),))


@pytest.fixture
def folder(tmp_path):
    for name, text in next_files(HELD).items():
        (tmp_path / name).write_bytes(text)
    return tmp_path


def test_what_is_written_is_read_back_the_same(folder):
    assert read_next_folder(folder) == HELD


def test_an_empty_folder_says_nothing_yet(tmp_path):
    assert read_next_folder(tmp_path) == NextFolder()


def test_a_record_that_is_superseded_falls_away(folder):
    path = folder / "handback.csv"
    later = "vans-2,assumed,asset,vans,accepted,lead,,,,,note,vans,2027-04-01,,,\n"
    path.write_text(path.read_text() + later)

    assert [one.id for one in read_next_folder(folder).items] == ["vans-2"]


def test_every_fault_is_told_with_its_place(folder):
    path = folder / "handback.csv"
    row = path.read_text().splitlines()[1]
    path.write_text(f"{path.read_text()}{row}\n{row.replace('asset', 'vehicle')}\n")
    choices = folder / "next.yaml"
    choices.write_text(choices.read_text().replace("years: 2", "years: two"))

    held, problems = check_next_folder(folder)
    assert held is None
    places = " ".join(one.where for one in problems)
    assert "next.yaml, line 3" in places
    assert "handback.csv, line 3" in places
    assert "handback.csv, line 4" in places
    with pytest.raises(BadInput):
        read_next_folder(folder)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("first_year: 2028-29", "first_year: 2028-30", "next.yaml, first_year"),
        ("years: 2", "years: 0", "next.yaml, years, reprocurement_gbp"),
        ("doubt: ", "highest: -1\ndoubt: ", "next.yaml, doubt, lowest, highest"),
    ],
)
def test_choices_that_make_no_plan_are_told_with_their_field(folder, before, after, place):
    choices = folder / "next.yaml"
    text = choices.read_text()
    assert before in text
    choices.write_text(text.replace(before, after, 1))

    held, problems = check_next_folder(folder)
    assert held is None
    assert [one.where for one in problems] == [place]
