from __future__ import annotations

from counterfoil.casefile.review_checklist import checklist


def test_ids_stand_once_and_every_item_asks_a_question():
    items = checklist()

    assert 10 <= len(items) <= 14
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert item.asks.endswith("?"), item.id
        assert item.why.endswith("."), item.id
