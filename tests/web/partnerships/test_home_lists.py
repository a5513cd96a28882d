"""The lists of the home page."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.agenda import Agenda, AgendaItem, AgendaKind
from counterfoil_web.partnerships.home_lists import SHOWN_AT_FIRST, lists_of


@pytest.fixture
def acting(world):
    return acting_for(world.people["commissioner"], wanted=None, today=timezone.localdate())


def item(number, due=None):
    return AgendaItem(
        title=f"Item {number}", url="/", whose_move="Yours", kind=AgendaKind.DRAFT, due=due
    )


def test_a_long_list_is_cut_and_says_how_many_more(acting):
    agenda = Agenda(work=tuple(map(item, range(13))), decisions=(), dates=())
    work = lists_of(agenda, acting, whole="")[0]

    assert (len(work.rows), work.more, work.total) == (SHOWN_AT_FIRST, 3, 13)
    assert lists_of(agenda, acting, whole="work")[0].more == 0


def test_an_empty_list_says_what_will_be_there(acting):
    lists = lists_of(Agenda(work=(), decisions=(), dates=()), acting, whole="")

    assert [one.heading for one in lists] == [
        "Your work",
        "Decisions waiting for Example policing body",
        "Dates coming",
    ]
    assert all("will be here" in one.empty or "be here" in one.empty for one in lists)


def test_what_is_overdue_says_so(acting):
    agenda = Agenda(work=(item(1, date(2020, 1, 1)),), decisions=(), dates=())
    (row,) = lists_of(agenda, acting, whole="")[0].rows

    assert row.overdue
    assert row.due == "Overdue since 1 January 2020"


@pytest.mark.parametrize(
    ("username", "slugs"),
    [
        ("finance_officer", ["work", "decisions", "dates"]),
        ("commercial_lead", ["work", "dates"]),
        ("auditor", ["work", "dates"]),
        ("evaluator", ["work", "dates"]),
        ("inspector", ["dates"]),
        ("administrator", []),
        ("supplier_user", []),
    ],
)
def test_only_lists_in_which_something_can_wait_for_them(world, username, slugs):
    """“No decision waits” would be wrong for who is never told of one."""
    person = acting_for(world.people[username], wanted=None, today=timezone.localdate())
    lists = lists_of(Agenda(work=(), decisions=(), dates=()), person, whole="")

    assert [one.slug for one in lists] == slugs


def test_a_list_as_html_escapes_what_people_wrote(acting):
    told = AgendaItem(
        title="<i>Write</i>",
        url="/x/?a=1&b=2",
        whose_move="Yours & theirs",
        kind=AgendaKind.DRAFT,
        partnership="A <b>",
    )
    (work, *_) = lists_of(Agenda(work=(told,), decisions=(), dates=()), acting, whole="")

    assert "&lt;i&gt;Write&lt;/i&gt;" in work.drawn
    assert 'href="/x/?a=1&amp;b=2"' in work.drawn
    assert "Yours &amp; theirs" in work.drawn
    assert "A &lt;b&gt;" in work.drawn
