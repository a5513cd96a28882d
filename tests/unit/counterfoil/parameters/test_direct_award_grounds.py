"""Grounds against Schedule 5 and sections 42 to 44 and 51 of the Procurement Act 2023."""

from __future__ import annotations

from counterfoil.parameters.direct_award_grounds import grounds


def test_every_ground_names_its_paragraph_or_section():
    named = {one.id: one.law for one in grounds()}

    assert named["urgency"] == "Procurement Act 2023, s.41, Schedule 5 para 13"
    assert named["no-suitable-tender"] == "Procurement Act 2023, s.43"
    assert len(named) == 13


def test_only_a_users_choice_needs_no_transparency_notice():
    assert [one.id for one in grounds() if not one.transparency_notice] == ["user-choice"]
