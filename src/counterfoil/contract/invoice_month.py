"""Whether an invoice may have been put under the wrong month: signs of it, to be asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from counterfoil.contract.lines import pounds
from counterfoil.contract.records import Invoice
from counterfoil.errors import Problem, Severity
from counterfoil.quantities.years import Month


def month_doubts(
    invoices: Sequence[Invoice], stated: Mapping[Month, Decimal]
) -> dict[str, Problem]:
    """Of each invoice the first sign that it is for another month, by the invoice's id.

    invoices: all that stand, of every month. stated: what the statement of a month comes to, VAT
    included, for the months that have one. A sign is a question and never a verdict: nothing is
    refused for it.
    """
    billed: dict[Month, list[Invoice]] = {}
    for one in invoices:
        billed.setdefault(one.month, []).append(one)
    found = {}
    for one in invoices:
        sign = next(_signs(one, stated, billed), "")
        if sign:
            found[one.id] = Problem(
                what=f"it may not be for {one.month.words}: {sign}",
                where=f"invoice {one.number}",
                mend="see which month the invoice itself names, and put the record right if it is "
                "another",
                severity=Severity.WARNING,
            )
    return found


def _signs(
    one: Invoice, stated: Mapping[Month, Decimal], billed: Mapping[Month, list[Invoice]]
) -> Iterator[str]:
    gross = one.net_gbp + one.vat_gbp
    due, dated = stated.get(one.month), _month_of(one)
    if gross and gross != due:
        for month, amount in sorted(stated.items()):
            # a month still under way when it was written is not what it bills in arrears
            over = month < dated or month < one.month
            if over and amount == gross and not _is_billed(month, amount, billed):
                yield f"it comes to {pounds(gross)}, which is what is due for {month.words}"
    if dated < one.month and not _billed_in_advance(one, billed):
        yield f"it is dated in {dated.words}, before the month begins"
    beside = [other for other in billed[one.month] if other is not one]
    if beside and due is not None and sum(map(_gross, beside), Decimal(0)) == due:
        for month in (one.month + 1, one.month + -1):
            if month in stated and month not in billed and month <= dated:
                first = beside[0].number
                yield (
                    f"invoice {first} bills what is due for it, and no invoice is recorded for "
                    f"{month.words}"
                )


def _month_of(one: Invoice) -> Month:
    return Month(one.dated.year, one.dated.month)


def _billed_in_advance(one: Invoice, billed: Mapping[Month, list[Invoice]]) -> bool:
    """Whether most of the other invoices are dated before their month begins too."""
    others = [held for found in billed.values() for held in found if held is not one]
    return 2 * sum(_month_of(held) < held.month for held in others) > len(others)


def _is_billed(month: Month, due: Decimal, billed: Mapping[Month, list[Invoice]]) -> bool:
    return any(_gross(one) == due for one in billed.get(month, ()))


def _gross(one: Invoice) -> Decimal:
    return one.net_gbp + one.vat_gbp
