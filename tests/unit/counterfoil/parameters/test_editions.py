from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from counterfoil.citation import Citation
from counterfoil.errors import InvalidValue
from counterfoil.parameters import Parameter, catalogue, edition, parameter

RATES = edition("discount_rates", "2026")


def test_a_source_needs_its_title_and_address():
    with pytest.raises(InvalidValue):
        Citation(title=" ", url="https://www.gov.uk")
    with pytest.raises(InvalidValue):
        Citation(title="The Green Book", url="the Treasury")


def test_an_edition_cannot_end_before_it_begins():
    with pytest.raises(InvalidValue, match="before it begins"):
        replace(RATES, in_force_from=date(2026, 2, 5), in_force_to=date(2026, 2, 4))


def test_a_day_must_be_a_day():
    with pytest.raises(InvalidValue, match="is not a day"):
        replace(RATES, in_force_from="2026-02-05")


def test_an_edition_needs_tables_with_different_ids():
    with pytest.raises(InvalidValue):
        replace(RATES, tables=())
    with pytest.raises(InvalidValue):
        replace(RATES, tables=(RATES.tables[0], RATES.tables[0]))


def test_an_unknown_table_is_told_with_those_there_are():
    with pytest.raises(InvalidValue, match="standard, health, sensitivity_lower"):
        RATES.table("catastrophic")


def test_an_edition_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        RATES.note = "changed"  # type: ignore[misc]


def test_a_parameter_needs_an_edition_in_force():
    superseded = edition("discount_rates", "2022")

    with pytest.raises(InvalidValue):
        Parameter(id="p", title="P", unit="u", use="none", editions=(superseded,))


def test_the_latest_edition_is_the_one_nothing_supersedes():
    assert parameter("discount_rates").latest.id == "2026"


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.id)
def test_every_edition_says_where_it_was_read(one):
    for held in one.editions:
        assert held.source.title
        assert held.licence.name == "Open Government Licence v3.0"
        assert held.retrieved in (date(2026, 11, 22), date(2026, 11, 23))
        assert held.publisher
        assert held.note
