from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.results import drawn_parts
from counterfoil_web.results.drawn_parts import drawn_once, drawn_part
from counterfoil_web.results.subjects import version_subject


@pytest.fixture
def subjects(appraised):
    with scopes_disabled():
        seen = partnership_for(appraised.acting("inspector"), appraised.ref)
        yield [version_subject(seen, number) for number in (1, 2)]


def test_a_part_is_drawn_once_for_each_answer(subjects, monkeypatch):
    template, asked = "results/parts/lines.html", []

    def context(kept):
        asked.append(kept.row.key)
        return {}

    parts = [drawn_part(one, "lines", template, context) for one in subjects]
    monkeypatch.setattr(drawn_parts, "render_to_string", None)
    again = [drawn_part(one, "lines", template, context) for one in subjects]

    assert again == parts
    assert parts[0] != parts[1]
    assert asked == [one.answer_key for one in subjects]
    assert subjects[1].url("figure", "npv/partner") in parts[1]


def test_what_is_drawn_depends_on_its_whole_key():
    assert drawn_once(("a", 1), lambda: "one") == "one"
    assert drawn_once(("a", 2), lambda: "two") == "two"
    assert drawn_once(("a", 1), lambda: "three") == "one"


def test_nothing_of_a_reader_is_kept(appraised, client_as):
    pages = [
        client_as(person).get(appraised.url()).content.decode()
        for person in ("commercial_lead", "inspector", "commercial_lead")
    ]

    names = [appraised.world.people[one].name for one in ("commercial_lead", "inspector")]
    assert names[0] in pages[0]
    assert names[0] in pages[2]
    assert names[0] not in pages[1].split("<main")[1]
