"""How a partnership changed, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from counterfoil_web.partnerships.partnership_history import changes_of, clash_of
from counterfoil_web.partnerships.partnership_store import FIELDS, versions_of


def test_values_are_told_as_pages_tell_them(world, enter):
    enter("commercial_lead")
    row = world.partnership
    row.value_gbp, row.starts, row.marking = Decimal("1250.50"), date(2027, 4, 1), "official"
    row.save()

    newest, first = changes_of(versions_of(row))

    told = {
        one.name: "".join(part.text for part in one.parts if not part.is_out)
        for one in newest.differences
    }
    assert told == {
        "Value over its whole life": "£1,250.50",
        "Day it starts": "1 April 2027",
        "Protective marking": "OFFICIAL",
    }
    assert (first.title, first.differences, first.by) == ("Started", (), "the system")


def test_a_save_that_changes_nothing_people_wrote_is_left_out(world, enter):
    enter("commercial_lead")
    world.partnership.revision = 9
    world.partnership.save()

    assert [change.title for change in changes_of(versions_of(world.partnership))] == ["Started"]


def test_a_clash_is_told_from_theirs_to_mine(world):
    mine = {name: getattr(world.partnership, name) for name in FIELDS}
    (difference,) = clash_of(world.partnership, {**mine, "title": "Custody 2027"})

    assert difference.name == "Title"
    assert [part.text for part in difference.parts if part.is_in] == ["2027"]
