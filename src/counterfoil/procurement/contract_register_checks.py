"""What is wrong in the registers of a running contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterfoil.contract.records import Record
from counterfoil.errors import Problem
from counterfoil.procurement.contract_registers import Breach, CameOf, Ended, Payment

_NEEDS_DAY = (CameOf.DAMAGES, CameOf.SETTLEMENT, CameOf.PARTLY_ENDED)


def contract_register_problems(
    records: Sequence[Record], shown: Sequence[str]
) -> Iterator[Problem]:
    """Each fault of a row. shown: where each record stands."""
    breaches = {one.id for one in records if isinstance(one, Breach)}
    for one, place in zip(records, shown, strict=True):
        match one:
            case Payment():
                yield from _payment(one, place)
            case Breach():
                yield from _breach(one, place)
            case Ended() if one.by_breach and one.by_breach not in breaches:
                yield Problem(
                    what=f"there is no breach {one.by_breach}",
                    where=place,
                    mend="give the id of a row of breaches.csv, or leave it out",
                )


def _payment(one: Payment, place: str) -> Iterator[Problem]:
    if one.amount_gbp <= 0:
        yield Problem(
            what=f"the amount is {one.amount_gbp}",
            where=place,
            mend="give what is paid, tax included; leave a credit note out",
        )
    if one.paid_on is not None and one.paid_on < one.received_on:
        yield Problem(
            what=f"it was paid on {one.paid_on}, before the invoice came on {one.received_on}",
            where=place,
            mend="give the day the invoice was received, and the day it was paid",
        )


def _breach(one: Breach, place: str) -> Iterator[Problem]:
    if one.came_of in _NEEDS_DAY and one.decided_on is None:
        yield Problem(
            what="the day of what came of it is missing",
            where=place,
            mend="give decided_on: the day of the award, the settlement or the partial end",
        )
    if one.came_of is CameOf.NOT_IMPROVED and one.unimproved_on is None:
        yield Problem(
            what="the day on which performance was held not to have improved is missing",
            where=place,
            mend="give unimproved_on",
        )
