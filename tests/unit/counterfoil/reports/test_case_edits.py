from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.reports.case_edits import case_edits, with_edits
from tests.fixtures.every_amount_case import BASE_AFTER_START, CASE
from tests.fixtures.two_year_case import two_year_case


def test_edits_gather_the_columns_of_a_record():
    before = two_year_case()
    line = replace(before.lines[0], title="The service", real_growth=0.01)
    after = replace(before, lines=(line, *before.lines[1:]))
    (edit,) = case_edits(before, after)

    assert edit.name == "lines now/service"
    assert edit.words == "title: Service → The service; real_growth: (blank) → 0.01"


def test_added_and_removed_records_are_said():
    small, large = two_year_case(), two_year_case(in_house=95.0)

    assert [edit.words for edit in case_edits(small, large)] == [
        "added: In house",
        "added: Service",
    ]
    assert [edit.words for edit in case_edits(large, small)] == [
        "removed: In house",
        "removed: Service",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (two_year_case(), two_year_case(rate=9.0, volume=12.0, in_house=95.0)),
        (two_year_case(in_house=95.0), two_year_case()),
        (CASE, BASE_AFTER_START),
        (CASE, replace(CASE, lines=CASE.lines[::-1], bands=CASE.bands[1:])),
        (
            CASE,
            replace(
                CASE, narrative={"strategic": "Why"}, simulation=replace(CASE.simulation, seed=9)
            ),
        ),
        (CASE, replace(CASE, editions={**CASE.editions, "discount_rates": "2022"})),
    ],
)
def test_all_edits_together_make_the_other_case(before, after):
    assert with_edits(before, after, case_edits(before, after)) == after


def test_one_edit_alone_leaves_the_rest():
    before, after = two_year_case(), two_year_case(rate=9.0, volume=12.0)
    drivers, lines = case_edits(before, after)

    assert with_edits(before, after, [lines]) == two_year_case(rate=9.0)
    assert with_edits(before, after, [drivers]) == two_year_case(volume=12.0)
