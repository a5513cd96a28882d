"""Who proposed and who closed each month of a contract's folder: closed/register.csv.

A row for each closed statement, with its total and its fingerprint. A statement that is taken away,
or put in the place of another, no longer fits its row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from counterfoil.access.separation import closer_is_not_proposer
from counterfoil.contract.statements import Closed
from counterfoil.contractfile.closed_json import fingerprint
from counterfoil.contractfile.folder import CLOSED, ContractFolder, add_closed
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue, Problem, Severity
from counterfoil.files import make_folder, read_text, write_text
from counterfoil.quantities.years import Month

FILE = f"{CLOSED}/register.csv"
COLUMNS = ("month", "total_gbp", "fingerprint", "proposed_by", "closed_by", "closed_on")
MOST_BYTES = 2_000_000
_MOST_LETTERS = 120
_MEND = "put back the register as it was written when the months were closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """One month: the statement that was closed, by whom and on which day."""

    month: Month
    total_gbp: Decimal
    fingerprint: str
    proposed_by: str
    closed_by: str
    closed_on: date


def closing_of(contract: str, closed: Closed, *, proposed_by: str, closed_by: str) -> Closing:
    """The row of a statement.

    Raises: InvalidValue for a name that is none, and when one person would do both.
    """
    proposer, closer = _name(proposed_by, "proposed by"), _name(closed_by, "closed by")
    refusal = closer_is_not_proposer(closer=closer.casefold(), proposer=proposer.casefold())
    if refusal is not None:
        raise InvalidValue(
            what=f"{closer} would both propose the month and close it",
            where=f"{closed.month}, closed by",
            mend="have two people do it: who keeps the contract proposes, somebody of finance "
            "closes",
        )
    return Closing(
        month=closed.month,
        total_gbp=closed.total_gbp,
        fingerprint=fingerprint(contract, closed),
        proposed_by=proposer,
        closed_by=closer,
        closed_on=closed.closed_on,
    )


def read_closings(folder: Path) -> tuple[tuple[Closing, ...], tuple[Problem, ...]]:
    """The rows of a folder's register, none when there is no register, and what is wrong with it.

    A row with a problem is left out.
    """
    path = folder / FILE
    if not path.exists():
        return (), ()
    found: list[Closing] = []
    problems: list[Problem] = []
    try:
        rows = list(csv.reader(io.StringIO(read_text(path, MOST_BYTES), newline=""), strict=True))
    except CounterfoilError as fault:
        return (), (Problem(what=fault.what, where=FILE, mend=fault.mend),)
    except csv.Error as fault:
        return (), (Problem(what=f"it is no table: {fault}", where=FILE, mend=_MEND),)
    if not rows or tuple(rows[0]) != COLUMNS:
        what = f"its header is not {','.join(COLUMNS)}"
        return (), (Problem(what=what, where=f"{FILE}, line 1", mend=_MEND),)
    for number, cells in enumerate(rows[1:], 2):
        try:
            found.append(_closing(cells))
        except (CounterfoilError, ValueError, InvalidOperation) as fault:
            said = fault.what if isinstance(fault, CounterfoilError) else str(fault)
            what = f"the row cannot be read: {said or 'a figure of it is none'}"
            problems.append(Problem(what=what, where=f"{FILE}, line {number}", mend=_MEND))
    return tuple(found), tuple(problems)


def register_problems(folder: Path, held: ContractFolder) -> tuple[Problem, ...]:
    """Where a folder's register and its closed statements do not fit."""
    rows, problems = read_closings(folder)
    found = list(problems)
    by_month: dict[Month, Closing] = {}
    for row in rows:
        if row.month in by_month:
            what = f"{row.month} stands twice"
            found.append(Problem(what=what, where=FILE, mend=_MEND))
        by_month.setdefault(row.month, row)
    for one in held.closed:
        found.extend(_unfit(held.contract.id, one, by_month.pop(one.month, None)))
    for month, row in by_month.items():
        what = f"{month} was closed on {row.closed_on}, and its statement is missing"
        mend = (
            f"put back {CLOSED}/{month}.json; if the closing was interrupted, take the row out of "
            f"{FILE} and close the month again"
        )
        found.append(Problem(what=what, where=f"{CLOSED}/{month}.json", mend=mend))
    return tuple(found)


def close_by_two(
    folder: Path, held: ContractFolder, closed: Closed, *, proposed_by: str, closed_by: str
) -> Path:
    """Keep a statement and who closed it, and say where the statement is.

    The register is written first: should the second file fail, the row says that it is missing.

    Raises: InvalidValue when one person would do both, or the month is closed already; BadInput
    when the register cannot be read.
    """
    row = closing_of(held.contract.id, closed, proposed_by=proposed_by, closed_by=closed_by)
    path = folder / CLOSED / f"{closed.month}.json"
    rows, problems = read_closings(folder)
    if problems:
        raise BadInput(problems)
    if not path.exists():
        make_folder(path.parent)
        write_text(folder / FILE, _written((*rows, row)))
    return add_closed(folder, held.contract.id, closed)


def _unfit(contract: str, closed: Closed, row: Closing | None) -> Iterable[Problem]:
    where = f"{CLOSED}/{closed.month}.json"
    if row is None:
        yield Problem(
            what=f"{FILE} does not say who closed {closed.month}",
            where=where,
            mend=f"put back its row in {FILE}",
            severity=Severity.WARNING,
        )
    elif row.fingerprint != fingerprint(contract, closed):
        yield Problem(
            what=f"it is not the statement that {row.closed_by} closed on {row.closed_on}: "
            "its fingerprint is not that of the register",
            where=where,
            mend="put back the file as it was written when the month was closed",
        )


def _closing(cells: list[str]) -> Closing:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"it has {len(cells)} cells, and the header {len(COLUMNS)}")
    month, total_gbp, mark, proposed_by, closed_by, closed_on = cells
    return Closing(
        month=Month.parse(month),
        total_gbp=Decimal(total_gbp),
        fingerprint=mark,
        proposed_by=_name(proposed_by, "proposed_by"),
        closed_by=_name(closed_by, "closed_by"),
        closed_on=date.fromisoformat(closed_on),
    )


def _written(rows: Iterable[Closing]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            [
                str(row.month),
                f"{row.total_gbp:f}",
                row.fingerprint,
                row.proposed_by,
                row.closed_by,
                row.closed_on.isoformat(),
            ]
        )
    return out.getvalue()


def _name(text: str, where: str) -> str:
    """A name with single blanks. It begins with a letter, so that no spreadsheet runs it."""
    name = " ".join(text.split())
    if not name or not name[0].isalpha() or not name.isprintable() or len(name) > _MOST_LETTERS:
        raise InvalidValue(
            what=f"{text!r} is not the name of a person" if name else "nobody is named",
            where=where,
            mend="give a name that begins with a letter",
        )
    return name
