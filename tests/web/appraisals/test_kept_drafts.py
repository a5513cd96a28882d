from __future__ import annotations

from datetime import UTC, datetime

from counterfoil_web.appraisals.kept_drafts import Shelf, kept, name_of, small
from counterfoil_web.appraisals.models import Draft


def draft(revision: int, second: int = 0) -> Draft:
    changed = datetime(2027, 4, 1, 9, 0, second, tzinfo=UTC)
    return Draft(pk=987_654, revision=revision, changed_at=changed)


def test_what_follows_from_a_state_is_made_once():
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "it"

    assert [kept(draft(1), "what", make, small) for _ in range(3)] == ["it"] * 3
    assert made == ["made"]


def test_another_state_and_another_thing_have_their_own():
    found = [
        kept(one, what, lambda n=number: n, small)
        for number, (one, what) in enumerate(
            [(draft(2), "a"), (draft(3), "a"), (draft(2, second=1), "a"), (draft(2), "b")], start=1
        )
    ]

    assert found == [1, 2, 3, 4]
    assert name_of(draft(2)) != name_of(draft(2, second=1))


def test_what_was_not_asked_for_longest_goes_first():
    shelf = Shelf(most=10)
    shelf.put("a", 1, 4)
    shelf.put("b", 2, 4)
    assert shelf.get("a") == 1
    shelf.put("c", 3, 4)

    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (1, None, 3)
    assert shelf.weight == 8


def test_what_is_too_heavy_is_not_kept_and_what_is_put_again_counts_once():
    shelf = Shelf(most=10)
    shelf.put("a", 1, 11)
    assert shelf.get("a") is None
    shelf.put("a", 2, 6)
    shelf.put("a", 3, 6)
    assert (shelf.get("a"), shelf.weight) == (3, 6)
    shelf.clear()
    assert (shelf.get("a"), shelf.weight) == (None, 0)
