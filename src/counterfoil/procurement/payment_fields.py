"""What the notices about payments say: each large payment, and how promptly was paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from counterfoil.contract.lines import number_text, pounds, rounded
from counterfoil.contract.records import Invoice
from counterfoil.procurement.contract_occasions import Occasion, payment_limit
from counterfoil.procurement.payment_sums import (
    Promptness,
    not_accounted_for,
    payments_over,
    promptness,
)
from counterfoil.procurement.running_contract import RunningContract
from counterfoil.quantities.years import day_in_words

Told = tuple[str, str]
_OWN = "of this contract alone"


def period(_: RunningContract, about: Occasion) -> Told:
    """The first and last day that the notice is about."""
    if about.first is None or about.last is None:
        return "", "rate a period that is over, in the contract’s own room"
    return f"{day_in_words(about.first)} to {day_in_words(about.last)}", ""


def payments(one: RunningContract, about: Occasion) -> Told:
    """Each payment above the limit, by itself. Invoices of which nobody said are missing."""
    first, last = _ends(about)
    limit = payment_limit(one)
    paid = payments_over(one.payments, first, last, limit)
    said = "; ".join(
        f"{day_in_words(each.paid_on)}: {pounds(each.amount_gbp)}, invoice {each.invoice}"
        for each in paid
        if each.paid_on is not None
    )
    large = [
        each
        for each in not_accounted_for(one.invoices, one.payments, first, last)
        if limit.reached(Fraction(each.net_gbp + each.vat_gbp))
    ]
    return said, _unsaid(large)


def average(one: RunningContract, about: Occasion) -> Told:
    """The arithmetic mean of the days taken, day 1 being the day after the invoice came."""
    found = _promptness(one, about)
    said = f"No payment {_OWN}"
    if found.average_days is not None:
        shown = number_text(Fraction(rounded(found.average_days, 1)))
        said = f"{shown} days over {found.paid} {_payments(found.paid)} {_OWN}"
    first, last = _ends(about)
    return said, _unsaid(not_accounted_for(one.invoices, one.payments, first, last))


def bands(one: RunningContract, about: Occasion) -> Told:
    """The share of the payments made in each band."""
    found = _promptness(one, about)
    if not found.paid:
        return f"No payment {_OWN}", ""
    soon, later, late = (_percent(share) for share in found.shares)
    said = f"Days 1 to 30: {soon}; days 31 to 60: {later}; day 61 or later: {late}"
    return f"{said}; {_OWN}", ""


def unpaid(one: RunningContract, about: Occasion) -> Told:
    """The share of what became payable and was not paid in the period."""
    found = _promptness(one, about)
    if found.unpaid_share is None:
        return f"Nothing became payable {_OWN}", ""
    said = f"{_percent(found.unpaid_share)} of {found.payable} {_payments(found.payable)} {_OWN}"
    return f"{said}, by the last of the 30 days to pay (s.68): check that reading", ""


def others(_: RunningContract, __: Occasion) -> Told:
    """The notice is the authority's, over all its contracts; one contract is a part of it."""
    return "", "add the payments under the authority’s other public contracts, from finance"


def approval(_: RunningContract, __: Occasion) -> Told:
    """A statement with name and job title, which is not kept here."""
    return "", "add the statement of the director responsible for finance, with name and job title"


def _ends(about: Occasion) -> tuple[date, date]:
    assert about.first is not None
    assert about.last is not None
    return about.first, about.last


def _promptness(one: RunningContract, about: Occasion) -> Promptness:
    first, last = _ends(about)
    return promptness(one.payments, first, last, one.made.days)


def _payments(count: int) -> str:
    return "payment" if count == 1 else "payments"


def _percent(share: Fraction) -> str:
    return f"{number_text(Fraction(rounded(share * 100, 1)))}%"


def _unsaid(invoices: Sequence[Invoice]) -> str:
    if not invoices:
        return ""
    named = ", ".join(
        f"{each.number} of {day_in_words(each.dated)} ({pounds(each.net_gbp + each.vat_gbp)})"
        for each in invoices
    )
    return f"enter in the register of payments when these were received and paid: {named}"
