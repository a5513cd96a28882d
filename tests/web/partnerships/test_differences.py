"""What changed, word by word."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterfoil_web.partnerships.differences import difference, differences, plain_words


def told(parts):
    return [(part.text, part.change) for part in parts]


def test_words_that_went_and_came():
    assert told(difference("one day in five", "two days in five")) == [
        ("one", "out"),
        ("two", "in"),
        (" ", ""),
        ("day", "out"),
        ("days", "in"),
        (" in five", ""),
    ]


@given(before=st.text(max_size=80), after=st.text(max_size=80))
def test_without_what_was_taken_out_it_is_the_new_text_and_the_reverse(before, after):
    parts = difference(before, after)

    assert "".join(part.text for part in parts if not part.is_out) == after
    assert "".join(part.text for part in parts if not part.is_in) == before


def test_very_long_texts_are_shown_whole_rather_than_compared_for_minutes():
    before, after = "a " * 4000, "b " * 4000

    assert told(difference(before, after)) == [(before, "out"), (after, "in")]


def test_only_what_changed_is_told_in_the_order_of_the_names():
    names = (("b", "Second"), ("a", "First"), ("c", "Third"))
    found = differences({"a": "1", "c": "same"}, {"a": "2", "b": "new", "c": "same"}, names)

    assert [(one.name, told(one.parts)) for one in found] == [
        ("Second", [("new", "in")]),
        ("First", [("1", "out"), ("2", "in")]),
    ]


def test_values_in_words():
    assert plain_words(date(2027, 4, 1)) == "1 April 2027"
    assert plain_words(None) == ""
