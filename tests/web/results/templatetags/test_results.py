from __future__ import annotations

from django.template import Context, Template

from counterfoil_web.results.table_html import link


def shown(html, **context):
    template = Template("{% load results %}{% kept html %}")
    return template.render(Context({"html": html, **context}))


def test_a_kept_table_leads_to_the_figures_of_its_page():
    assert shown(link("£1", "npsv/a"), figures="/f/") == (
        '<a class="govuk-link app-figure" href="/f/npsv/a/">£1</a>'
    )


def test_nothing_kept_is_nothing():
    assert shown(None) == shown("") == ""
