"""The agenda: who adds to it, and in what order it is told."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil_web.partnerships import agenda
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind, agenda_of


def item(title, kind, due=None):
    return AgendaItem(title=title, url="/", whose_move="Yours", kind=kind, due=due)


@pytest.fixture
def alone(monkeypatch):
    """The agenda without what the apps registered."""
    monkeypatch.setattr(agenda, "_contributors", [])


def test_items_go_to_their_lists_soonest_first(alone):
    late, soon = date(2027, 1, 1), date(2026, 12, 1)
    agenda.register(
        lambda acting, visible: [
            item("review", AgendaKind.REVIEW),
            item("answer", AgendaKind.ANSWER, late),
            item("draft", AgendaKind.DRAFT, soon),
            item("decision", AgendaKind.DECISION, late),
            item("start", AgendaKind.DATE, soon),
        ]
    )

    told = agenda_of(None, None)

    assert [one.title for one in told.work] == ["draft", "answer", "review"]
    assert [one.title for one in told.decisions] == ["decision"]
    assert [one.title for one in told.dates] == ["start", "decision"]


def test_registering_twice_is_as_once(alone):
    def contributor(acting, visible):
        return [item("once", AgendaKind.DRAFT)]

    agenda.register(contributor)
    agenda.register(contributor)

    assert len(agenda_of(None, None).work) == 1
