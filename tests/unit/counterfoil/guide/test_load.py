from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counterfoil.guide.data_files import DATA_FOLDER, BrokenGuideData
from counterfoil.guide.load import load
from counterfoil.partnership_kind import PartnershipKind

FIRST_FILE = "questions/part-1-strategy.yaml"


@pytest.fixture
def altered(tmp_path: Path):
    """A copy of the guide's files with one text in one of them replaced."""

    def alter(name: str, old: str, new: str) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(DATA_FOLDER, folder)
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return alter


def test_every_part_of_the_guide_hangs_together():
    guide = load()

    assert [room.part for room in guide.rooms.values()] == [1, 2, 3, 4, 5, 6]
    assert [gate.number for gate in guide.gates.values()] == [1, 2, 3, 4, 5, 6]
    assert all(tool.room in guide.rooms for tool in guide.tools.values())


def test_the_headings_are_those_of_the_guide():
    assert [room.title for room in load().rooms.values()] == [
        "Developing strategy and objectives",
        "The sourcing stage",
        "Governance, leadership and stakeholder management",
        "Contract and performance management",
        "Reported outcomes",
        "Future considerations",
    ]


def test_ninety_questions_with_ids_that_never_change():
    # For each part: how many were composed for business, custody and consultancy.
    counted = {1: (7, 6, 5), 2: (8, 6, 5), 3: (7, 4, 3), 4: (8, 5, 3), 5: (6, 4, 3), 6: (5, 3, 2)}
    expected = [
        f"P{part}-{letter}{number}"
        for part, counts in counted.items()
        for letter, count in zip("BCK", counts, strict=True)
        for number in range(1, count + 1)
    ]

    assert list(load().questions) == expected
    assert len(expected) == 90


def test_a_question_is_read_whole():
    question = load().questions["P1-B2"]

    assert question.room == "strategy"
    assert (question.part, question.number, question.kind) == (1, 2, PartnershipKind.BUSINESS)
    assert question.also == (PartnershipKind.CUSTODY,)
    assert question.text.startswith("What would in-house change")
    assert question.tool is not None
    assert question.tool.name == "Delivery model assessment"
    assert question.gates == ("strategic-outline", "outline", "full")
    assert [source.date for source in question.sources] == ["2015", "2019-09-16"]
    assert question.marks[0].case == "met-sscl-2015"


def test_every_law_tool_and_source_is_used():
    guide = load()
    asked = guide.questions.values()

    assert {law.id for one in asked for law in one.laws} == set(guide.laws)
    assert {one.tool.id for one in asked if one.tool} == set(guide.tools)
    assert {source for one in asked for source in one.sources} == set(guide.sources.values())


def test_every_sentence_ends_and_every_question_asks():
    for question in load().questions.values():
        assert "?" in question.text
        assert question.why.endswith(".")
        assert all(one.endswith(".") for one in (*question.good, *question.pitfalls))
        assert all(one.text.endswith(".") for one in question.evidence)
        assert not any(one.endswith(".") for one in question.hold)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (FIRST_FILE, "id: P1-B2", "id: P1-B1", "question P1-B1 is there twice"),
        (FIRST_FILE, "id: P1-B2", "id: P2-B9", "belongs to part 2 and its room to part 1"),
        (FIRST_FILE, "id: P1-B2", "id: P9-B2", "does not match"),
        (FIRST_FILE, "also: [custody]", "also: [business]", "names its own kind, business"),
        (FIRST_FILE, "tool: baseline", "tool: abacus", "names 'abacus'"),
        (FIRST_FILE, "[strategic-outline, outline]", "[someday]", "names 'someday'"),
        (FIRST_FILE, "sources: [L08]", "sources: [Z99]", "names 'Z99'"),
        (FIRST_FILE, "laws: [designation", "laws: [magna-carta", "names 'magna-carta'"),
        (FIRST_FILE, "room: strategy", "room: cellar", "names 'cellar'"),
        (FIRST_FILE, "    why: >-", "    how: >-", "'why' is a required"),
        ("tools.yaml", "room: strategy", "room: cellar", "names 'cellar'"),
        ("laws.yaml", "  confidence: confirmed", "  confidence: certain", "is not one of"),
    ],
)
def test_what_does_not_fit_is_refused(altered, name, old, new, told):
    with pytest.raises(BrokenGuideData, match=told):
        load(altered(name, old, new))
