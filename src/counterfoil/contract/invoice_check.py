"""An invoice against the statement of its month: every difference, by cause, adding up exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from counterfoil.contract.lines import Line, Section, number_text, pounds, to_pence
from counterfoil.contract.reckoning import total
from counterfoil.contract.records import Invoice, InvoiceLine
from counterfoil.contract.statements import Statement
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month

_DEDUCTIONS = (Section.PERFORMANCE, Section.AVAILABILITY)
_NOUGHT = Decimal(0)


class Cause(StrEnum):
    """Why an invoice differs from the statement."""

    PRICE = "price"
    VOLUME = "volume"
    INDEX = "index"
    DEDUCTION_MISSED = "deduction_missed"
    ADJUSTMENT_MISSED = "adjustment_missed"
    DUPLICATE = "duplicate"
    UNKNOWN_LINE = "unknown_line"
    NOT_BILLED = "not_billed"
    AMOUNT = "amount"
    VAT = "vat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference. invoiced − stated = difference: above nought is billed too much.

    of: the charge, measure or month put right. why: a sentence for the query letter.
    """

    cause: Cause
    of: str
    title: str
    clause: str
    invoiced_gbp: Decimal
    stated_gbp: Decimal
    why: str

    @property
    def difference_gbp(self) -> Decimal:
        """What was billed beyond the statement; below nought, what was not billed."""
        return self.invoiced_gbp - self.stated_gbp


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceCheck:
    """What was billed for a month against what its statement says, and each difference."""

    month: Month
    numbers: tuple[str, ...]
    invoiced_gbp: Decimal
    stated_gbp: Decimal
    agreed: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def difference_gbp(self) -> Decimal:
        """The sum of the differences, which is all that was billed less all that was stated."""
        return self.invoiced_gbp - self.stated_gbp

    @property
    def overbilled_gbp(self) -> Decimal:
        """The differences in the supplier's favour alone."""
        held = (one.difference_gbp for one in self.differences)
        return sum((one for one in held if one > 0), _NOUGHT)


def check_invoices(
    made: Statement, invoices: Sequence[Invoice], earlier: Iterable[Invoice] = ()
) -> InvoiceCheck:
    """Match each invoice line to the statement's lines for the same charge, measure or month.

    earlier: invoices of other months, so that a number used before is seen.

    Raises:
        InvalidValue: an invoice is not for the statement's month, or not in pounds sterling.
    """
    for invoice in invoices:
        _check(invoice, made.month)
    stated = _by_subject(made.lines)
    used = {_number(invoice): invoice for invoice in earlier}
    differences: list[Difference] = []
    billed: dict[str, list[InvoiceLine]] = {}
    for invoice in invoices:
        before = used.get(_number(invoice))
        if before is not None:
            differences += _all_again(invoice, before)
            continue
        used[_number(invoice)] = invoice
        for line in invoice.lines:
            billed.setdefault(_subject_of(line, stated), []).append(line)
    agreed = []
    for subject in dict.fromkeys([*stated, *billed]):
        found = list(_compared(subject, stated.get(subject, []), billed.get(subject, [])))
        differences += found
        if not found:
            agreed.append(subject)
    fresh = [one for one in invoices if used.get(_number(one)) is one]
    vat = sum((one.vat_gbp for one in fresh), _NOUGHT)
    if vat != made.vat_gbp:
        differences.append(_vat(vat, made.vat_gbp))
    return InvoiceCheck(
        month=made.month,
        numbers=tuple(invoice.number for invoice in invoices),
        invoiced_gbp=sum((one.net_gbp + one.vat_gbp for one in invoices), _NOUGHT),
        stated_gbp=made.total_gbp,
        agreed=tuple(agreed),
        differences=tuple(differences),
    )


def _check(invoice: Invoice, month: Month) -> None:
    where = f"invoice {invoice.number}"
    if invoice.month != month:
        raise InvalidValue(
            what=f"it is for {invoice.month}, not {month}",
            where=where,
            mend=f"check it against the statement of {invoice.month}",
        )
    if invoice.currency.upper() != "GBP":
        raise InvalidValue(
            what=f"it is in {invoice.currency}, and the contract pays in pounds sterling",
            where=where,
            mend="ask the supplier for an invoice in pounds sterling",
        )


def _number(invoice: Invoice) -> object:
    return invoice.fact


