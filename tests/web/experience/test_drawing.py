from __future__ import annotations

from django.utils.safestring import SafeString

from counterfoil.guide import questions
from counterfoil_web.experience import drawing

ROW = "experience/source.html"


def facts(title):
    seen.append(title)
    return {"source": {"title": title, "url": "https://www.example.org", "date": "2013-06"}}


seen: list[str] = []


def test_it_is_drawn_once_for_each_key():
    first, again, other = (drawing.drawn(ROW, facts, one) for one in ("A", "A", "B"))

    assert first is again
    assert seen == ["A", "B"]
    assert isinstance(other, SafeString)
    assert "June 2013" in other


def test_what_is_put_in_is_escaped():
    assert "&lt;b&gt;" in drawing.drawn(ROW, facts, "<b>")


def test_all_questions_by_kind_fit():
    assert len(questions()) * 4 < drawing.MOST_KEPT
