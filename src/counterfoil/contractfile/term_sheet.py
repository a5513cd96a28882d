"""The terms in words: a numbered sheet from which a lawyer reads what the arithmetic does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import Rounding
from counterfoil.contract.terms import Contract, Law, Terms
from counterfoil.contractfile.charge_words import charge_words
from counterfoil.contractfile.measure_words import (
    deductions_words,
    indexation_words,
    measure_words,
    regime_words,
)
from counterfoil.contractfile.plain_words import counted, money, percent
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import day_in_words

_LAWS = {
    Law.PROCUREMENT_ACT_2023: "the Procurement Act 2023",
    Law.PCR_2015: "the Public Contracts Regulations 2015",
    Law.OTHER: "other law than the Procurement Act 2023 and the Regulations of 2015",
}
_ROUNDINGS = {
    Rounding.HALF_UP: "half a penny upwards",
    Rounding.HALF_EVEN: "half a penny to the even penny",
}
_Told = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class TermClause:
    """One numbered clause. of: the id of the term that it tells of; clause: where it is agreed."""

    number: str
    title: str
    text: str
    of: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class TermSection:
    """A heading and the clauses under it."""

    number: int
    heading: str
    clauses: tuple[TermClause, ...]


@dataclass(frozen=True, slots=True)
class TermSheet:
    """One version of the terms in words. illustrative: what is made up in it, blank for nothing."""

    title: str
    version: int
    illustrative: str
    sections: tuple[TermSection, ...]

    @property
    def text(self) -> str:
        """The whole sheet as plain text."""
        told = [self.title, *([self.illustrative] if self.illustrative else [])]
        for section in self.sections:
            told.append(f"{section.number}. {section.heading}")
            for one in section.clauses:
                where = f" ({one.clause})" if one.clause else ""
                told.append(f"{one.number} {one.title}{where}. {one.text}")
        return "\n\n".join(told) + "\n"


def term_sheet(contract: Contract, version: int | None = None) -> TermSheet:
    """A version of a contract's terms in words, the last one when none is named.

    Raises: NoAnswer when there is no version of that number.
    """
    terms = _version(contract, version)
    groups: list[tuple[str, Iterable[_Told]]] = [
        ("Parties and term", _parties(contract, terms)),
        ("Charges", ((c.title, charge_words(c, terms), c.id, c.clause) for c in terms.charges)),
        (
            "Indexation",
            ((one.title, indexation_words(one), one.id, one.clause) for one in terms.indexations),
        ),
        (
            "Measures of performance",
            ((one.title, measure_words(one), one.id, one.clause) for one in terms.measures),
        ),
        (
            "Availability",
            ((one.title, regime_words(one), one.id, one.clause) for one in terms.regimes),
        ),
        ("Deductions and waivers", _deductions(terms)),
        ("Statements, VAT and rounding", _statements(contract, terms)),
        ("Extensions and ending early", _options(terms)),
        ("Versions of the terms", _versions(contract)),
    ]
    sections: list[TermSection] = []
    for heading, told in groups:
        number = len(sections) + 1
        clauses = tuple(
            TermClause(f"{number}.{place}", title, text, of, clause)
            for place, (title, text, of, clause) in enumerate(told, 1)
        )
        if clauses:
            sections.append(TermSection(number, heading, clauses))
    return TermSheet(
        title=f"Terms of {contract.title}, version {terms.number}",
        version=terms.number,
        illustrative=contract.illustrative,
        sections=tuple(sections),
    )


def _version(contract: Contract, number: int | None) -> Terms:
    if number is None:
        return contract.versions[-1]
    found = next((one for one in contract.versions if one.number == number), None)
    if found is None:
        numbers = ", ".join(str(one.number) for one in contract.versions)
        raise NoAnswer(
            what=f"there is no version {number} of the terms",
            where=f"contract {contract.id}",
            mend=f"ask for one of {numbers}",
        )
    return found


def _parties(contract: Contract, terms: Terms) -> Iterator[_Told]:
    text = f"Authority: {contract.authority}. Supplier: {contract.supplier}."
    yield "Parties", text, "", ""
    light = " It is a light touch contract." if contract.light_touch else ""
    yield "Law", f"The contract was procured under {_LAWS[contract.law]}.{light}", "", ""
    signed = f" It was signed on {day_in_words(contract.signed_on)}." if contract.signed_on else ""
    start, end = day_in_words(contract.term.start), day_in_words(contract.term.end)
    term = f"The contract runs from {start} to {end}, both in"
    yield "Term", f"{term} it.{signed}", "", ""
    if contract.value_gbp is not None:
        value = money(Fraction(contract.value_gbp))
        yield "Value", f"Its value over the term was put at {value}, VAT included.", "", ""
    held = f"Version {terms.number} of the terms holds from {day_in_words(terms.effective_from)}"
    yield "This version", f"{held}. Reason: {terms.reason}.", "", ""


def _deductions(terms: Terms) -> Iterator[_Told]:
    if not terms.measures and not terms.regimes:
        return
    titles = ("Monthly cap", "Yearly cap", "Order", "Availability", "Points", "Points", "Waivers")
    rules = terms.deductions
    there = (
        True,
        rules.year_cap is not None,
        True,
        True,
        rules.point_gbp is not None,
        rules.point_share is not None,
        True,
    )
    kept = [title for title, held in zip(titles, there, strict=True) if held]
    for title, text in zip(kept, deductions_words(rules), strict=True):
        yield title, text, "deductions", rules.clause


def _statements(contract: Contract, terms: Terms) -> Iterator[_Told]:
    if contract.accounts_from is not None:
        first = contract.first_account.words
        yield "First statement", f"The first monthly statement is that of {first}.", "", ""
    yield (
        "Corrections",
        "A closed statement never changes. What comes to light later is put right by an adjustment "
        "line in the next open month, which names the month that it is for.",
        "",
        "",
    )
    how = _ROUNDINGS[terms.rounding]
    yield "Rounding", f"Each line is rounded once, to the penny, {how}.", "", ""
    rate = percent(terms.vat_rate)
    yield "VAT", f"VAT of {rate} is added to the lines that bear it.", "", ""
    yield "Currency", f"Amounts are in {contract.currency}.", "", ""


def _options(terms: Terms) -> Iterator[_Told]:
    for one in terms.extensions:
        note = f" {one.note}." if one.note else ""
        by, months = day_in_words(one.notice_by), counted(one.months, "month")
        text = f"The term may be extended by {months}, by notice on or before {by}.{note}"
        yield "Extension", text, "", ""
    for point in terms.breaks:
        note = f" {point.note}." if point.note else ""
        text = f"The contract may be ended on {day_in_words(point.on)}, by notice on or before "
        yield "Ending early", f"{text}{day_in_words(point.notice_by)}.{note}", "", ""


def _versions(contract: Contract) -> Iterator[_Told]:
    for one in contract.versions:
        agreed, from_then = day_in_words(one.agreed_on), day_in_words(one.effective_from)
        text = f"Agreed on {agreed}, in force from {from_then}."
        yield f"Version {one.number}", f"{text} Reason: {one.reason}.", "", ""
