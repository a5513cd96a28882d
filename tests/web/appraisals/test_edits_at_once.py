"""Edits of one draft by several people at the same instant, each over their own connection."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.store import open_draft, stored_text
from tests.web.own_connections import OwnConnections

pytestmark = pytest.mark.django_db(transaction=True)

CELLS = {"commercial_lead": "cost_gbp", "finance_partner": "volume", "finance_officer": "unit"}
TIMES = 6


def test_each_edit_has_a_number_of_its_own_and_none_is_lost(draft, world, acting_as, tmp_path):
    """Three people write six times each: 18 edits, numbered 1 to 18 after those that there were."""

    def types(username: str, column: str):
        def act() -> None:
            with scopes_disabled():
                before = stored_text(open_draft(world.partnership))
                base = before.row("baseline", "r1").text(column)
                for time in range(TIMES):
                    text = f"{time + 1}00"
                    edit = CellEdit(table="baseline", row="r1", column=column, base=base, text=text)
                    save_edits(people[username], world.partnership, [edit])
                    base = text

        return act

    def look() -> tuple[list[int], list[str]]:
        with scopes_disabled():
            numbers = DraftEdit.objects.order_by("number").values_list("number", flat=True)
            row = stored_text(open_draft(world.partnership)).row("baseline", "r1")
            return list(numbers), [row.text(column) for column in CELLS.values()]

    people = {username: acting_as(username) for username in CELLS}
    own = OwnConnections(tmp_path)

    faults = own.at_once(*(types(username, column) for username, column in CELLS.items()))

    assert faults == [None, None, None]
    numbers, texts = own.after(look)
    assert numbers == list(range(draft.revision + 1, draft.revision + 1 + len(CELLS) * TIMES))
    assert texts == [f"{TIMES}00"] * len(CELLS)
