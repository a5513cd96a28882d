"""Pages that exist in these tests alone: one for each thing that the front end does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from counterfoil.access import Marking
from counterfoil_web.project.urls import urlpatterns as real_patterns
from tests.web.govuk.test_field_components import Everything

FORM = """{% extends "govuk/page.html" %}{% block title %}Add a partnership{% endblock %}
{% block breadcrumbs %}<nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
<ol class="govuk-breadcrumbs__list"><li class="govuk-breadcrumbs__list-item">
<a class="govuk-breadcrumbs__link" href="/">Partnerships</a></li></ol></nav>{% endblock %}
{% block side %}{% moj "side-navigation" label="Rooms" items=rooms %}{% endblock %}
{% block content %}{% error_summary form %}<h1 class="govuk-heading-l">Add a partnership</h1>
<form method="post" novalidate data-unsaved-changes>{% csrf_token %}{{ form }}
{% govuk "button" text="Save" %}</form>
{% moj "timeline" items=events %}
{% moj "identity-bar" title__text="Custody" html=link %}{% moj "sub-navigation" items=rooms %}
{% moj "search" action="/" label="Find a case" hint="By name" %}
{% mojblock "filter" clearHref="?" selected=rooms %}<p class="govuk-body">x</p>{% endmojblock %}
{% moj "alert" title="Two people edit this draft" text="Save soon" variant="warning" %}
{% moj "ticket-panel" items=rooms %}{% moj "badge" text="Urgent" %}
{% endblock %}"""

CHART = """{% extends "govuk/page.html" %}{% load static %}{% block title %}A chart{% endblock %}
{% block content %}<h1 class="govuk-heading-l">A chart</h1><figure class="app-chart">
<figcaption class="app-chart__caption">Cost each year</figcaption>
<div data-chart="definition"><p class="govuk-body">the drawing of the server</p></div>
{{ definition|json_script:"definition" }}</figure>{% endblock %}
{% block scripts %}<script src="{% static 'govuk/js/charts.js' %}"></script>{% endblock %}"""

PARTS = """{% extends "govuk/page.html" %}{% block title %}Parts{% endblock %}{% block content %}
<h1 class="govuk-heading-l">Parts</h1><div id="part" aria-live="polite"></div>
{% for code in codes %}<button class="govuk-button" id="b{{ code }}"
 hx-get="/throwaway/part/{{ code }}/" hx-target="#part" hx-swap="innerHTML">{{ code }}</button>
{% endfor %}
<div hx-get="/throwaway/part/200/" hx-trigger="every 1s" hx-target="this" id="poll"></div>
{% endblock %}"""

DEFINITION: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "width": 300,
    "data": {"values": [{"year": "2027", "cost": 3}, {"year": "2028", "cost": 5}]},
    "mark": {"type": "bar", "tooltip": True},
    "encoding": {
        "x": {"field": "year", "type": "nominal"},
        "y": {"field": "cost", "type": "quantitative"},
    },
}
BAD_DEFINITION = {"$schema": DEFINITION["$schema"], "mark": "no such mark", "data": 7}
ROOMS = [{"text": "Strategy", "href": "/", "active": True}, {"text": "Sourcing", "href": "/x"}]
EVENT = {
    "label": "Version 2 approved",
    "byline": "the commissioner",
    "date": "22 November 2026 at 3:04pm",
    "datetime": "2026-11-22T15:04",
    "text": "With one condition.",
}
asked: list[tuple[str, str]] = []
"""What the parts were asked with: the path and the header of what a page asks by itself."""


class Short(forms.Form):
    title = forms.CharField(label="Title")


def draw(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return HttpResponse(
        engines["django"].from_string(template).render(context, request), status=status
    )


@login_not_required
def form_page(request: HttpRequest) -> HttpResponse:
    if "messages" in request.GET:
        for tell in (messages.success, messages.error, messages.warning, messages.info):
            tell(request, "The partnership was <saved>.")
    form = Everything(request.POST or None)
    return draw(
        request,
        FORM,
        status=422 if form.errors else 200,
        form=form,
        rooms=ROOMS,
        events=[EVENT],
        link='<a class="govuk-link" href="/">Share</a>',
        marking=Marking.OFFICIAL_SENSITIVE_COMMERCIAL,
    )


@login_not_required
def chart_page(request: HttpRequest) -> HttpResponse:
    definition = BAD_DEFINITION if "bad" in request.GET else DEFINITION
    return draw(request, CHART, definition=definition)


@login_not_required
def parts_page(request: HttpRequest) -> HttpResponse:
    return draw(request, PARTS, codes=[200, 401, 422, 500])


@csrf_exempt
@login_not_required
def part(request: HttpRequest, code: int) -> HttpResponse:
    asked.append((request.path, request.headers.get("X-Background", "")))
    headers = {"HX-Trigger": "counterfoil:signed-out"} if code == 401 else {}
    words = (
        f'<details class="govuk-details"><summary>part {code}</summary>'
        '<div class="govuk-details__text">folded</div></details>'
    )
    return HttpResponse(words, status=code, headers=headers)


@login_not_required
def fault(request: HttpRequest, code: int) -> HttpResponse:
    if code == 400:
        raise SuspiciousOperation
    if code == 403:
        raise PermissionDenied("None of your roles lets you sign a baseline.")
    if code == 500:
        raise RuntimeError("a fault")
    raise Http404


urlpatterns = [
    path("throwaway/form/", form_page),
    path("throwaway/chart/", chart_page),
    path("throwaway/parts/", parts_page),
    path("throwaway/part/<int:code>/", part),
    path("throwaway/fault/<int:code>/", fault),
    *real_patterns,
]
handler403 = "counterfoil_web.govuk.error_views.refused"
