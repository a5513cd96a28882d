"""What comes back at the end."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from counterfoil.outcomes.handback import (
    HandbackItem,
    HandbackKind,
    HandbackStatus,
    handback,
)

TODAY = date(2027, 1, 15)
ENDS = date(2027, 3, 31)


def item(name: str, **more: Any) -> HandbackItem:
    fields: dict[str, Any] = {
        "what": HandbackKind.ASSET,
        "title": name,
        "status": HandbackStatus.LISTED,
        "owner": "commercial lead",
    }
    return HandbackItem(id=name, entered_on=date(2026, 4, 1), **{**fields, **more})


def whats(items: list[HandbackItem]) -> list[str]:
    return [one.what for one in handback(items, TODAY, ENDS).problems]


FULL = [item(one.value, what=one) for one in HandbackKind]


def test_each_list_has_its_own_things_those_needed_first_first():
    items = [
        *FULL,
        item("vans", count=Fraction(12), price_gbp=Fraction(40_000)),
        item("radios", needed_by=date(2027, 2, 1), price_gbp=Fraction(2_500)),
    ]
    assets = handback(items, TODAY, ENDS).of(HandbackKind.ASSET)

    assert [one.id for one in assets.items] == ["radios", "asset", "vans"]
    assert assets.price_gbp == 42_500
    assert assets.settled == 0


def test_what_is_accepted_or_not_coming_is_settled():
    items = [
        item("a", status=HandbackStatus.ACCEPTED, evidence="inventory"),
        item("b", status=HandbackStatus.NOT_COMING),
        item("c", status=HandbackStatus.HANDED_BACK),
    ]

    assert handback(items, TODAY).of(HandbackKind.ASSET).settled == 2


def test_an_empty_list_is_told():
    assert whats(FULL[1:]) == ["no people are listed"]


def test_what_is_late_without_owner_or_accepted_without_paper_is_told():
    assert whats([*FULL, item("vans", needed_by=date(2027, 1, 14))]) == [
        "vans was needed by 2027-01-14 and is listed"
    ]
    assert whats([*FULL, item("vans", owner="")]) == ["nobody sees to vans"]
    assert whats([*FULL, item("vans", status=HandbackStatus.ACCEPTED)]) == [
        "vans is accepted and nothing shows it"
    ]
    assert whats([*FULL, item("vans", needed_by=TODAY)]) == []
