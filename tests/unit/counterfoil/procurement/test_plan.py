"""The words of a plan."""

from __future__ import annotations

from counterfoil.procurement.plan import Route


def test_only_the_two_procedures_open_with_a_tender_notice():
    assert [one for one in Route if one.is_competition] == [
        Route.OPEN,
        Route.COMPETITIVE_FLEXIBLE,
    ]
    assert Route.FRAMEWORK_CALL_OFF.words == "Call-off under a framework"
