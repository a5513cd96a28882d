"""A closed statement as a file: each line with its parts, exact, and a fingerprint of it all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from counterfoil.contract.lines import Line, Part, Section, Unit
from counterfoil.contract.statements import Closed
from counterfoil.errors import CounterfoilError, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil.record.canonical import Json, digest

FORMAT = "counterfoil-closed-statement-1"
MOST_BYTES = 20_000_000
_MEND = "put back the file as it was written when the month was closed"


def closed_values(contract: str, closed: Closed) -> dict[str, Json]:
    """A closed statement in text and whole numbers, with its fingerprint."""
    values: dict[str, Json] = {
        "format": FORMAT,
        "contract": contract,
        "month": str(closed.month),
        "closed_on": closed.closed_on.isoformat(),
        "total_gbp": f"{closed.total_gbp:f}",
        "lines": [_line_values(line) for line in closed.lines],
    }
    return {**values, "fingerprint": digest(values)}


def write_closed_json(contract: str, closed: Closed) -> str:
    """The text of closed/2026-04.json: always the same for the same statement."""
    values = closed_values(contract, closed)
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fingerprint(contract: str, closed: Closed) -> str:
    """SHA-256 of the statement's canonical JSON, as 64 hexadecimal digits."""
    return str(closed_values(contract, closed)["fingerprint"])


def read_closed_json(text: str, file: str, contract: str = "") -> Closed:
    """The statement that a file holds, every figure exactly as it was closed.

    contract: the id that it must be of, when that is known.
    Raises: InvalidValue when it is no such file, is of another contract, or was changed since.
    """
    try:
        values = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
        held = {name: value for name, value in values.items() if name != "fingerprint"}
        told, found = values["fingerprint"], digest(held)
    except (ValueError, KeyError, AttributeError, RecursionError, CounterfoilError) as fault:
        raise _refuse(f"it is no closed statement ({fault})", file) from fault
    if told != found:
        raise _refuse("it was changed since it was closed: its fingerprint does not fit", file)
    if values.get("format") != FORMAT:
        raise _refuse(f"its format is {values.get('format')!r}, not {FORMAT}", file)
    if contract and values["contract"] != contract:
        raise _refuse(f"it is of the contract {values['contract']}, not {contract}", file)
    try:
        return _closed(values)
    except (ValueError, KeyError, TypeError, ArithmeticError, CounterfoilError) as fault:
        raise _refuse(f"a figure of it cannot be read ({fault})", file) from fault


def _closed(values: Mapping[str, Any]) -> Closed:
    closed = Closed(
        month=Month.parse(values["month"]),
        closed_on=date.fromisoformat(values["closed_on"]),
        lines=tuple(_line(line) for line in values["lines"]),
    )
    if f"{closed.total_gbp:f}" != values["total_gbp"]:
        raise ValueError(f"its lines come to {closed.total_gbp}, not {values['total_gbp']}")
    return closed


def _line_values(line: Line) -> dict[str, Json]:
    return {
        "id": line.id,
        "section": line.section.value,
        "of": line.of,
        "title": line.title,
        "clause": line.clause,
        "formula": line.formula,
        "parts": [_part_values(part) for part in line.parts],
        "exact": _ratio(line.exact),
        "amount_gbp": f"{line.amount_gbp:f}",
        "vat": line.vat,
        "about": None if line.about is None else str(line.about),
    }


def _part_values(part: Part) -> dict[str, Json]:
    is_text = isinstance(part.value, str)
    value = part.value if isinstance(part.value, str) else _ratio(part.value)
    return {
        "name": part.name,
        "text" if is_text else "exact": value,
        "unit": part.unit.value,
        "records": list(part.records),
        "clause": part.clause,
        "provisional": part.provisional,
    }


def _line(values: Mapping[str, Any]) -> Line:
    about = values["about"]
    return Line(
        id=values["id"],
        section=Section(values["section"]),
        of=values["of"],
        title=values["title"],
        clause=values["clause"],
        formula=values["formula"],
        parts=tuple(_part(part) for part in values["parts"]),
        exact=Fraction(values["exact"]),
        amount_gbp=Decimal(values["amount_gbp"]),
        vat=values["vat"],
        about=None if about is None else Month.parse(about),
    )


def _part(values: Mapping[str, Any]) -> Part:
    records: Sequence[str] = values["records"]
    return Part(
        name=values["name"],
        value=values["text"] if "text" in values else Fraction(values["exact"]),
        unit=Unit(values["unit"]),
        records=tuple(records),
        clause=values["clause"],
        provisional=values["provisional"],
    )


def _ratio(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _no_float(text: str) -> object:
    raise ValueError(f"{text} is not exact")


def _refuse(what: str, file: str) -> InvalidValue:
    return InvalidValue(what=what, where=file, mend=_MEND)
