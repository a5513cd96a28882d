"""A case from a folder or a workbook, with every problem in it found at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.faults import Place
from counterfoil.casefile.case_yaml import FILE
from counterfoil.casefile.folder import read_folder
from counterfoil.casefile.placed_faults import fault_problems, index_rows, locate
from counterfoil.casefile.rows import Row
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.errors import (
    BadInput,
    Problem,
    UnreadableInput,
    errors_among,
)

_BESIDE_WORKBOOKS = (".xlsm", ".xls", ".xlsb", ".xlsx", ".xltx", ".xltm", ".ods")


class CaseForm(StrEnum):
    """How a case is kept."""

    FOLDER = "folder"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was read: the case, its problems, and where each of its figures stands.

    case is None when a cell could not be read; with a case, problems may still say that its
    figures do not fit together, so look at `errors` before any answer is given.
    """

    case: BusinessCase | None
    problems: tuple[Problem, ...]
    path: Path
    form: CaseForm
    rows: Mapping[tuple[str, str], Row]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop an answer."""
        return errors_among(self.problems)

    def locate(self, place: Place) -> str:
        """The file and line, or sheet and cell, of a place in the case."""
        return locate(self.rows, place)


def load_case(path: Path | str) -> Loaded:
    """Read a case folder, its case.yaml, or a workbook.

    Raises: UnreadableInput when there is no such folder or workbook, or it is refused for safety.
    """
    place = Path(path)
    if place.name == FILE and not place.is_dir():
        place = place.parent
    if place.is_dir():
        fields, tables, problems = read_folder(place)
        form = CaseForm.FOLDER
    elif place.suffix.casefold() in _BESIDE_WORKBOOKS:
        from counterfoil.casefile.workbook_reader import read_workbook

        fields, tables, problems = read_workbook(place)
        form = CaseForm.WORKBOOK
    else:
        exists = place.exists()
        raise UnreadableInput(
            what="it is no case folder and no workbook" if exists else "there is no such case",
            where=str(place),
            mend="name a folder that holds case.yaml, or a workbook that ends in .xlsx",
        )
    read = read_case(fields, tables)
    rows = index_rows(fields, tables)
    form_problems = (*problems, *read.problems)
    told = fault_problems(read, tables, rows, in_workbook=form is CaseForm.WORKBOOK)
    return Loaded(
        case=read.case if read.sound and not errors_among(form_problems) else None,
        problems=each_once((*form_problems, *told)),
        path=place,
        form=form,
        rows=rows,
    )


def load_case_or_raise(path: Path | str) -> BusinessCase:
    """The case, when an answer can be given on it. Raises: BadInput with every problem."""
    loaded = load_case(path)
    if loaded.case is None or loaded.errors:
        raise BadInput(loaded.problems)
    return loaded.case


def each_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems, each told once: of two about the same record standing twice, the first."""
    told, seen = [], set[tuple[str, str]]()
    for problem in problems:
        twice = problem.what.partition(" stands twice")
        sign = ("twice", twice[0]) if twice[1] else (problem.where, problem.what)
        if sign not in seen:
            told.append(problem)
        seen.add(sign)
    return tuple(told)
