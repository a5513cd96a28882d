"""The terms in words: no figure of the document is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.contractfile.plain_words import money, number, percent
from counterfoil.contractfile.templates import TemplateKind, template_contract
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month, day_in_words
from tests.fixtures.every_term_contract import every_term_contract

CONTRACTS = [every_term_contract(), *(template_contract(kind) for kind in TemplateKind)]


def figures(value, path="") -> Iterator[tuple[str, object]]:
    """Every number, day, month and time in a document, by where it stands."""
    if is_dataclass(value) and not isinstance(value, Month):
        for one in fields(value):
            held = getattr(value, one.name)
            if held != one.default:
                yield from figures(held, f"{path}.{one.name}")
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from figures(one, f"{path}[{place}]")
    elif isinstance(value, bool):
        return
    elif isinstance(value, (Fraction, Decimal, int, date, time, Month)):
        yield path, value


def said(value) -> set[str]:
    if isinstance(value, Month):
        return {value.words}
    if isinstance(value, date):
        return {day_in_words(value)}
    if isinstance(value, time):
        return {f"{value:%H:%M}"}
    exact = Fraction(value)
    return {number(exact), money(exact), percent(exact)}


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda one: one.id + one.title[-16:])
def test_each_figure_of_the_document_occurs_in_the_words(contract):
    parts = [
        (contract.term, "term"),
        (contract.value_gbp, "value"),
        (contract.signed_on, "signed"),
        (contract.accounts_from, "accounts"),
    ]
    text = term_sheet(contract, 1).text
    missing = [
        (path, value)
        for thing, name in [*parts, (contract.versions[0], "version")]
        for path, value in figures(thing, name)
        if not any(one in text for one in said(value))
    ]
    assert missing == []


def test_every_term_has_a_clause_of_its_own():
    contract = every_term_contract()
    terms = contract.versions[0]
    told = [one.of for section in term_sheet(contract, 1).sections for one in section.clauses]
    for thing in (*terms.charges, *terms.measures, *terms.indexations, *terms.regimes):
        assert told.count(thing.id) == 1


def test_clauses_are_numbered_under_their_headings():
    sheet = term_sheet(every_term_contract(), 1)
    assert [section.number for section in sheet.sections] == list(range(1, 10))
    for section in sheet.sections:
        numbers = [one.number for one in section.clauses]
        assert numbers == [f"{section.number}.{place}" for place in range(1, len(numbers) + 1)]


def test_the_last_version_is_told_when_none_is_named():
    sheet = term_sheet(every_term_contract())
    assert sheet.version == 2
    assert "Measures of performance" not in [one.heading for one in sheet.sections]


def test_a_version_that_is_not_there_is_told():
    with pytest.raises(NoAnswer, match="no version 3"):
        term_sheet(every_term_contract(), 3)


def test_what_is_illustrative_is_said_first():
    sheet = term_sheet(every_term_contract())
    assert sheet.text.splitlines()[2] == "Every figure is made up."
