from __future__ import annotations

from django.template import Context, Template


def test_a_source_date_in_words():
    page = Template("{% load source_dates %}{{ one|source_date }}; {{ other|source_date }}")

    assert page.render(Context({"one": "2012-02-21", "other": "2013"})) == "21 February 2012; 2013"
