from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.errors import InvalidValue
from counterfoil.record import canonical_text, digest

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text(st.characters(exclude_characters="\0", codec="utf-8")), inner)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"b": 1, "a": 2}, '{"a":2,"b":1}', id="names in order"),
        pytest.param(
            {"é": 1, "z": 2}, '{"z":2,"é":1}', id="order of code points, not of a language"
        ),
        pytest.param(["a", None, True, False], '["a",null,true,false]', id="no space"),
        pytest.param("Môn “tŷ” \n", '"Môn “tŷ” \\n"', id="letters stay, line ends are escaped"),
        pytest.param(10**20, "100000000000000000000", id="whole numbers of any length"),
        pytest.param((), "[]", id="a tuple is a list"),
    ],
)
def test_a_value_has_one_form(value, text):
    assert canonical_text(value) == text


@given(VALUES)
def test_the_form_is_json_of_the_same_value(value):
    assert json.loads(canonical_text(value)) == value


@given(
    st.dictionaries(st.text(st.characters(codec="ascii", exclude_characters="\0")), st.integers())
)
def test_the_order_of_writing_does_not_matter(value):
    assert canonical_text(dict(reversed(value.items()))) == canonical_text(value)


def test_the_digest_is_sha_256_of_the_bytes():
    # printf '{"a":1}' | sha256sum
    assert digest({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


@pytest.mark.parametrize(
    "value", [1.5, {1: "a"}, "zero\0", "half\ud800", {"a\0": 1}, object(), b"bytes", {"a": [0.1]}]
)
def test_what_has_no_one_form_is_refused(value):
    with pytest.raises(InvalidValue):
        canonical_text(value)


def test_a_value_without_end_is_refused():
    endless: list[object] = []
    endless.append(endless)

    with pytest.raises(InvalidValue, match="40 levels"):
        canonical_text(endless)
