"""A bid's price sheet: the table that is sealed on receipt, read once two officers have opened it.

Where the plan judges totals it has one row, the total; where it judges whole-life prices, a row for
each charge of the contract that bids price. Nothing is read from a file: the sheet is bytes in
memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from counterfoil.contract.terms import Contract
from counterfoil.csv_text import csv_text
from counterfoil.errors import BadInput, Problem
from counterfoil.tender.bids import Price, Rate
from counterfoil.tender.plan import Plan
from counterfoil.tender.whole_life import priced_parts

TOTAL_COLUMNS = ("amount_gbp", "currency")
RATE_COLUMNS = ("charge", "part", "rate_gbp", "currency")
MOST_BYTES = 1_000_000
_MOST_ROWS = 5_000
_AMOUNT = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSheet:
    """What a sheet says: a total with its currency, or rates, each with its own."""

    total: tuple[Decimal, str] | None = None
    rates: tuple[tuple[str, str, Fraction, str], ...] = ()


def sheet_columns(plan: Plan) -> tuple[str, ...]:
    """The columns of a price sheet for a plan."""
    whole_life = plan.price is not None and plan.price.figure.is_whole_life
    return RATE_COLUMNS if whole_life else TOTAL_COLUMNS


def blank_sheet(plan: Plan, contract: Contract | None = None) -> str:
    """A sheet for bidders to fill in: CSV with a row for each figure that is asked."""
    columns = sheet_columns(plan)
    if columns == TOTAL_COLUMNS:
        rows: Iterable[Sequence[object]] = [("", plan.currency)]
    else:
        parts = () if contract is None else priced_parts(contract)
        rows = [(charge, part, "", plan.currency) for charge, part in parts]
    return csv_text([columns, *rows])


def read_price_sheet(plan: Plan, data: bytes, where: str) -> PriceSheet:
    """What a sheet says.

    Raises: BadInput with every cell that is wrong; no message repeats a figure.
    """
    rows = _rows(data, where)
    wanted = sheet_columns(plan)
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if sorted(head) != sorted(wanted):
        raise BadInput(
            [
                Problem(
                    what="its columns are not those of a price sheet",
                    where=f"{where}, line 1",
                    mend=f"write these: {', '.join(wanted)}; or enter the price by hand",
                )
            ]
        )
    body = [
        (line, {name: cell.strip() for name, cell in zip(head, row, strict=False)})
        for line, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    ]
    problems = list(_faults(wanted, body, where))
    if problems:
        raise BadInput(problems)
    if wanted == TOTAL_COLUMNS:
        ((_, only),) = body
        amount = Decimal(_plain(only["amount_gbp"]))
        return PriceSheet(total=(amount, only["currency"].upper()))
    return PriceSheet(
        rates=tuple(
            (
                one["charge"],
                one["part"],
                Fraction(_plain(one["rate_gbp"])),
                one["currency"].upper(),
            )
            for _, one in body
        )
    )


def sheet_records(
    sheet: PriceSheet, bid: str, *, entered_on: date, source: str, taken: Iterable[str] = ()
) -> tuple[Price | Rate, ...]:
    """The records of a sheet. taken: ids that are in use."""
    used = set(taken)

    def free(*words: str) -> str:
        base = name = "-".join(filter(None, words))
        times = 1
        while name in used:
            times += 1
            name = f"{base}-{times}"
        used.add(name)
        return name

    more: dict[str, Any] = {"entered_on": entered_on, "source": source, "bid": bid}
    if sheet.total is not None:
        amount, currency = sheet.total
        return (Price(id=free("price", bid), amount_gbp=amount, currency=currency, **more),)
    return tuple(
        Rate(
            id=free("rate", bid, charge, part),
            charge=charge,
            part=part,
            rate_gbp=rate,
            currency=currency,
            **more,
        )
        for charge, part, rate, currency in sheet.rates
    )


def _rows(data: bytes, where: str) -> list[list[str]]:
    try:
        if len(data) > MOST_BYTES:
            raise ValueError(f"it has more than {MOST_BYTES:,} bytes")
        text = data.decode("utf-8-sig")
        if "\0" in text:
            raise ValueError("it is no text")
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
        if len(rows) > _MOST_ROWS:
            raise ValueError(f"it has more than {_MOST_ROWS:,} rows")
    except (ValueError, csv.Error) as fault:
        raise BadInput(
            [
                Problem(
                    what="it is no table in CSV that can be read",
                    where=where,
                    mend="take the file out, and enter the price by hand",
                )
            ]
        ) from fault
    return rows


def _faults(
    wanted: Sequence[str], body: Sequence[tuple[int, dict[str, str]]], where: str
) -> Iterator[Problem]:
    if wanted == TOTAL_COLUMNS and len(body) != 1:
        what = f"it has {len(body)} rows under its head, and a total is one"
        yield Problem(what=what, where=where, mend="give one row with the total")
        return
    if not body:
        yield Problem(what="it has no row", where=where, mend="give a row for each charge")
    amount = "amount_gbp" if wanted == TOTAL_COLUMNS else "rate_gbp"
    for line, row in body:
        place = f"{where}, line {line}"
        if len(row) < len(wanted):
            yield Problem(what="it has too few cells", where=place, mend="fill in every column")
            continue
        if not row["currency"]:
            yield Problem(what="currency is blank", where=place, mend="write GBP")
        if not _AMOUNT.fullmatch(_plain(row[amount])):
            what = f"{amount} is {'no number' if row[amount] else 'blank'}"
            yield Problem(what=what, where=place, mend="write digits alone, such as 1200.50")
        if amount == "rate_gbp" and not row["charge"]:
            yield Problem(what="charge is blank", where=place, mend="name a charge of the contract")


def _plain(text: str) -> str:
    return text.replace(",", "").removeprefix("£").strip()
