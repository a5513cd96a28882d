from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from counterfoil_web.accounts.models import User
from counterfoil_web.records.kept_in_memory import forget_all
from counterfoil_web.records.templatetags import drawn_parts


@dataclass(frozen=True)
class Amount:
    words: str
    sum_gbp: Decimal


@dataclass(frozen=True)
class Loose:
    words: str
    seen: int = field(default=0, compare=False)


@dataclass
class Changing:
    words: str


@pytest.fixture
def drawings(monkeypatch):
    """Each drawing of a part, in turn; the part says what it is given and what else it sees."""
    forget_all()
    made = []

    def draw(part, shown):
        made.append(shown)
        return Template("{{ one.words }} {{ reader }}").render(Context(shown))

    monkeypatch.setattr(drawn_parts, "render_to_string", draw)
    yield made
    forget_all()


def shown(**context):
    page = Template('{% load drawn_parts %}{% drawn "a/part.html" one=one %}')
    return page.render(Context(context))


def test_a_part_is_drawn_once_for_equal_values_and_anew_for_others(drawings):
    first = shown(one=Amount("Fee", Decimal(5)))
    again = shown(one=Amount("Fee", Decimal(5)))
    other = shown(one=Amount("Fee", Decimal(6)))
    assert first == again == other == "Fee "
    assert [made["one"].sum_gbp for made in drawings] == [5, 6]


def test_a_part_sees_nothing_of_the_page_but_what_it_is_given(drawings):
    assert shown(one=Amount("Fee", Decimal(5)), reader="somebody") == "Fee "


def test_what_is_typed_is_escaped(drawings):
    assert shown(one=Amount("<b>", Decimal(5))) == "&lt;b&gt; "


def test_words_that_are_html_and_words_that_only_look_like_it_are_kept_apart(drawings):
    part = Template('{% load drawn_parts %}{% drawn "a/part.html" one=one %}')
    part.render(Context({"one": mark_safe("<b>")}))
    part.render(Context({"one": "<b>"}))
    assert len(drawings) == 2


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(User(pk=1), id="a record of the database"),
        pytest.param((User(pk=1),), id="a record within a tuple"),
        pytest.param(Loose("Fee"), id="a class that compares only a part of itself"),
        pytest.param([Amount("Fee", Decimal(5))], id="a list"),
        pytest.param({"words": "Fee"}, id="a table of names"),
        pytest.param(Changing("Fee"), id="a class that is not frozen"),
    ],
)
def test_what_may_change_and_stay_equal_is_refused(drawings, value):
    with pytest.raises(TypeError):
        shown(one=value)
    assert drawings == []
