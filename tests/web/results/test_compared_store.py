"""What of a case can be compared."""

from __future__ import annotations

from django_scopes import scopes_disabled

from counterfoil_web.results.compared_store import has_draft, versions_named


def test_versions_come_newest_first_without_a_draft(appraised):
    with scopes_disabled():
        assert [number for number, _ in versions_named(appraised.partnership)] == [2, 1]
        assert not has_draft(appraised.partnership)


def test_an_open_draft_is_there(drafted):
    with scopes_disabled():
        assert has_draft(drafted.partnership)
