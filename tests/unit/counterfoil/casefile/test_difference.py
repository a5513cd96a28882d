from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.amounts import Flat
from counterfoil.casefile.difference import ChangeKind, case_changes
from counterfoil.casefile.load import load_case_or_raise
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def case(tmp_path):
    return load_case_or_raise(write_small_case(tmp_path))


def test_no_change(case):
    assert case_changes(case, replace(case)) == ()


def test_changes_are_told_by_record_and_column(case):
    lines = (
        replace(case.lines[0], amount=Flat(gbp=1_100_000.0), title="Changed"),
        *case.lines[1:-1],
        replace(case.lines[0], id="new", title="A new line"),
    )
    changes = case_changes(case, replace(case, title="Other", lines=lines))

    assert [str(change) for change in changes] == [
        "case, title: Custody in Dyfed-Powys ac Ynys Môn → Other",
        "lines as-now/service, title: The service → Changed",
        "lines as-now/service, amount: 1000000 → 1100000",
        "lines partner/saving: removed, Time saved",
        "lines as-now/new: added, A new line",
    ]


def test_a_blank_is_called_so(case):
    changed = replace(case, drivers=(replace(case.drivers[0], growth=0.0),))

    assert [str(change) for change in case_changes(case, changed)] == [
        "drivers detentions, growth: 0.01 → (blank)"
    ]


def test_another_order_is_a_change(case):
    changes = case_changes(case, replace(case, lines=case.lines[::-1]))

    assert [(change.table, change.kind) for change in changes] == [("lines", ChangeKind.REORDERED)]


def test_backwards_undoes_forwards(case):
    other = replace(case, lines=case.lines[1:], version="2")
    forwards, backwards = case_changes(case, other), case_changes(other, case)

    assert {(c.table, c.key, c.column, c.before_text, c.after_text) for c in forwards} == {
        (c.table, c.key, c.column, c.after_text, c.before_text) for c in backwards
    }
