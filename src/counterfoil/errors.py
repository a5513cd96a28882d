"""What went wrong, where, and how to mend it.

Two kinds of fault are kept apart. A `Problem` is a fault in somebody's data: it is a value, and
many are gathered and shown at once. A `CounterfoilError` is raised when a call cannot go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Severity(StrEnum):
    """How much a problem matters: an error stops the answer, a warning goes with it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in somebody's data: what it is, where it stands, how to mend it.

    `where` names a file and line, or a sheet and cell, or the record when neither is known.

    >>> print(Problem(what="the weights add up to 95%", where="objectives.csv, line 3",
    ...               mend="add 5 points to an objective"))
    objectives.csv, line 3: the weights add up to 95%
      mend: add 5 points to an objective
    """

    what: str
    where: str
    mend: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        label = "" if self.severity is Severity.ERROR else "warning: "
        return f"{self.where}: {label}{self.what}\n  mend: {self.mend}"


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop an answer, in the order given."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


class CounterfoilError(Exception):
    """A call that cannot go on, told as what, where and how to mend it.

    `exit_code` is what the command line returns: 2 usage, 3 bad input, 4 no answer.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, *, what: str, where: str, mend: str) -> None:
        super().__init__(f"{where}: {what}\n  mend: {mend}")
        self.what = what
        self.where = where
        self.mend = mend

    def as_problem(self) -> Problem:
        """The same fault as a value, to stand in a list with others."""
        return Problem(what=self.what, where=self.where, mend=self.mend)


class InvalidValue(CounterfoilError):
    """A value that cannot be built because it would be wrong."""


class UnreadableInput(CounterfoilError):
    """A file that cannot be read at all: absent, too large, not text, refused for safety."""


class UsageError(CounterfoilError):
    """A command asked in a way that has no meaning."""

    exit_code = 2


class NoAnswer(CounterfoilError):
    """The question is well put but has no answer, for instance no root in the range."""

    exit_code = 4


class BadInput(CounterfoilError):
    """Problems that stop an answer, gathered so that all can be shown at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(errors_among(self.problems))
        super().__init__(
            what=f"{count} problem{'' if count == 1 else 's'} must be mended first",
            where=self.problems[0].where if self.problems else "the input",
            mend="mend each problem listed, then try again",
        )
