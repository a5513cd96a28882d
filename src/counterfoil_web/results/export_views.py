"""Taking the answer out: long exports as jobs, short ones at once, and the Word template."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from counterfoil.access import Capability
from counterfoil.errors import UnreadableInput
from counterfoil.reports.word_case import default_template
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.govuk.page_words import on_a_page
from counterfoil_web.records import log
from counterfoil_web.records.jobs import start
from counterfoil_web.records.marking import WORD, download
from counterfoil_web.results import exports
from counterfoil_web.results.answer_views import answered_view
from counterfoil_web.results.forms import WordTemplateForm
from counterfoil_web.results.navigation import results_context
from counterfoil_web.results.subjects import Subject, subject_of
from counterfoil_web.results.template_store import remove_template, set_template, template_of

_LONG = {
    "word": ("export-word", "Word draft"),
    "workbook": ("export-workbook", "Workbook"),
    "html": ("export-html", "Report"),
}


@require_safe
@answered_view
def index(request: HttpRequest, ref: str, number: int | None = None) -> HttpResponse:
    """Everything that can be taken out."""
    subject = subject_of(request, ref, number, Capability.EXPORT)
    context = results_context(
        subject,
        "exports",
        "Exports",
        tables=[(subject.url("csv", name), title) for name, title in exports.TABLES.items()],
        template_row=template_of(request.acting.organisation),
        words=exports.review_words(subject),
        may_set_template=request.acting.can(Capability.CREATE_PARTNERSHIP),
    )
    return render(request, "results/exports.html", context)


@require_POST
@answered_view
def long_export(
    request: HttpRequest, ref: str, form: str, number: int | None = None
) -> HttpResponseBase:
    """Start an export that takes a while."""
    subject = subject_of(request, ref, number, Capability.EXPORT)
    kind, title = _LONG[form]
    job = start(
        request.acting,
        kind,
        {"ref": ref, "number": number},
        f"{title} of {subject.partnership.title}, {subject.name.lower()}",
        partnership=subject.partnership,
    )
    return redirect("operations:job", job.pk)


@require_safe
@answered_view
def json_file(request: HttpRequest, ref: str, number: int | None = None) -> HttpResponseBase:
    """The whole answer as JSON."""
    subject = subject_of(request, ref, number, Capability.EXPORT)
    text = exports.json_text(subject)
    return _download(request, subject, text, "json", "application/json")


@require_safe
@answered_view
def csv_file(
    request: HttpRequest, ref: str, table: str, number: int | None = None
) -> HttpResponseBase:
    """One table as CSV."""
    subject = subject_of(request, ref, number, Capability.EXPORT)
    try:
        text = exports.table_text(subject, table)
    except KeyError as error:
        raise Http404("There is no such table.") from error
    return _download(request, subject, text, "csv", "text/csv; charset=utf-8", f" {table}")


@require_http_methods(["GET", "HEAD", "POST"])
@acting_view
def templates(request: HttpRequest) -> HttpResponseBase:
    """The organisation's own Word template."""
    acting = request.acting
    require(acting, Capability.CREATE_PARTNERSHIP)
    form = WordTemplateForm()
    if request.method == "POST":
        if "remove" in request.POST:
            remove_template(acting)
            messages.success(request, "Word drafts use Counterfoil’s own template again.")
            return redirect("results:templates")
        form = WordTemplateForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                set_template(acting, form.cleaned_data["template"])
            except UnreadableInput as fault:
                form.add_error("template", _told(fault))
            else:
                messages.success(request, "Word drafts are made from your template from now on.")
                return redirect("results:templates")
    context = {"form": form, "template_row": template_of(acting.organisation)}
    return render(request, "results/templates.html", context, status=422 if form.errors else 200)


@require_safe
@acting_view
def our_template(request: HttpRequest) -> HttpResponseBase:
    """Our own template, to start one from."""
    require(request.acting, Capability.CREATE_PARTNERSHIP)
    return download(default_template(), "five-case template.docx", "official", WORD)


def _download(
    request: HttpRequest,
    subject: Subject,
    text: str,
    ending: str,
    content_type: str,
    part: str = "",
) -> HttpResponseBase:
    name = f"{exports.file_stem(subject)}{part}.{ending}"
    log.write(
        request.acting,
        "answer-exported",
        record=subject.record,
        partnership=subject.partnership,
        after={"file": name, "review": subject.state.export_text},
    )
    return download(text, name, subject.partnership.marking, content_type)


def _told(fault: UnreadableInput) -> str:
    words = f"{fault.where}: {fault.what}. To mend it, {on_a_page(fault.mend)}"
    return words[:1].upper() + words[1:]
