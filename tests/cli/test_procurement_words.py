"""What the pages of a procurement share."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from io import StringIO

from counterfoil.cli.procurement_words import day_of, head, long_day
from counterfoil.cli.screen import Screen
from tests.fixtures.procurement_plans import a_plan


def test_a_day_is_said_with_its_day_of_the_week():
    assert long_day(date(2026, 11, 30)) == "Mon 30 Nov 2026"
    assert day_of(Namespace(on="2026-11-30")) == date(2026, 11, 30)


def test_what_is_made_up_stands_at_the_head():
    out = StringIO()
    head(a_plan(illustrative="All of it."), Screen(out))

    assert out.getvalue() == "Records system: Example Police\nAll of it.\n"
