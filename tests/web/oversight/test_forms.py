from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache

from counterfoil_web.oversight.forms import LogFilter
from counterfoil_web.records.log import write

pytestmark = pytest.mark.django_db


def named(words):
    """As a reader sees who may open one partnership, and very many whose title holds “force”."""
    if words == "force":
        return [f"ref{n}" for n in range(501)]
    return ["k3m9q2xw"] if words in ("k3m9q2xw", "custody") else []


def test_nothing_need_be_asked():
    form = LogFilter({}, named=named)

    assert form.is_valid()
    assert not any(form.cleaned_data.values())


def test_everything_may_be_asked():
    form = LogFilter(
        {
            "person": "Siân",
            "kind": "export",
            "partnership": "k3m9q2xw",
            "record": "case/",
            "since-day": "1",
            "since-month": "4",
            "since-year": "2026",
            "until-day": "1",
            "until-month": "4",
            "until-year": "2026",
        },
        named=named,
    )

    assert form.is_valid(), form.errors
    assert form.asked.refs == ("k3m9q2xw",)
    assert (form.asked.person, form.asked.kind, form.asked.record) == ("Siân", "export", "case/")
    assert form.cleaned_data["since"] == form.cleaned_data["until"] == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"partnership": "zzzzzzzz"}, "partnership"),
        ({"partnership": "force"}, "partnership"),
        ({"since-day": "31", "since-month": "2", "since-year": "2026"}, "since"),
        ({"since-day": "1"}, "since"),
        ({"person": "a" * 201}, "person"),
        (
            {
                **{"since-day": "2", "since-month": "4", "since-year": "2026"},
                **{"until-day": "1", "until-month": "4", "until-year": "2026"},
            },
            "until",
        ),
    ],
    ids=["partnership not seen", "too many", "no such day", "half a date", "too long", "backwards"],
)
def test_what_cannot_be_asked_is_said_beside_its_field(data, field):
    assert set(LogFilter(data, named=named).errors) == {field}


def test_the_kinds_offered_are_those_of_the_log():
    cache.clear()
    write(None, "case-edited", record="a")

    choices = LogFilter({}, named=named).fields["kind"].widget.choices
    assert list(choices) == [("", "Any"), ("case-edited", "Case edited")]
