"""The words by which search finds: the same as reading every text would find."""

from __future__ import annotations

import random

import pytest
from django_scopes import scopes_disabled

from counterfoil.folded_text import folded, holds_all, search_terms
from counterfoil_web.partnerships import search_index
from counterfoil_web.partnerships.models import SearchEntry, SearchWord
from counterfoil_web.partnerships.search_words import (
    MOST_BYTES,
    given_for,
    holding,
    keep_new,
    lookup,
    shape_of,
    words_of,
)
from counterfoil_web.records.prepared_query import PreparedQuery

LONG = "x" * MOST_BYTES
WORDS = (
    *("cost", "costs", "costly", "cos", "custody", "Custody", "custodian", "cusp", "whole", "life"),
    *(
        "Llŷn",
        "llyn",
        "O’Brien",
        "obrien",
        "Übung",
        "ubung",
        "strå",
        "straße",
        "日本",
        "日本語",
        "Ω",
    ),
    *("a", "ab", "b", "P1-B4", "p1", "b4", "12", "120", "1.2", "z", "zz", "z\U0010ffff", "%", "_"),
    *(LONG[:-1], LONG, LONG + "x", LONG + "xy", LONG + "z", "é" * 31, "é" * 40),
)


def entry(world, number, title, text):
    return SearchEntry(
        partnership=world.partnership,
        kind="version",
        record=f"version/{number}",
        title=title,
        text=text,
        address="/there/",
        capability="view_partnership",
        folded_title=f" {folded(title)}",
        folded=f" {folded(title)} {folded(text)}",
    )


def found(entries, query):
    terms = search_terms(query)
    asked = PreparedQuery(
        lambda: holding(entries, shape_of(terms)).order_by("pk").values_list("pk", flat=True)
    )
    return asked(**given_for(terms))


@pytest.mark.parametrize("seed", range(4))
def test_words_phrases_and_beginnings_find_what_reading_the_texts_finds(world, seed):
    chance = random.Random(seed)

    def text(most):
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    def part():
        """A word or its beginning, or a phrase, which begins or ends within a word or not."""
        words = " ".join(chance.choices(WORDS, k=chance.choice((1, 1, 1, 2, 2, 3))))
        cut = words[: chance.randint(1, len(words))] if chance.random() < 0.4 else words
        return f'"{cut}"' if " " in cut else cut

    with scopes_disabled():
        mine = SearchEntry.objects.filter(kind="version")
        keep_new(
            SearchEntry.objects.bulk_create(
                entry(world, number, text(3), text(12)) for number in range(60)
            )
        )
        rows = list(mine.order_by("pk"))
        some = 0
        for _ in range(150):
            query = " ".join(part() for _ in range(chance.choice((1, 1, 2, 3))))
            terms = search_terms(query)
            read = [row.pk for row in rows if holds_all(row.folded[1:], terms)]
            assert found(mine, query) == read, query
            some += 0 < len(read) < len(rows)

    assert some > 40  # queries that find something, and not everything


def test_what_is_saved_anew_is_found_by_its_new_words_alone(world):
    def put(text):
        search_index.put(
            kind="version",
            record="version/x/1",
            partnership=world.partnership,
            title="Version",
            text=text,
            url="/there/",
        )

    with scopes_disabled():
        mine = SearchEntry.objects.filter(kind="version")
        put("whole life cost")
        kept = dict(SearchWord.objects.filter(entry__in=mine).values_list("word", "pk"))
        put("whole price")
        (pk,) = mine.values_list("pk", flat=True)

        assert found(mine, "price") == found(mine, "wh") == [pk]
        assert found(mine, "life") == found(mine, '"whole life"') == []
        now = dict(SearchWord.objects.filter(entry__in=mine).values_list("word", "pk"))
        assert {bytes(word) for word in now} == {b"version", b"whole", b"price"}
        assert now[b"whole"] == kept[b"whole"]  # what stays is not written again
        search_index.withdraw("version/x/1")
        assert not SearchWord.objects.filter(pk__in=now.values()).exists()


def test_a_rebuild_finds_by_words_too(world):
    with scopes_disabled():
        SearchWord.objects.all().delete()
        search_index.rebuild_all()
        everything = SearchEntry.objects.all()

        assert found(everything, "custody services")
        for row in everything:
            assert {bytes(one.word) for one in row.words.all()} == words_of(row.folded)


def test_the_longest_word_of_a_phrase_is_looked_up():
    assert lookup("cust") == (b"cust", b"cust\xff", True)
    assert lookup("p1 b4") == (b"p1", b"p1", False)
    assert lookup("a cust") == (b"cust", b"cust\xff", False)
    assert lookup(LONG) == (LONG.encode(), LONG.encode(), True)
    assert lookup(LONG + "x") == (LONG.encode(), LONG.encode(), False)
