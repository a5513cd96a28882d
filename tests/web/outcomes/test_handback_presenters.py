"""The lists of what comes back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from counterfoil.outcomes.handback import HandbackItem, HandbackKind, HandbackStatus, handback
from counterfoil_web.outcomes.handback_presenters import COLUMNS, cells, lists, status_choices

CARS = HandbackItem(
    id="cars",
    entered_on=date(2026, 4, 1),
    what=HandbackKind.ASSET,
    title="Cars",
    status=HandbackStatus.HANDED_BACK,
    owner="fleet manager",
    count=Fraction(1_200),
    price_gbp=Fraction(2_500_000, 3),
)
FOUND = handback([CARS], date(2026, 5, 1), date(2027, 3, 31))


def test_a_list_says_how_much_of_it_is_settled():
    people, assets, *_ = lists(FOUND)
    assert (people.name, people.rows) == ("People", ())
    assert (assets.name, assets.settled) == ("Assets", "0 of 1 settled")
    (row,) = assets.rows
    assert (row.words, row.count) == ("Handed back, not accepted", "1,200")


def test_the_file_has_a_row_for_each_item_with_its_price_to_the_penny():
    (row,) = cells(FOUND)
    assert row[:7] == (
        "Assets",
        "Cars",
        "Handed back, not accepted",
        "fleet manager",
        "",
        "1,200",
        row[6],
    )
    assert str(row[6]) == "833333.33"
    assert len(row) == len(COLUMNS)


def test_a_form_offers_every_status():
    assert [value for value, _ in status_choices()] == [one.value for one in HandbackStatus]
