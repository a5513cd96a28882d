"""The table that search looks in."""

from __future__ import annotations

from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil_web.partnerships import search_index
from counterfoil_web.partnerships.models import Partnership, SearchEntry


def put(world, record="version/x/1", title="Fersiwn Môn", text="y gost"):
    search_index.put(
        kind="version",
        record=record,
        partnership=world.partnership,
        title=title,
        text=text,
        url="/there/",
        capability=Capability.VIEW_DECISIONS,
    )


def test_what_is_put_is_folded_and_stands_once(world):
    with scopes_disabled():
        put(world)
        put(world, text="Y Gôst newydd")
        row = SearchEntry.objects.get(record="version/x/1")

    assert row.folded == " fersiwn mon y gost newydd"
    assert row.folded_title == " fersiwn mon"
    assert row.text == "Y Gôst newydd"
    assert row.capability == "view_decisions"


def test_what_is_withdrawn_is_gone(world):
    with scopes_disabled():
        put(world)
        search_index.withdraw("version/x/1")

        assert not SearchEntry.objects.filter(record="version/x/1").exists()


def test_a_rebuild_finds_what_was_saved_past_the_index(world):
    with scopes_disabled():
        Partnership.objects.filter(pk=world.partnership.pk).update(title="Gwasanaethau dalfa")
        search_index.rebuild_all()
        row = SearchEntry.objects.get(record=f"partnership/{world.partnership.ref}")

    assert row.folded_title == " gwasanaethau dalfa"


def test_each_kind_has_words():
    words = {kind.kind: kind.words for kind in search_index.kinds()}

    assert words["partnership"] == "Partnerships"
    assert words["answer"] == "Answers"
