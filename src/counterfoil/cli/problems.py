"""Problems as a person reads them: where, what, and how to mend it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from counterfoil.errors import Problem, Severity, errors_among

# Control characters and those that turn the direction of text: in a terminal they could hide or
# forge words, and a problem may quote what somebody typed in a cell.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_PLACE = re.compile(r",? (?:line|rows?) \d+(?:,\d{3})*(?: to \d+(?:,\d{3})*)?(?!\d)")
_MOST_PLACES = 20


def print_problems(problems: Iterable[Problem], file: TextIO | None = None) -> None:
    """Print every problem in the order given, then how many there are.

    file: where to; standard error when not given. With no problems nothing is printed.

    >>> print_problems(
    ...     [Problem(what="there is no such driver", where="lines.csv, line 3", mend="add it")],
    ...     file=sys.stdout,
    ... )
    lines.csv, line 3: there is no such driver
      mend: add it
    1 problem to mend
    """
    listed = tuple(problems)
    out = sys.stderr if file is None else file
    for problem in listed:
        print(problem_text(problem), file=out)
    if listed:
        print(count_text(listed), file=out)


def print_first_problems(
    problems: Iterable[Problem], most: int, how_to_see_all: str, file: TextIO | None = None
) -> None:
    """Print the first problems, errors before warnings; of the rest how many by file and column.

    >>> bad = [
    ...     Problem(what="blank", where=f"volumes.csv, line {at}, column count", mend="fill it in")
    ...     for at in (2, 3, 4)
    ... ]
    >>> print_first_problems(bad, 1, "run it with --all", sys.stdout)
    volumes.csv, line 2, column count: blank
      mend: fill it in
    and 2 more, which are not listed: run it with --all
      2 in volumes.csv, column count
    3 problems to mend
    """
    listed = tuple(problems)
    if len(listed) <= most:
        print_problems(listed, file)
        return
    out = sys.stderr if file is None else file
    errors = errors_among(listed)
    ordered = [*errors, *(one for one in listed if one.severity is Severity.WARNING)]
    for problem in ordered[:most]:
        print(problem_text(problem), file=out)
    rest = Counter(_PLACE.sub("", one.where) for one in ordered[most:])
    print(f"and {rest.total():,} more, which are not listed: {how_to_see_all}", file=out)
    for where, count in rest.most_common(_MOST_PLACES):
        print(_UNSAFE.sub(_as_escape, f"  {count:,} in {where}"), file=out)
    if len(rest) > _MOST_PLACES:
        print(f"  and {len(rest) - _MOST_PLACES:,} other places", file=out)
    print(count_text(listed), file=out)


def problem_text(problem: Problem) -> str:
    """One problem as text that is safe to show in a terminal: `where: what`, then the mend."""
    return _UNSAFE.sub(_as_escape, str(problem))


def count_text(problems: Iterable[Problem]) -> str:
    """How many problems stop the answer, and how many only go with it.

    >>> from counterfoil.errors import Severity
    >>> late = Problem(what="late", where="a.csv", mend="hurry", severity=Severity.WARNING)
    >>> count_text([late, late])
    '2 warnings'
    """
    listed = tuple(problems)
    errors = len(errors_among(listed))
    counts = ((errors, "problem", " to mend"), (len(listed) - errors, "warning", ""))
    return " and ".join(
        f"{count:,} {noun}{'' if count == 1 else 's'}{after}"
        for count, noun, after in counts
        if count
    )


def _as_escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")