def _by_subject(lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.section is not Section.VAT:
            found.setdefault(_subject(line), []).append(line)
    return {name: held for name, held in found.items() if total(held)}


def _subject(line: Line) -> str:
    return line.of if line.about is None else str(line.about)


def _subject_of(line: InvoiceLine, stated: dict[str, list[Line]]) -> str:
    name = line.of.strip()
    if name in stated:
        return name
    for subject, held in stated.items():
        if name and name in {one.id for one in held}:
            return subject
    return name or line.title


def _all_again(invoice: Invoice, before: Invoice) -> Iterator[Difference]:
    amount = invoice.net_gbp + invoice.vat_gbp
    yield Difference(
        cause=Cause.DUPLICATE,
        of=invoice.number,
        title=f"Invoice {invoice.number}",
        clause="",
        invoiced_gbp=amount,
        stated_gbp=_NOUGHT,
        why=f"an invoice of this number, dated {before.dated.isoformat()}, was received before",
    )


def _compared(subject: str, lines: list[Line], billed: list[InvoiceLine]) -> Iterator[Difference]:
    if not lines:
        yield from (_unknown(subject, one) for one in billed)
        return
    stated = total(lines)
    asked = sum((one.amount_gbp for one in billed), _NOUGHT)
    if asked == stated:
        return
    if not billed:
        yield _missing(subject, lines, stated)
        return
    if len(billed) > 1 and _is_twice(billed):
        yield _twice(subject, lines[0], billed)
        billed = billed[:1]
        asked = billed[0].amount_gbp
        if asked == stated:
            return
    yield from _by_cause(subject, lines, billed, asked, stated)


def _unknown(subject: str, line: InvoiceLine) -> Difference:
    return Difference(
        cause=Cause.UNKNOWN_LINE,
        of=subject,
        title=line.title,
        clause="",
        invoiced_gbp=line.amount_gbp,
        stated_gbp=_NOUGHT,
        why="the statement has no line for it: say under which clause it is charged",
    )


def _missing(subject: str, lines: list[Line], stated: Decimal) -> Difference:
    first = lines[0]
    if first.section in _DEDUCTIONS:
        cause, why = Cause.DEDUCTION_MISSED, f"the deduction is due: {first.working}"
    elif first.about is not None:
        cause, why = Cause.ADJUSTMENT_MISSED, f"{first.about} is put right by this amount"
    else:
        cause, why = Cause.NOT_BILLED, "the statement has it, and no invoice line does"
    return _difference(cause, subject, first, _NOUGHT, stated, why)


def _is_twice(billed: list[InvoiceLine]) -> bool:
    return len({(one.title.strip().casefold(), one.amount_gbp) for one in billed}) == 1


def _twice(subject: str, line: Line, billed: list[InvoiceLine]) -> Difference:
    more = sum((one.amount_gbp for one in billed[1:]), _NOUGHT)
    why = f"the same line stands {len(billed)} times"
    return _difference(Cause.DUPLICATE, subject, line, more, _NOUGHT, why)


def _by_cause(
    subject: str, lines: list[Line], billed: list[InvoiceLine], asked: Decimal, stated: Decimal
) -> Iterator[Difference]:
    """Volume first, at our rate; then the index; the rest is price, or just the amount."""
    base = next((one for one in lines if one.section is Section.BASE), None)
    volume, rate = (_figure(base, name) for name in ("volume", "rate"))
    factor = _factor(lines)
    one = billed[0]
    left = asked - stated
    if base is None or len(billed) > 1:
        yield _difference(Cause.AMOUNT, subject, lines[0], asked, stated, "the amounts differ")
        return
    if volume is not None and rate is not None and one.quantity not in (None, volume):
        ours = rate * factor
        by_volume = to_pence((Fraction(one.quantity or 0) - volume) * ours)
        why = f"{number_text(Fraction(one.quantity or 0))} billed, {number_text(volume)} recorded"
        yield _difference(
            Cause.VOLUME,
            subject,
            base,
            stated + by_volume,
            stated,
            f"{why}, at £{number_text(ours)}",
        )
        left -= by_volume
    if not left:
        return
    unindexed = factor != 1 and _is_unindexed(one, base, rate, asked)
    cause = Cause.INDEX if unindexed else _price_or_amount(one, rate, factor)
    yield _difference(cause, subject, base, stated + left, stated, _why(cause, one, rate, factor))


def _is_unindexed(line: InvoiceLine, base: Line, rate: Fraction | None, asked: Decimal) -> bool:
    return asked == base.amount_gbp or (rate is not None and line.rate_gbp == rate)


def _price_or_amount(line: InvoiceLine, rate: Fraction | None, factor: Fraction) -> Cause:
    if rate is None or line.rate_gbp is None:
        return Cause.INDEX if factor != 1 else Cause.AMOUNT
    return Cause.PRICE


def _why(cause: Cause, line: InvoiceLine, rate: Fraction | None, factor: Fraction) -> str:
    if cause is Cause.INDEX:
        return f"prices are to be multiplied by {number_text(factor)} this month"
    if cause is Cause.PRICE and line.rate_gbp is not None and rate is not None:
        ours = number_text(rate * factor)
        return f"billed at £{number_text(line.rate_gbp)}, the terms say £{ours}"
    return "the amounts differ"


def _figure(line: Line | None, name: str) -> Fraction | None:
    held = None if line is None else next((one for one in line.parts if one.name == name), None)
    return held.value if held is not None and isinstance(held.value, Fraction) else None


def _factor(lines: list[Line]) -> Fraction:
    lifted = next((one for one in lines if one.section is Section.INDEXATION), None)
    return _figure(lifted, "factor") or Fraction(1)


def _difference(
    cause: Cause, subject: str, line: Line, invoiced: Decimal, stated: Decimal, why: str
) -> Difference:
    return Difference(
        cause=cause,
        of=subject,
        title=line.title,
        clause=line.clause,
        invoiced_gbp=invoiced,
        stated_gbp=stated,
        why=why,
    )


def _vat(invoiced: Decimal, stated: Decimal) -> Difference:
    why = f"{pounds(invoiced)} of VAT is billed, {pounds(stated)} follows from the statement"
    return Difference(
        cause=Cause.VAT,
        of="vat",
        title="VAT",
        clause="VAT Act 1994",
        invoiced_gbp=invoiced,
        stated_gbp=stated,
        why=why,
    )
