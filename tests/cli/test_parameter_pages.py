from __future__ import annotations

import io
from datetime import date

import pytest

from counterfoil.cli.parameter_pages import (
    cell_words,
    editions_words,
    in_force_words,
    print_edition,
    print_list,
    print_table,
    value_words,
)
from counterfoil.cli.screen import Screen
from counterfoil.parameters import CellKind, Column, catalogue, edition, parameter


def page(print_it, *values, terminal=True, width=80):
    out = io.StringIO()
    print_it(Screen(out, terminal=terminal, width=width), *values)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        (0.035, CellKind.SHARE, "3.5%"),
        (2.0, CellKind.SHARE, "200%"),
        (0.0, CellKind.SHARE, "0%"),
        (1784546, CellKind.INTEGER, "1,784,546"),
        (2691.22, CellKind.NUMBER, "2,691.22"),
        (100.0, CellKind.NUMBER, "100"),
        (2024, CellKind.YEAR, "2024"),
        (date(2026, 4, 3), CellKind.DATE, "2026-04-03"),
        (None, CellKind.SHARE, "–"),
    ],
)
def test_a_cell_is_told_as_it_is_read(cell, kind, words):
    assert cell_words(cell, Column(name="x", kind=kind, means="x")) == words


@pytest.mark.parametrize(
    ("edition_id", "words"),
    [("2022", "until 2026-02-04, superseded by 2026"), ("2026", "from 2026-02-05")],
)
def test_days_in_force_are_told_as_far_as_known(edition_id, words):
    assert in_force_words(edition("discount_rates", edition_id)) == words


def test_days_that_no_source_states_are_not_made_up():
    assert in_force_words(edition("forces", "2026-11")) == "dates not stated by the source"


def test_the_latest_of_several_editions_is_marked():
    assert editions_words(parameter("discount_rates")) == "2022, 2026 (latest)"


@pytest.mark.parametrize(
    ("parameter_id", "words"),
    [
        ("vat_standard_rate", "20%"),
        ("cpi", "140.1 in 2026-02, the last of 458"),
        ("optimism_bias", "6 rows"),
        ("discount_rates", "3 tables: standard, health, sensitivity_lower"),
    ],
)
def test_the_list_tells_the_value_in_a_few_words(parameter_id, words):
    assert value_words(parameter(parameter_id).latest) == words


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.id)
def test_pages_fit_the_terminal(one, width):
    text = page(print_edition, one, one.latest, one.latest.tables, width=width)
    too_wide = [line for line in text.splitlines() if len(line) > width and "http" not in line]

    assert too_wide == []
    assert one.latest.confidence in text
    assert one.latest.source.url in text


def test_months_are_a_grid_of_years():
    text = page(print_table, edition("cpi", "2026-02").table("months"))

    assert "2026 139.5 140.1\n" in text
    assert text.splitlines()[1].split() == [
        *("Year", "Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ]


def test_holidays_are_told_by_year():
    text = page(print_table, edition("bank_holidays", "2026-11").tables[0])

    assert "2026  1 Jan New Year’s Day; 3 Apr Good Friday; 6 Apr Easter Monday" in text


def test_the_list_in_a_pipe_has_a_line_for_each_parameter():
    lines = page(print_list, catalogue(), terminal=False, width=100).splitlines()

    assert len(lines) == 1 + len(catalogue())
    assert lines[0].split() == [
        *("Parameter", "What", "it", "is", "Value", "Unit", "Editions"),
        *("In", "force", "Confidence", "Source"),
    ]
    assert not [line for line in lines if "\x1b" in line]
