from __future__ import annotations

from datetime import date

from counterfoil.access import Role, default_scheme, reserved_functions


def test_the_starting_scheme_says_that_its_sums_are_nobodys():
    scheme = default_scheme()

    assert (scheme.basis, scheme.confidence) == ("illustrative", "recalled")
    assert "Financial Management Code of Practice" in scheme.source


def test_the_starting_scheme_is_in_force():
    assert default_scheme().stands_on(date(2026, 11, 22))


def test_the_largest_decisions_are_the_commissioners_own():
    last = [band for band in default_scheme().bands if band.up_to_gbp is None]

    assert {band.body.value: band.taken_by for band in last} == {
        "force": (Role.CHIEF_OFFICER,),
        "policing_body": (Role.COMMISSIONER,),
    }


def test_the_functions_kept_by_law_are_those_of_section_18():
    reserved = reserved_functions()

    # Hampshire PCC's scheme lists them: plan, objectives, panel, annual report, chief constable,
    # council tax; and no delegation to a constable or to another commissioner
    assert len(reserved.functions) == 6
    assert reserved.never_to == ("a constable", "another police and crime commissioner")
    assert reserved.law.endswith("section 18")
    assert reserved.confidence == "confirmed"
