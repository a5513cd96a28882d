"""What a process keeps in memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from counterfoil_web.records.kept_in_memory import KeptInMemory, forget_all


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
    assert (kept.get("a"), kept.get("b"), kept.held) == ("sixsix", "four", 10)

    kept.put("c", "one")

    # 6 + 4 + 3 is more than 10, and "a" was asked for before "b" was.
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (None, "four", "one")
    assert kept.put("d", "x" * 11) == "x" * 11
    assert kept.get("d") is None


def test_who_puts_a_value_may_say_what_it_takes():
    kept = KeptInMemory(10)
    kept.put("a", 1, size=4)
    kept.put("b", 2, size=4)
    assert kept.get("a") == 1
    kept.put("c", 3, size=4)

    assert (kept.get("a"), kept.get("b"), kept.get("c"), kept.held) == (1, None, 3, 8)


def test_what_is_put_again_counts_once_and_what_is_too_large_is_not_kept():
    kept = KeptInMemory(10)
    kept.put("a", 1, size=11)
    assert kept.get("a") is None
    kept.put("a", 2, size=6)
    kept.put("a", 3, size=6)
    assert (kept.get("a"), kept.held) == (3, 6)
    kept.clear()
    assert (kept.get("a"), kept.held) == (None, 0)


def test_a_value_that_grew_gives_back_what_it_took():
    kept, grows = KeptInMemory(10, len), ["one"]
    kept.put("a", grows)
    grows.extend(["two", "three"])
    kept.put("a", ["other"])

    assert (kept.held, len(kept)) == (1, 1)


def test_everything_can_be_forgotten():
    kept = KeptInMemory(10, len)
    kept.put("a", "four")

    forget_all()

    assert len(kept) == 0
    kept.put("b", "x" * 10)
    assert kept.get("b") == "x" * 10


def test_several_threads_keep_within_the_bound():
    kept = KeptInMemory(5)

    def ask(number: int) -> int:
        return kept.made(number % 9, lambda: number % 9 + 1)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(900))) == [number % 9 + 1 for number in range(900)]
    assert len(kept) == kept.held == 5
