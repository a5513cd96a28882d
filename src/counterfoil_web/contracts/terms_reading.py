"""A draft of the terms as it reads: the document that it states, and what is wrong by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterfoil.contract.terms import Contract as Document
from counterfoil.contractfile.agreed_versions import changed_since_agreed, new_versions
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.errors import Problem, Severity, errors_among
from counterfoil_web.govuk.page_words import on_a_page

_LINE = re.compile(r"\bline (\d+)$")
_ID = re.compile(r"^id:.*$", re.MULTILINE)
_LONGEST_SHOWN = 160


@dataclass(frozen=True)
class Trouble:
    """Something wrong with a draft: in which line, what it says there, and how to mend it."""

    number: int
    line: int | None
    says: str
    where: str
    what: str
    mend: str
    is_error: bool

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return f"problem-{self.number}"

    @property
    def summary(self) -> str:
        """It in one sentence."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Reading:
    """What a text says. document: None while an error keeps it from being read."""

    document: Document | None
    troubles: tuple[Trouble, ...]
    is_sound: bool
    adds: tuple[int, ...] = ()

    @property
    def errors(self) -> tuple[Trouble, ...]:
        """What stops it from being agreed."""
        return tuple(one for one in self.troubles if one.is_error)


@lru_cache(maxsize=32)
def read_terms(text: str, key: str, agreed: str) -> Reading:
    """A draft of the contract of that key. agreed: the text last agreed, blank for none."""
    document, problems = read_contract_yaml(text)
    if document is not None:
        problems = (*problems, *_against(document, text, key, agreed))
    lines = text.splitlines()
    troubles = tuple(_trouble(number, one, lines) for number, one in enumerate(problems, 1))
    before = read_contract_yaml(agreed)[0] if agreed else None
    adds = () if document is None else new_versions(before, document)
    return Reading(
        document=document,
        troubles=troubles,
        is_sound=document is not None and not errors_among(problems),
        adds=tuple(one.number for one in adds),
    )


def _against(document: Document, text: str, key: str, agreed: str) -> Iterator[Problem]:
    if document.id != key:
        found = _ID.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        yield Problem(
            what=f"the id is {document.id}, and the contract is kept here as {key}",
            where=f"contract.yaml, line {line}",
            mend=f"write id: {key}",
        )
    before = read_contract_yaml(agreed)[0] if agreed else None
    if before is not None:
        yield from changed_since_agreed(before, document)


def _trouble(number: int, problem: Problem, lines: list[str]) -> Trouble:
    found = _LINE.search(problem.where)
    line = int(found[1]) if found else None
    says = lines[line - 1].strip() if line and line <= len(lines) else ""
    return Trouble(
        number=number,
        line=line,
        says=says if len(says) <= _LONGEST_SHOWN else f"{says[:_LONGEST_SHOWN]}…",
        where=f"Line {line}" if line else problem.where[:1].upper() + problem.where[1:],
        what=problem.what,
        mend=on_a_page(problem.mend),
        is_error=problem.severity is Severity.ERROR,
    )
