"""Taking a copy of the log out, which is itself an event of it."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from counterfoil.access import Capability, Marking
from counterfoil.record import moment_text
from counterfoil_web.accounts.acting import Acting, acting_view, require
from counterfoil_web.oversight import exports, store
from counterfoil_web.oversight.forms import LogFilter
from counterfoil_web.oversight.sight import sight_of
from counterfoil_web.records.log import write
from counterfoil_web.records.marking import download
from counterfoil_web.records.seals import withheld

MARKING = Marking.OFFICIAL_SENSITIVE


@acting_view
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """The log as the reader narrowed it, as JSON Lines to verify or CSV to read."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.EXPORT_LOG)
    sight = sight_of(acting)
    form = LogFilter(request.POST, named=sight.refs_named)
    if not form.is_valid():
        return _asked_wrongly(request, form)
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    as_table = request.POST.get("form") == "csv"
    written = write(
        acting,
        "log-exported",
        record="log",
        after={"form": "csv" if as_table else "json-lines", **asked},
    )
    rows = store.found(sight, form.asked).filter(number__lte=written.number)
    kept_back = partial(withheld, reader=acting)
    day = timezone.localdate().isoformat()
    if as_table:
        content = exports.as_csv(rows, sight, kept_back)
        return download(content, f"log-{day}.csv", MARKING, "text/csv; charset=utf-8")
    content = exports.as_json_lines(rows, kept_back, _about(acting, asked))
    return download(content, f"log-{day}.jsonl", MARKING, "application/jsonl; charset=utf-8")


def _about(acting: Acting, asked: dict[str, object]) -> dict[str, str]:
    about = {
        "made_at": moment_text(timezone.now()),
        "made_by": str(acting.user),
        "organisation": acting.organisation.name,
        "marking": MARKING.banner,
    }
    return {**about, **{name: str(value) for name, value in asked.items()}}


def _asked_wrongly(request: HttpRequest, form: LogFilter) -> HttpResponse:
    context = {"form": form, "asked_anything": True, "marking": MARKING}
    return render(request, "oversight/log.html", context, status=422)
