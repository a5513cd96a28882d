from __future__ import annotations

from datetime import UTC, datetime

from counterfoil_web.appraisals.kept_drafts import kept, name_of, small
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
