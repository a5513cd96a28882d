"""Parts given and ended."""

import pytest

from counterfoil.access import Role
from counterfoil.errors import InvalidValue
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.seats_store import (
    appoint,
    end,
    memberships_in,
    past_seats_of,
    seats_held,
    seats_of,
)

pytestmark = pytest.mark.django_db


def test_the_example_gives_each_part_to_its_account(tender, world, opened_by):
    with opened_by("commercial_lead"):
        held = {row.evaluator_id: row.person.name for row in seats_of(tender) if row.evaluator_id}
        (seat,) = seats_held(tender, world.people["moderator"])
        assert seat.seat == SeatKind.MODERATOR
        assert seats_held(tender, world.people["auditor"]) == ()
    assert held == {
        "custody_inspector": "Evaluator",
        "healthcare_lead": "Healthcare evaluator",
        "contract_manager": "Contract evaluator",
    }


def test_a_part_is_held_once_and_each_evaluator_is_one_person(tender, opened_by):
    with opened_by("commercial_lead") as one:
        rows = {(row.user.name, row.role): row for row in memberships_in(one.seen)}
        evaluator = rows["Evaluator", Role.EVALUATOR]
        assert ("Inspector", Role.INSPECTOR) not in rows
        assert not [name for name, _ in rows if name in ("Outsider", "Supplier user")]
        with pytest.raises(InvalidValue, match="evaluator of this tender already"):
            appoint(one.seen, one.tender, evaluator, SeatKind.EVALUATOR, "healthcare_lead")
        other = rows["Moderator", Role.MODERATOR]
        with pytest.raises(InvalidValue, match="is custody_inspector already"):
            appoint(one.seen, one.tender, other, SeatKind.EVALUATOR, "custody_inspector")


def test_a_part_that_ended_is_held_no_more_and_stays_on_record(tender, opened_by, world):
    with opened_by("commercial_lead") as one:
        moderator = world.people["moderator"]
        (seat,) = seats_held(one.tender, moderator)
        end(one.seen, seat, "Left the force")

        assert seats_held(one.tender, moderator) == ()
        assert [row.ended.reason for row in past_seats_of(one.tender)] == ["Left the force"]
        with pytest.raises(InvalidValue, match="ended already"):
            end(one.seen, seat, "Again")
