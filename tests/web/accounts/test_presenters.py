"""People, roles and organisations in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from counterfoil.access import Role
from counterfoil_web.accounts import presenters
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.accounts.people_store import RoleHeld, When


@pytest.mark.parametrize(
    ("when", "dates", "said"),
    [
        (When.HELD, {}, "since 1 April 2026"),
        (When.HELD, {"ends": date(2027, 3, 31)}, "1 April 2026 to 31 March 2027"),
        (When.COMING, {}, "from 1 April 2026"),
        (When.COMING, {"ends": date(2027, 3, 31)}, "from 1 April 2026 to 31 March 2027"),
        (When.ENDED, {"ends": date(2026, 5, 1)}, "1 April 2026 to 1 May 2026"),
        (
            When.ENDED,
            {"revoked_at": datetime(2026, 6, 1, 12, tzinfo=UTC)},
            "1 April 2026 to 1 June 2026",
        ),
        (
            When.ENDED,
            {"ends": date(2026, 5, 1), "revoked_at": datetime(2026, 6, 1, 12, tzinfo=UTC)},
            "1 April 2026 to 1 May 2026",
        ),
    ],
)
def test_when_a_role_is_held(when, dates, said):
    row = Membership(role=Role.EVALUATOR, starts=date(2026, 4, 1), **dates)

    assert presenters.period_of(RoleHeld(row, when)) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Membership(from_directory=True), "the directory"),
        (Membership(), "the installation"),
        (Membership(granted_by=User(name="Administrator")), "Administrator"),
    ],
)
def test_who_gave_a_role(row, said):
    assert presenters.given_by(row) == said


def test_the_type_of_a_policing_body_is_told_and_that_of_a_force_is_not():
    body = Organisation(kind="policing_body", body_type="mopac")
    force = Organisation(kind="force", body_type="territorial")

    assert presenters.organisation_kind(body) == "Policing body (mayor’s office)"
    assert presenters.organisation_kind(force) == "Police force"


@pytest.mark.parametrize(("body_type", "noted"), [("pcc", True), ("pfcc", True), ("mayor", False)])
def test_the_announced_reform_is_told_to_those_it_ends(body_type, noted):
    said = presenters.reform_note(Organisation(kind="policing_body", body_type=body_type))

    assert ("May 2028" in said) is noted


def test_a_role_no_longer_known_is_left_out():
    assert presenters.role_words(["auditor", "wizard"]) == "Auditor"
