"""Moments, amounts and periods as the Open Contracting Data Standard writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from counterfoil.contract.lines import to_pence
from counterfoil.procurement.plan import Supplier
from counterfoil.procurement.timetable import Timetable

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""What a release holds. Amounts are numbers there: whole pounds, or pounds and pence."""

END_OF_DAY = time(23, 59, 59)
_LONDON = ZoneInfo("Europe/London")


def at(moment: datetime) -> str:
    """A moment with its distance from universal time, London's unless it has its own."""
    there = moment if moment.tzinfo else moment.replace(tzinfo=_LONDON)
    return there.isoformat(timespec="seconds")


def day(on: date, clock: time = time(0, 0)) -> str:
    """A time of a day in London."""
    return at(datetime.combine(on, clock))


def value(gross: Fraction | None, net: Fraction | None) -> dict[str, Json]:
    """An amount in pounds and pence; rounded once."""
    found: dict[str, Json] = {"currency": "GBP"}
    if gross is not None:
        found["amountGross"] = _number(gross)
    if net is not None:
        found["amount"] = _number(net)
    return found


def _number(amount: Fraction) -> Json:
    pence = to_pence(amount)
    return int(pence) if pence == int(pence) else float(pence)


def plain(value: Fraction) -> Json:
    """A number that is no amount of money."""
    if value.denominator == 1:
        return value.numerator
    return float(value)


def supplier_id(one: Supplier, number: int) -> str:
    """A supplier's identifier, or one that says it is a draft."""
    return one.identifier or f"draft-supplier-{number}"


def period(made: Timetable) -> dict[str, Json]:
    """The time of the contract, and its last day with every extension."""
    plan = made.plan
    start = plan.contract_start or made.on("start")
    found: dict[str, Json] = {}
    if start is not None:
        found["startDate"] = day(start)
    if plan.contract_end is not None:
        found["endDate"] = day(plan.contract_end, END_OF_DAY)
    if plan.last_extension is not None:
        found["maxExtentDate"] = day(plan.last_extension, END_OF_DAY)
    return found
