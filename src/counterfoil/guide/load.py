"""Reads the guide's files into one whole whose parts all fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from counterfoil.citation import Citation, Confidence
from counterfoil.guide.data_files import DATA_FOLDER, broken, read_checked
from counterfoil.guide.gates import Gate
from counterfoil.guide.laws import Law
from counterfoil.guide.questions import Evidence, LessonMark, Question
from counterfoil.guide.rooms import Room
from counterfoil.guide.tools import Tool
from counterfoil.partnership_kind import PartnershipKind

KIND_LETTERS = {
    "B": PartnershipKind.BUSINESS,
    "C": PartnershipKind.CUSTODY,
    "K": PartnershipKind.CONSULTANCY,
}
Named = TypeVar("Named")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """Everything the guide holds, each thing under its id, in order."""

    rooms: Mapping[str, Room]
    gates: Mapping[str, Gate]
    tools: Mapping[str, Tool]
    laws: Mapping[str, Law]
    sources: Mapping[str, Citation]
    questions: Mapping[str, Question]


@lru_cache(maxsize=4)
def load(folder: Path = DATA_FOLDER) -> Guide:
    """The guide in a folder, read once. Raises BrokenGuideData."""
    rooms = _rooms(folder)
    registers = Guide(
        rooms=rooms,
        gates=_gates(folder),
        tools=_tools(folder, rooms),
        laws=_laws(folder),
        sources={code: Citation(**raw) for code, raw in _read(folder, "sources").items()},
        questions={},
    )
    found: dict[str, Question] = {}
    for path in sorted((folder / "questions").glob("*.yaml")):
        raw = read_checked(path, "questions")
        room = _known(rooms, raw["room"], path.name)
        for one in raw["questions"]:
            if one["id"] in found:
                raise broken(path.name, f"the question {one['id']} is there twice")
            found[one["id"]] = _question(one, room, registers)
    in_order = sorted(found.values(), key=lambda question: question.part)
    return Guide(
        rooms=rooms,
        gates=registers.gates,
        tools=registers.tools,
        laws=registers.laws,
        sources=registers.sources,
        questions={question.id: question for question in in_order},
    )


def _read(folder: Path, name: str) -> Any:
    return read_checked(folder / f"{name}.yaml", name)[name]


def _rooms(folder: Path) -> dict[str, Room]:
    rooms = (Room(**raw) for raw in _read(folder, "rooms"))
    return {room.slug: room for room in sorted(rooms, key=lambda room: room.part)}


def _gates(folder: Path) -> dict[str, Gate]:
    gates = (Gate(number=number, **raw) for number, raw in enumerate(_read(folder, "gates"), 1))
    return {gate.slug: gate for gate in gates}


def _tools(folder: Path, rooms: Mapping[str, Room]) -> dict[str, Tool]:
    tools = [Tool(**raw) for raw in _read(folder, "tools")]
    for tool in tools:
        _known(rooms, tool.room, f"tools.yaml, {tool.id}")
    return {tool.id: tool for tool in tools}


def _laws(folder: Path) -> dict[str, Law]:
    return {
        raw["id"]: Law(**{**raw, "confidence": Confidence(raw["confidence"])})
        for raw in _read(folder, "laws")
    }


def _question(raw: Mapping[str, Any], room: Room, guide: Guide) -> Question:
    where = f"question {raw['id']}"
    part, letter, number = int(raw["id"][1]), raw["id"][3], int(raw["id"][4:])
    if part != room.part:
        raise broken(where, f"its id belongs to part {part} and its room to part {room.part}")
    kind = KIND_LETTERS[letter]
    also = tuple(PartnershipKind(name) for name in raw.get("also", ()))
    if kind in also:
        raise broken(where, f"also names its own kind, {kind}")
    named_gates = {_known(guide.gates, slug, where).slug for slug in raw["gates"]}
    return Question(
        id=raw["id"],
        room=room.slug,
        part=part,
        number=number,
        kind=kind,
        also=also,
        text=raw["question"].strip(),
        why=raw["why"].strip(),
        good=tuple(raw["good"]),
        pitfalls=tuple(raw["pitfalls"]),
        hold=tuple(raw["hold"]),
        tool=_known(guide.tools, raw["tool"], where) if raw["tool"] else None,
        laws=tuple(_known(guide.laws, name, where) for name in raw.get("laws", ())),
        evidence=tuple(_evidence(one, guide, where) for one in raw["evidence"]),
        gates=tuple(slug for slug in guide.gates if slug in named_gates),
        marks=tuple(
            LessonMark(case=case, begins=begins)
            for mark in raw["lessons"]
            for case, begins in mark.items()
        ),
    )


def _evidence(raw: Mapping[str, Any], guide: Guide, where: str) -> Evidence:
    return Evidence(
        text=raw["text"].strip(),
        sources=tuple(_known(guide.sources, code, where) for code in raw["sources"]),
        derived=raw.get("derived", False),
    )


def _known(register: Mapping[str, Named], name: str, where: str) -> Named:
    if name not in register:
        raise broken(where, f"it names {name!r}, which is not among {', '.join(register)}")
    return register[name]
