from __future__ import annotations

from counterfoil_web.results.kept_in_memory import KeptInMemory, forget_all


def test_what_is_kept_is_made_once():
    kept, made = KeptInMemory(2), []

    for _ in range(3):
        assert kept.made("a", lambda: made.append(1) or "value") == "value"

    assert made == [1]


def test_what_was_not_asked_for_longest_makes_room():
    kept = KeptInMemory(2)
    kept.put("a", 1)
    kept.put("b", 2)
    kept.get("a")

    kept.put("c", 3)

    assert (kept.get("a"), kept.get("b"), kept.get("c"), len(kept)) == (1, None, 3, 2)


def test_as_much_is_kept_as_there_is_room_for():
    kept = KeptInMemory(10, len)
    kept.put("a", "four")
    kept.put("b", "four")
    kept.put("a", "sixsix")
    assert (kept.get("a"), kept.get("b")) == ("sixsix", "four")

    kept.put("c", "one")

    # 6 + 4 + 3 is more than 10, and "a" was asked for before "b" was.
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (None, "four", "one")
    assert kept.put("d", "x" * 11) == "x" * 11
    assert kept.get("d") is None


def test_everything_can_be_forgotten():
    kept = KeptInMemory(10, len)
    kept.put("a", "four")

    forget_all()

    assert len(kept) == 0
    kept.put("b", "x" * 10)
    assert kept.get("b") == "x" * 10
