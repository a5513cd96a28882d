from __future__ import annotations

import pytest

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.columns import Kind
from counterfoil.casefile.tables import TABLES
from counterfoil_web.appraisals.cell_words import said_in, word_meant, word_said, words_of


@pytest.mark.parametrize(
    ("table", "column", "word", "said"),
    [
        ("lines", "amount_kind", "one_off", "£ once"),
        ("lines", "amount_kind", "flat", "£ a year, level"),
        ("lines", "heading", "client_side", "client side"),
        ("lines", "heading", "charge", "supplier's charge"),
        ("case", "stage", "OBC", "outline business case"),
        ("case", "kind", "business", "major business partnering"),
        ("lines", "transfer", "yes", "yes"),
        ("lines", "amount", "1200", "1200"),
        ("lines", "heading", "no such", "no such"),
    ],
)
def test_a_word_is_said_as_people_call_it(table, column, word, said):
    found = TABLES[table].column(column)

    assert word_said(found, word) == said


def test_every_word_of_every_column_is_told_apart_and_leads_back():
    for table in (CASE, *TABLES.values()):
        for column in table.columns:
            words = words_of(column)
            said = said_in(words)
            assert len(set(said.values())) == len(words)
            assert [word_meant(column, one) for one in said.values()] == list(words)


def test_words_are_known_however_they_are_copied():
    kind = TABLES["lines"].column("amount_kind")

    assert word_meant(kind, "  £  Once ") == "one_off"
    assert word_meant(kind, "one_off") == "one_off"
    assert word_meant(kind, "nonsense") == "nonsense"


def test_yes_and_no_are_words_too():
    column = TABLES["lines"].column("health")

    assert column.kind is Kind.TRUTH
    assert words_of(column) == ("yes", "no")
