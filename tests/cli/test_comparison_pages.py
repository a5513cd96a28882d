from __future__ import annotations

import io
from dataclasses import replace

from counterfoil.cli.comparison_pages import print_comparison
from counterfoil.cli.screen import Screen
from counterfoil.reports.comparison import compare_cases
from tests.fixtures.two_year_case import two_year_case


def printed(before, after, **more) -> str:
    out = io.StringIO()
    print_comparison(compare_cases(before, after, **more), Screen(out, terminal=False))
    return out.getvalue()


def test_changes_that_need_each_other_stand_on_one_row():
    text = printed(two_year_case(), two_year_case(in_house=95.0))

    assert "2 changes that need each other: options in-house, lines in-house/service" in text
    assert "+9.83" in text


def test_changes_without_effect_are_listed_apart():
    before = two_year_case()
    text = printed(before, replace(before, purpose="Another", version="2"))

    assert "Changed without effect on the central answer\n- case: version: 1 → 2" in text
    assert "What each change did" not in text


def test_ranges_stand_before_the_central_figures():
    text = printed(two_year_case(), two_year_case(rate=9.0), simulate=True, trials=50)
    head = next(line for line in text.splitlines() if line.startswith("option"))

    assert head.index("P90 before") < head.index("P90 after") < head.index("change")


def test_control_characters_in_a_title_are_left_out():
    before = two_year_case()
    option = replace(before.options[1], title="A \x1b[31mpartner")
    after = replace(two_year_case(rate=9.0), options=before.options)
    comparison = compare_cases(before, after)
    renamed = tuple(replace(o, title=option.title) for o in comparison.options)
    out = io.StringIO()
    print_comparison(replace(comparison, options=renamed), Screen(out, terminal=False))

    assert "\x1b" not in out.getvalue()
