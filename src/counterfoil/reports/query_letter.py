"""The letter that queries a month's invoices: each difference with its clause and its working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counterfoil.contract.invoice_check import Cause
from counterfoil.contract.lines import pounds
from counterfoil.quantities.years import Month, day_in_words
from counterfoil.reports.word_tables import add_table, bytes_of, new_paper
from counterfoil.reports.wording import safe_text

CAUSE_WORDS = {
    Cause.PRICE: "Price",
    Cause.VOLUME: "Volume",
    Cause.INDEX: "Indexation",
    Cause.DEDUCTION_MISSED: "Deduction missed",
    Cause.ADJUSTMENT_MISSED: "Adjustment missed",
    Cause.DUPLICATE: "Billed twice",
    Cause.UNKNOWN_LINE: "Not in the contract",
    Cause.NOT_BILLED: "Not billed",
    Cause.AMOUNT: "Amount",
    Cause.VAT: "VAT",
}
_HEAD = ("", "What it is", "Billed", "Due", "Difference")
_WIDTHS = (9, 90, 25, 25, 25)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueriedDifference:
    """One difference as the letter tells it. working: how the statement came to what it says."""

    cause: str
    title: str
    clause: str
    invoiced_gbp: Decimal
    stated_gbp: Decimal
    why: str
    working: str = ""

    @property
    def difference_gbp(self) -> Decimal:
        """What was billed beyond the statement."""
        return self.invoiced_gbp - self.stated_gbp

    @property
    def named(self) -> str:
        """Its cause and what it is about, said once where they are the same."""
        return self.title if self.cause == self.title else f"{self.cause}: {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLetter:
    """What the letter says. dated: None while it is a draft. is_closed: of the statement."""

    contract: str
    authority: str
    supplier: str
    month: Month
    invoices: tuple[str, ...]
    differences: tuple[QueriedDifference, ...]
    marking: str
    is_closed: bool
    dated: date | None = None
    note: str = ""
    illustrative: str = ""

    @property
    def difference_gbp(self) -> Decimal:
        """The sum of the differences that it queries."""
        return sum((one.difference_gbp for one in self.differences), Decimal(0))


def query_letter(letter: QueryLetter) -> bytes:
    """The letter as the bytes of a .docx file."""
    month = letter.month.words
    banner = letter.marking + (" · Illustrative figures" if letter.illustrative else "")
    paper = new_paper(f"Query on the invoices of {month}", banner)
    if letter.illustrative:
        paper.add_paragraph().add_run(safe_text(f"Illustrative. {letter.illustrative}")).bold = True
    for words in (f"From: {letter.authority}", f"To: {letter.supplier}", _dated(letter)):
        paper.add_paragraph(safe_text(words))
    paper.add_heading(safe_text(f"{letter.contract}: query on the invoices of {month}"), level=1)
    for words in _opening(letter, month):
        paper.add_paragraph(safe_text(words))
    paper.add_heading("The differences", level=2)
    add_table(
        paper, _HEAD, _rows(letter), widths=_WIDTHS, numeric=(2, 3, 4), strong=[_last(letter)]
    )
    paper.add_heading("How each was worked out", level=2)
    for number, one in enumerate(letter.differences, 1):
        paper.add_paragraph(safe_text(_worked_out(number, one)))
    paper.add_heading("What we ask", level=2)
    paper.add_paragraph(safe_text(_asked(letter)))
    if letter.note:
        paper.add_paragraph(safe_text(letter.note))
    return bytes_of(paper)


def _dated(letter: QueryLetter) -> str:
    return "Draft: not sent" if letter.dated is None else f"Date: {day_in_words(letter.dated)}"


def _opening(letter: QueryLetter, month: str) -> tuple[str, ...]:
    several = len(letter.invoices) > 1
    named = f"invoice{'s' if several else ''} {', '.join(letter.invoices)}"
    state = "closed statement" if letter.is_closed else "statement as it stands"
    billed, over = letter.difference_gbp, "is billed beyond what is due"
    if billed < 0:
        billed, over = -billed, "less is billed than is due"
    return (
        f"We have held your {named} against our {state} of {month}.",
        f"{_count(len(letter.differences))} Taken together, {pounds(billed)} {over}.",
    )


def _rows(letter: QueryLetter) -> list[tuple[str, ...]]:
    rows = [
        (
            str(number),
            _named(one),
            pounds(one.invoiced_gbp),
            pounds(one.stated_gbp),
            pounds(one.difference_gbp),
        )
        for number, one in enumerate(letter.differences, 1)
    ]
    return [*rows, ("", "Sum", "", "", pounds(letter.difference_gbp))]


def _named(one: QueriedDifference) -> str:
    return f"{one.named} ({one.clause})" if one.clause else one.named


def _last(letter: QueryLetter) -> int:
    return len(letter.differences)


def _worked_out(number: int, one: QueriedDifference) -> str:
    told = f"{number}. {one.title}: {one.why}."
    if one.working and one.working not in one.why:
        told += f" The statement has: {one.working}."
    return told


def _asked(letter: QueryLetter) -> str:
    over = letter.difference_gbp
    if over > 0:
        return (
            f"Send a credit note for {pounds(over)}, or invoices corrected by that amount. Where "
            "you hold that a difference is due, name the clause and the record that it rests on."
        )
    return (
        "Send corrected invoices, so that what is billed is what is due. Where you hold that a "
        "difference is right as billed, name the clause and the record that it rests on."
    )


def _count(differences: int) -> str:
    if differences == 1:
        return "There is one difference."
    return f"There are {differences} differences."
