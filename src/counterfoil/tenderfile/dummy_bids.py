"""Dummy bids as a table: a row for each, its price, and a column for each criterion."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from fractions import Fraction

from counterfoil.contractfile.exact_text import read_exact
from counterfoil.errors import BadInput, Problem
from counterfoil.tender.award import Entry
from counterfoil.tender.plan import Plan

FILE = "dummy_bids.csv"
MOST_BYTES = 1_000_000
_BID, _PRICE = "bid", "price_gbp"


def dummy_columns(plan: Plan) -> tuple[str, ...]:
    """The columns of the table for a plan."""
    price = () if plan.price is None else (_PRICE,)
    return (_BID, *price, *(one.id for one in plan.marked))


def read_dummy_bids(plan: Plan, text: str, file: str = FILE) -> tuple[Entry, ...]:
    """The bids that a table states, to try a plan on.

    Raises: BadInput with every cell that is wrong.
    """
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(row)]
    wanted = dummy_columns(plan)
    head = [cell.strip() for cell in rows[0]] if rows else []
    if sorted(head) != sorted(wanted):
        raise BadInput(
            [
                Problem(
                    what=f"its columns are {', '.join(head) or 'none'}",
                    where=f"{file}, line 1",
                    mend=f"write these: {', '.join(wanted)}",
                )
            ]
        )
    problems: list[Problem] = []
    found = []
    for line, row in enumerate(rows[1:], 2):
        values = dict(zip(head, row, strict=False))
        problems.extend(_faults(plan, head, values, f"{file}, line {line}"))
        if not problems:
            found.append(_entry(plan, values))
    names = [one.bid for one in found]
    if len(set(names)) < len(names):
        what = "two bids have one name"
        problems.append(Problem(what=what, where=file, mend="give each a name of its own"))
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _faults(
    plan: Plan, head: Sequence[str], values: dict[str, str], where: str
) -> Iterator[Problem]:
    for name in head:
        text = values.get(name, "").strip()
        number = read_exact(text.replace(",", "").removeprefix("£"))
        if not text:
            yield Problem(what=f"{name} is blank", where=where, mend="fill it in")
        elif name == _BID:
            continue
        elif number is None:
            yield Problem(what=f"{name} is no number", where=where, mend="write digits alone")
        elif name == _PRICE and number <= 0:
            yield Problem(what="the price is not above 0", where=where, mend="correct it")
        elif name != _PRICE and not plan.scale.lowest <= number <= plan.scale.highest:
            span = f"{float(plan.scale.lowest):g} to {float(plan.scale.highest):g}"
            yield Problem(what=f"{name} is {text}", where=where, mend=f"give {span}")


def _entry(plan: Plan, values: dict[str, str]) -> Entry:
    return Entry(
        bid=values[_BID].strip(),
        marks={one.id: _number(values[one.id]) for one in plan.marked},
        price_gbp=None if plan.price is None else _number(values[_PRICE]),
    )


def _number(text: str) -> Fraction:
    found = read_exact(text.strip().replace(",", "").removeprefix("£"))
    if found is None:
        raise ValueError(text)
    return found
