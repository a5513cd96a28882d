"""Statements, invoice checks and comparisons of months as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from counterfoil.cli.problems import print_problems
from counterfoil.cli.screen import Screen, TableColumn
from counterfoil.contract.lines import Line, Section, pounds
from counterfoil.contract.reckoning import total
from counterfoil.reports.wording import safe_text

if TYPE_CHECKING:
    from counterfoil.cli.contract_months import AskedMonth
    from counterfoil.contract.comparison_of_months import ComparisonOfMonths, LineDifference
    from counterfoil.contract.invoice_check import Difference, InvoiceCheck
    from counterfoil.contract.reckoning import MonthDue
    from counterfoil.contract.terms import Contract
    from counterfoil.contractfile.term_sheet import TermSheet

SECTION_WORDS = {
    Section.BASE: "charges",
    Section.INDEXATION: "indexation",
    Section.VOLUME: "volume",
    Section.AVAILABILITY: "deductions for availability",
    Section.PERFORMANCE: "deductions for performance",
    Section.EARN_BACK: "earned back",
    Section.WAIVER: "deductions waived",
    Section.GAIN_SHARE: "gain share",
    Section.CONTINGENT: "contingent fees",
    Section.ADJUSTMENT: "adjustments for earlier months",
}
_AMOUNT = TableColumn(title="£", right=True, whole=True)


def print_statement(asked: AskedMonth, screen: Screen) -> None:
    """The lines with their workings, the totals, what caps cost; gaps go to standard error."""
    made = asked.statement
    screen.strong(safe_text(f"{asked.contract.title}: statement of {asked.month}"))
    screen.fields(
        [
            ("state", safe_text(asked.state)),
            ("terms", f"version {made.due.terms}"),
            ("fingerprint", asked.fingerprint),
            ("illustrative", safe_text(asked.contract.illustrative)),
        ]
    )
    screen.line()
    print_lines(asked.lines, screen)
    print_totals(asked.lines, screen)
    print_lost(made.due, screen)
    print_problems(made.due.gaps)


def print_lines(lines: Iterable[Line], screen: Screen) -> None:
    """Each line: its id, what it is, how it was worked out, what it comes to."""
    columns = (
        TableColumn(title="line"),
        TableColumn(title="what"),
        TableColumn(title="working"),
        _AMOUNT,
    )
    rows = [
        [safe_text(one.id), _titled(one), safe_text(one.working), amount(one.amount_gbp)]
        for one in lines
    ]
    screen.table(columns, rows)


def print_totals(lines: Iterable[Line], screen: Screen) -> None:
    """What each section comes to, then the sum before VAT, VAT, and what is to be paid."""
    held = tuple(lines)
    rows = [
        [words, amount(total(found))]
        for section, words in SECTION_WORDS.items()
        if (found := [one for one in held if one.section is section])
    ]
    vat = total(one for one in held if one.section is Section.VAT)
    rows += [
        ["before VAT", amount(total(held) - vat)],
        ["VAT", amount(vat)],
        ["to pay", amount(total(held))],
    ]
    screen.heading("Totals")
    screen.table((TableColumn(title="section"), _AMOUNT), rows)


def print_lost(due: MonthDue, screen: Screen) -> None:
    """What deductions lost to caps, in the order in which they were taken."""
    if not due.lost:
        return
    screen.heading("Lost to caps")
    columns = (
        TableColumn(title="deduction"),
        TableColumn(title="cap"),
        *_amounts("due £", "taken £", "lost £"),
    )
    rows = [
        [
            safe_text(f"{one.title} [{one.of}]"),
            safe_text(one.cap),
            *(amount(gbp) for gbp in (one.due_gbp, one.taken_gbp, one.lost_gbp)),
        ]
        for one in due.lost
    ]
    lost = sum((one.lost_gbp for one in due.lost), Decimal(0))
    screen.table(columns, [*rows, ["all of them", "", "", "", amount(lost)]])


def print_invoice_check(check: InvoiceCheck, contract: Contract, screen: Screen) -> None:
    """What was billed against what is due, and each difference by its cause."""
    numbers = ", ".join(check.numbers)
    screen.strong(safe_text(f"{contract.title}: {numbers} against the statement of {check.month}"))
    screen.fields(
        [
            ("billed", pounds(check.invoiced_gbp)),
            ("due", pounds(check.stated_gbp)),
            ("difference", signed(check.difference_gbp)),
            ("overbilled", pounds(check.overbilled_gbp)),
            ("agreed", safe_text(", ".join(check.agreed)) or "no line"),
            ("illustrative", safe_text(contract.illustrative)),
        ]
    )
    if not check.differences:
        screen.heading("Every line agrees")
        return
    screen.heading("Differences: above nought is billed too much")
    columns = (
        TableColumn(title="what"),
        TableColumn(title="why"),
        *_amounts("billed £", "due £", "difference £"),
    )
    rows = [_difference_row(one) for one in check.differences]
    if len(rows) > 1:
        rows.append(["all of them", "", "", "", signed(check.difference_gbp, "")])
    screen.table(columns, rows)


def print_comparison_of_months(
    found: ComparisonOfMonths, before: AskedMonth, after: AskedMonth, screen: Screen
) -> None:
    """The lines that differ with what they differ by and from what, then the whole."""
    screen.strong(safe_text(f"{before.contract.title}: {found.before} and {found.after}"))
    screen.fields(
        [
            (str(found.before), safe_text(before.state)),
            (str(found.after), safe_text(after.state)),
            ("illustrative", safe_text(before.contract.illustrative)),
        ]
    )
    screen.line()
    columns = (
        TableColumn(title="line"),
        TableColumn(title="comes from"),
        *_amounts(str(found.before), str(found.after), "difference £"),
    )
    differing = [one for one in found.lines if one.difference_gbp]
    rows = [_compared_row(one) for one in differing]
    totals = (total(before.lines), total(after.lines))
    whole = [*map(amount, totals), signed(found.difference_gbp, "")]
    screen.table(columns, [*rows, ["to pay", "", *whole]])
    same = len(found.lines) - len(differing)
    if same:
        screen.line()
        screen.prose(f"{same} line{'' if same == 1 else 's'} the same in both.")
    if found.by_reason:
        screen.heading("What the differences come from")
        screen.table(
            (TableColumn(title="from"), _AMOUNT),
            [[why.value, signed(gbp, "")] for why, gbp in found.by_reason],
        )


def print_term_sheet(sheet: TermSheet, screen: Screen) -> None:
    """The terms in words, clause by clause."""
    screen.strong(safe_text(sheet.title))
    if sheet.illustrative:
        screen.prose(safe_text(sheet.illustrative))
    for section in sheet.sections:
        screen.heading(f"{section.number}. {safe_text(section.heading)}")
        for one in section.clauses:
            where = f" ({one.clause})" if one.clause else ""
            mark = f"{one.number} ".ljust(6)
            screen.prose(safe_text(f"{one.title}{where}. {one.text}"), mark=mark)


def amount(gbp: Decimal) -> str:
    """An amount under a heading that says that it is in pounds.

    >>> amount(Decimal("-5100"))
    '−5,100.00'
    """
    return pounds(gbp).replace("£", "")


def signed(gbp: Decimal, unit: str = "£") -> str:
    """A difference with its sign.

    >>> signed(Decimal("5100")), signed(Decimal("-0.5"), ""), signed(Decimal(0))
    ('+£5,100.00', '−0.50', '£0.00')
    """
    return ("+" if gbp > 0 else "") + pounds(gbp).replace("£", unit)


def _amounts(*titles: str) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(title=one, right=True, whole=True) for one in titles)


def _titled(line: Line) -> str:
    return safe_text(line.title) + (" (provisional)" if line.is_provisional else "")


def _difference_row(one: Difference) -> list[str]:
    where = f", {one.clause}" if one.clause else ""
    return [
        safe_text(f"{one.cause.value.replace('_', ' ')}: {one.title} [{one.of}]{where}"),
        safe_text(one.why),
        amount(one.invoiced_gbp),
        amount(one.stated_gbp),
        signed(one.difference_gbp, ""),
    ]


def _compared_row(one: LineDifference) -> list[str]:
    why = ", ".join(f"{reason.why.value} {signed(reason.amount_gbp)}" for reason in one.reasons)
    return [
        safe_text(f"{one.title} [{one.id}]"),
        why,
        "–" if one.before is None else amount(one.before_gbp),
        "–" if one.after is None else amount(one.after_gbp),
        signed(one.difference_gbp, ""),
    ]
