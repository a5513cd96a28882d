"""The list of decisions across partnerships: what a policing body publishes."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import AUTHORITIES, Capability, Marking, highest_of
from counterfoil.guide import gates
from counterfoil_web.accounts.acting import acting_view, require_role
from counterfoil_web.decisions import decision_list, store
from counterfoil_web.decisions.decision_rows_html import drawn
from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.tables import EXPORTS
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

MOST_EXPORTED = 10_000
ALL = decision_list.Narrowing()


class FilterForm(forms.Form):
    """Which decisions to list."""

    mark_optional = False
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "All"), *Decision.State.choices]
    )
    gate = forms.ChoiceField(label="Gate", required=False)
    published = forms.ChoiceField(
        label="Published",
        required=False,
        choices=[("", "All"), ("yes", "Published"), ("no", "Not published")],
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["gate"].choices = [  # type: ignore[attr-defined]
            ("", "All"),
            *((one.slug, one.name) for one in gates()),
        ]


@require_GET
@acting_view
def all_decisions(request: HttpRequest) -> HttpResponse:
    """The decisions that I may see, newest first."""
    require_role(request.acting, Capability.VIEW_DECISIONS)
    form = FilterForm(request.GET)
    page = page_of(request, decision_list.listed_ids(request.acting, _narrowing(form)))
    listed = decision_list.lines_of(request.acting, page.object_list)
    return render(
        request,
        "decisions/list.html",
        {
            "filter": form,
            "filtered": any(form.data.get(name) for name in form.fields),
            "page": page,
            "pagination": pagination(request, page),
            "counted": counted(page, "decision", "decisions"),
            "rows": drawn(listed.lines),
            "query": _query(request),
            "may_export": request.acting.can(Capability.EXPORT),
            "has_scheme": request.acting.organisation_kind in AUTHORITIES,
            "marking": highest_of(Marking(marking) for marking in listed.markings),
        },
    )


@require_GET
@acting_view
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The list as a file: csv or xlsx."""
    require_role(request.acting, Capability.VIEW_DECISIONS)
    require_role(request.acting, Capability.EXPORT)
    if form not in EXPORTS:
        raise Http404("Decisions are exported as csv or xlsx.")
    decisions = list(_filtered(request, FilterForm(request.GET))[:MOST_EXPORTED])
    content, kind = EXPORTS[form](decisions)
    marking = highest_of(Marking(one.partnership.marking) for one in decisions)
    log.write(
        request.acting,
        "export",
        record=f"decisions.{form}",
        after={"rows": len(decisions), "filter": _query(request)},
    )
    return download(content, f"Decisions.{form}", marking, kind)


def _filtered(request: HttpRequest, form: FilterForm) -> QuerySet[Decision]:
    return decision_list.narrowed(store.visible_with_acts(request.acting), _narrowing(form))


def _narrowing(form: FilterForm) -> decision_list.Narrowing:
    """What is asked for; everything where the address asks for what is not offered."""
    return decision_list.Narrowing(**form.cleaned_data) if form.is_valid() else ALL


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()
