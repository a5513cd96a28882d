from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.business_case import Profile
from counterfoil.reports.case_edits import case_edits
from counterfoil.reports.edit_groups import edit_groups
from tests.fixtures.two_year_case import two_year_case


def groups(before, after) -> list[list[str]]:
    found = edit_groups(before, after, case_edits(before, after))
    return [[edit.name for edit in group] for group in found]


def test_edits_that_can_stand_alone_do():
    assert groups(two_year_case(), two_year_case(rate=9.0, volume=12.0)) == [
        ["drivers units"],
        ["lines partner/charge"],
    ]


def test_a_new_option_and_its_lines_need_each_other():
    assert groups(two_year_case(), two_year_case(rate=9.0, in_house=95.0)) == [
        ["options in-house", "lines in-house/service"],
        ["lines partner/charge"],
    ]


def test_an_option_taken_out_takes_its_lines_along():
    assert groups(two_year_case(in_house=95.0), two_year_case()) == [
        ["options in-house", "lines in-house/service"]
    ]


def test_a_longer_term_needs_longer_profiles():
    short, long = (
        replace(
            two_year_case(),
            years=years,
            profiles=(Profile(id="p", title="P", values=(1.0,) * years),),
        )
        for years in (2, 3)
    )

    assert groups(short, long) == [["case", "profiles p"]]


def test_a_renamed_driver_stays_with_the_line_that_names_it():
    before = two_year_case()
    driver = replace(before.drivers[0], id="jobs")
    amount = replace(before.lines[1].amount, driver="jobs")
    lines = (before.lines[0], replace(before.lines[1], amount=amount))
    after = replace(before, drivers=(driver,), lines=lines)

    assert groups(before, after) == [["drivers units", "drivers jobs", "lines partner/charge"]]


def test_no_edits_are_no_groups():
    assert groups(two_year_case(), two_year_case()) == []
