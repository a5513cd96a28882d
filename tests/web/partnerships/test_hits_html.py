"""Hits as HTML."""

from __future__ import annotations

from django.utils.safestring import mark_safe

from counterfoil_web.partnerships.hits_html import hits_html
from counterfoil_web.partnerships.searching import Hit


def hit(**changed):
    given = {
        "kind": "Answers",
        "title": mark_safe("<mark>Cost</mark> of it"),
        "url": "/there/?a=1&b=2",
        "partnership": "Bits & bobs <1>",
        "excerpt": mark_safe("the <mark>cost</mark>"),
    }
    return Hit(**{**given, **changed})


def test_what_is_html_already_stays_and_the_rest_is_escaped():
    html = hits_html([hit()])

    assert "<mark>Cost</mark> of it</a>" in html
    assert '<p class="govuk-body">the <mark>cost</mark></p>' in html
    assert "Answers, Bits &amp; bobs &lt;1&gt;</p>" in html
    assert 'href="/there/?a=1&amp;b=2"' in html
    assert "&lt;b&gt;" in hits_html([hit(title="<b>")])


def test_each_hit_is_an_item_and_what_is_not_there_is_left_out():
    html = hits_html([hit(), hit(partnership="", excerpt=mark_safe(""))])

    assert html.count("<li ") == html.count("</li>") == 2
    assert ">Answers</p>" in html
    assert html.count("govuk-body") == 1
    assert hits_html([]) == ""
