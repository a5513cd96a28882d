"""A plan's text read, and held against the registers."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import BadInput, errors_among
from counterfoil_web.procurements.plan_reading import document, read_plan, reading_of
from tests.fixtures.procurement_plans import a_plan

TODAY = date(2026, 11, 23)
TEXT = write_fields_yaml(a_plan())


def test_a_text_is_read_back_as_the_plan():
    assert document(TEXT) == a_plan()
    assert read_plan(TEXT) == (a_plan(), ())
    assert reading_of(TEXT, (), TODAY).is_sound


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("title:", "tittle:"), "tittle"),
        (("route: open", "route: auction"), "auction"),
        (("gross_gbp: 1200000", "gross_gbp: 0"), "not above nought"),
        (("id: prepare", "id: prepare\n    after: nowhere"), "there is no such step"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change, told):
    text = TEXT.replace(*change)
    assert text != TEXT
    reading = reading_of(text, (), TODAY)
    assert not reading.is_sound
    faults = errors_among(reading.problems)
    assert any(told in f"{one.what} {one.where}" for one in faults)
    assert all(one.where.startswith("procurement.yaml") for one in faults)


def test_a_text_that_states_no_plan_is_no_document():
    with pytest.raises(BadInput):
        document("route: open")
