"""Folding for search: what is found by what, and what is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.folded_text import MOST_TERMS, excerpt, folded, holds_all, search_terms

LONG = "Background. " * 60 + "The suites at Pen-y-bont stay in public hands." + " After." * 60


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        pytest.param("Dŵr Cymru", "DWR CYMRU", id="Welsh circumflex"),
        pytest.param("Ynys Môn, Llŷn", "ynys mon llyn", id="more Welsh letters"),
        pytest.param("O’Brien’s", "O'Briens", id="curly and straight apostrophes"),
        pytest.param("O’Brien", "obrien", id="no apostrophe at all"),
        pytest.param("Pen-y-bont", "pen y bont", id="hyphens are spaces"),
        pytest.param("Łódź", "lodz", id="a stroke is no accent to Unicode"),
        pytest.param("Straße", "strasse", id="German"),
        pytest.param("Dw\u0302r", "dŵr", id="an accent as a letter of its own"),
    ],
)
def test_both_are_the_same_when_folded(written, typed):
    assert folded(written) == folded(typed)


def test_signs_that_a_database_would_take_for_patterns_do_not_stay():
    assert folded("100% of A_B\\c") == "100 of a b c"


def test_words_and_phrases_are_looked_for():
    assert search_terms("  Custody “whole life” P1-B4 % custody ") == (
        "custody",
        "whole life",
        "p1 b4",
    )


def test_no_more_words_count_than_the_limit():
    assert len(search_terms(" ".join(f"w{number}" for number in range(99)))) == MOST_TERMS


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle():
    assert holds_all("unlock the block", ["unl"])
    assert not holds_all("unlock the block", ["lock"])


def test_an_excerpt_begins_near_the_match_and_marks_it_as_it_was_written():
    pieces = excerpt(LONG, search_terms("pen-y-bont suites"))

    assert [piece.text for piece in pieces if piece.marked] == ["suites", "Pen-y-bont"]
    whole = "".join(piece.text for piece in pieces)
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert len(whole) < 400


def test_overlapping_matches_are_marked_once():
    pieces = excerpt("whole life cost", search_terms('"whole life" whole life'))

    assert [(piece.text, piece.marked) for piece in pieces] == [
        ("whole life", True),
        (" cost", False),
    ]


@given(text=st.text(max_size=600), query=st.text(max_size=30))
def test_an_excerpt_of_a_short_text_loses_nothing_but_runs_of_spaces(text, query):
    plain = " ".join(text.split())
    told = "".join(piece.text for piece in excerpt(text, search_terms(query)))

    assert told.removeprefix("… ").removesuffix(" …").strip() in plain


@given(text=st.text(max_size=200))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
