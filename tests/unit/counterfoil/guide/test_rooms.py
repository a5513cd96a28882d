from __future__ import annotations

from counterfoil.guide import rooms


def test_a_room_has_the_guides_heading_and_a_short_name():
    first = rooms()[0]

    assert (first.part, first.number_words, first.slug) == (1, "Part One", "strategy")
    assert first.title == "Developing strategy and objectives"
    assert len(first.name) < len(first.title)
    assert all(room.purpose.endswith(".") for room in rooms())
