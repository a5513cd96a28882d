"""The page of a contract's folder is what its readers read."""

from __future__ import annotations

import dataclasses

import pytest

from counterfoil.contract.charges import Charge
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.record_columns import RECORD_FILES, columns_of
from counterfoil.contractfile.reference_page import reference_page, words_of
from counterfoil.contractfile.shapes import CHARGE_KINDS, Holds, shapes_of
from tests.architecture.repository import ROOT


def kinds_below(kind, found):
    """Every kind of thing that a contract holds."""
    if kind in found:
        return
    found.append(kind)
    for shape in shapes_of(kind):
        if shape.holds in (Holds.ONE, Holds.MANY):
            kinds_below(shape.of, found)


@pytest.fixture(scope="module")
def kinds():
    found = []
    kinds_below(Contract, found)
    for kind in CHARGE_KINDS.values():
        kinds_below(kind, found)
    return found


def test_the_page_that_is_published_is_the_one_that_is_made():
    page = ROOT / "docs" / "reference" / "contract-folder.md"

    assert page.read_text(encoding="utf-8") == reference_page()


def test_every_field_of_the_terms_stands_on_the_page(kinds):
    text = reference_page()
    common = {one.name for one in dataclasses.fields(Charge)}

    for kind in kinds:
        for shape in shapes_of(kind):
            if kind is Charge or not (issubclass(kind, Charge) and shape.name in common):
                assert words_of(kind, shape.name) in text, (kind, shape.name)


def test_every_column_of_every_table_stands_on_the_page():
    text = reference_page()
    common = text.partition("## Records\n")[2].partition("\n###")[0]

    for file, kind in RECORD_FILES.items():
        section = text.partition(f"### {file}\n")[2].partition("\n##")[0]
        for column in columns_of(kind):
            told = section + common
            assert f"| {column.name} |" in told or f"| **{column.name}** |" in told, file
