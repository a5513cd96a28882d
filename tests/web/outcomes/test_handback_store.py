"""A change of status follows what stood, and two at once do not both stand."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.errors import BadInput
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes.handback_store import Move, item_for, move_item

pytestmark = pytest.mark.django_db
MOVE = Move({"status": "disputed", "owner": ""}, "A letter", "They say it is theirs.")


def test_the_new_status_takes_the_place_of_the_old_one(opened_by):
    with opened_by("contract_manager") as one:
        row = move_item(one.seen, "custody-records", MOVE)
        assert (row.supersedes, row.fields["status"]) == ("custody-records", "disputed")
        assert row.fields["owner"] == ""
        assert row.fields["needed_by"] == "2020-03-31"
        with pytest.raises(BadInput):
            move_item(one.seen, "custody-records", MOVE)
        with pytest.raises(Http404):
            move_item(one.seen, "no-such-thing", MOVE)


def test_only_who_records_may(opened_by):
    with opened_by("finance_officer") as one:
        assert item_for(one.outcomes, "custody-records").title
        with pytest.raises(Refused):
            move_item(one.seen, "custody-records", MOVE)
