"""What every page of a partnership shows around its own words."""

from __future__ import annotations

import pytest

from counterfoil.access import Capability, Marking
from counterfoil_web.partnerships.workspace import workspace_context


@pytest.mark.parametrize(
    ("username", "capability", "places", "rooms"),
    [
        (
            "commercial_lead",
            Capability.VIEW_PARTNERSHIP,
            ["Decisions", "Sharing", "Partnership history"],
            6,
        ),
        ("commissioner", Capability.VIEW_PARTNERSHIP, ["Decisions", "Partnership history"], 6),
        ("evaluator", Capability.VIEW_SUMMARY, ["Decisions"], 0),
        ("supplier_user", Capability.VIEW_CONTRACT_FIGURES, ["Contracts"], 0),
    ],
)
def test_places_are_those_one_may_open(enter, username, capability, places, rooms):
    context = workspace_context(enter(username, capability), room="", page_title="Overview")

    assert [place["name"] for place in context["places"]] == places
    assert len(context["rooms"]) == rooms


def test_marking_parties_and_what_the_page_gives(enter):
    context = workspace_context(
        enter("commercial_lead"), room="strategy", page_title="Case", own="mine"
    )

    assert context["marking"] is Marking.OFFICIAL_SENSITIVE_COMMERCIAL
    assert context["parties"][0] == ("Lead force", "Example force")
    assert (context["own"], context["kind_words"]) == ("mine", "Custody")
    assert [room.slug for room in context["rooms"] if room.current] == ["strategy"]
