"""A form offers what the ledger names: benefits, units, and lines and drivers of the case."""

from __future__ import annotations

import pytest

from counterfoil_web.outcomes.names import names_for

pytestmark = pytest.mark.django_db


def test_what_each_kind_may_name(opened_by):
    with opened_by("contract_manager") as one:
        found = {
            kind: names_for(kind, one.outcomes)
            for kind in ("claim", "benefit", "actual_cost", "actual_volume", "lesson")
        }
    assert list(found["claim"]["benefit"]) == ["respecified-service"]
    assert found["claim"]["unit"] == {"GBP": "pounds"}
    assert "detentions" in found["actual_volume"]["driver"]
    # a benefit descends from a line that comes in, a cost stands beside one that goes out
    assert "partner/respecified-service" in found["benefit"]["case_line"]
    assert "partner/respecified-service" not in found["actual_cost"]["case_line"]
    assert "partner/transition" in found["actual_cost"]["case_line"]
    assert found["lesson"] == {}
