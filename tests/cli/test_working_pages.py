from __future__ import annotations

import io

from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.working import Working
from counterfoil.cli.screen import Screen
from counterfoil.cli.working_pages import print_working, value_text

LEAF = Working(label="amount", value=8, unit="£ per unit", basis=Basis.ASSUMED, note="\x1b[31mred")
TREE = Working(label="cost", value=-80.0, unit="£", formula="amount × units", inputs=(LEAF, LEAF))


def printed(depth: int) -> list[str]:
    out = io.StringIO()
    print_working(TREE, Screen(out, terminal=False), depth=depth, review="Not reviewed")
    return out.getvalue().splitlines()


def test_each_figure_stands_below_what_it_goes_into():
    assert printed(1)[:4] == [
        "cost = −£80.00",
        "  formula: amount × units",
        "  amount = £8.00 per unit",
        "    basis: assumed",
    ]


def test_what_is_not_opened_is_said():
    assert printed(0)[-2] == "  … 2 figures below, not opened"


def test_whether_the_case_was_reviewed_stands_at_the_end():
    assert printed(1)[-1] == "Not reviewed"


def test_control_characters_are_left_out():
    assert "    note: [31mred" in printed(1)


def test_values_carry_their_unit():
    assert value_text(0.5, "share") == "0.5 share"
    assert value_text(1234567.891, "£") == "£1,234,567.89"
