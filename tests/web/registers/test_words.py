"""Kinds, fields and values in words, and what is asked for when a field is left empty."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil_web.registers.words import KindWords, RegisterWords, asked

WORDS = RegisterWords(
    {
        "invoice": KindWords(
            plural="Invoices",
            one="invoice",
            about="What was asked.",
            labels={"of": "For"},
            hints={"of": "A charge"},
        )
    },
    {"removed": "They take no part"},
    {"note": "Remark"},
)


def test_a_field_is_labelled_by_its_kind_its_register_or_its_name():
    names = ("of", "note", "source", "vat_gbp", "taken_on")
    assert [WORDS.label_of("invoice", name) for name in names] == [
        "For",
        "Remark",
        "Where it comes from",
        "Vat",
        "Taken on",
    ]
    assert (WORDS.hint_of("invoice", "of"), WORDS.hint_of("invoice", "note")) == ("A charge", "")
    assert [WORDS.value_words(one) for one in ("removed", "at_risk")] == [
        "They take no part",
        "At risk",
    ]


def test_a_kind_of_an_address_is_one_that_there_is():
    assert WORDS.kind_asked_for("invoice") == "invoice"
    assert WORDS.of("new_kind").plural == "New kinds"
    with pytest.raises(Http404):
        WORDS.kind_asked_for("new_kind")


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Amount", "Enter the amount"),
        ("VAT", "Enter the VAT"),
        ("Whose budget it is", "Enter whose budget it is"),
        ("The question as it came", "Enter the question as it came"),
        ("Takes part from", "Enter: takes part from"),
        ("It is met", "Enter: it is met"),
        ("Baseline: the value", "Enter: baseline: the value"),
    ],
)
def test_what_is_asked_for_reads_as_a_sentence(label, told):
    assert asked(label) == told
