"""Pages of work that takes longer than a page: how far it is, stop, run again, take the file."""

from __future__ import annotations

from mimetypes import guess_type
from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from counterfoil_web.accounts.acting import Acting, acting_view
from counterfoil_web.operations.job_access import job_for, jobs_of, may_change
from counterfoil_web.operations.job_presenters import ShownJob
from counterfoil_web.records import jobs
from counterfoil_web.records.log import write
from counterfoil_web.records.marking import download
from counterfoil_web.records.models import Job

PAGE = 50


@require_safe
@never_cache
@acting_view
def job_list(request: HttpRequest) -> HttpResponse:
    """The jobs that the person started."""
    page = Paginator(jobs_of(request.acting), PAGE).get_page(request.GET.get("page"))
    shown = [ShownJob(row, mine=True) for row in page]
    return render(request, "operations/jobs.html", {"jobs": shown, "page": page})


@require_safe
@never_cache
@acting_view
def job(request: HttpRequest, number: UUID) -> HttpResponse:
    """One job; to htmx just the part that changes."""
    shown = _shown(request.acting, number)
    part = "operations/job_progress.html" if request.htmx else "operations/job.html"
    answer = render(request, part, {"job": shown, "now": timezone.now()})
    if request.htmx and shown.leads_on:
        answer["HX-Redirect"] = shown.row.result_address
    return answer


@require_POST
@acting_view
def cancel(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask the job to stop."""
    row = _own(request.acting, number)
    with transaction.atomic():
        jobs.cancel(row)
        _log(request.acting, "job-stopped", row)
    messages.success(request, "The job was asked to stop.")
    return redirect("operations:job", number)


@require_POST
@acting_view
def again(request: HttpRequest, number: UUID) -> HttpResponse:
    """Start the same work once more, as a new job."""
    row = _own(request.acting, number)
    if not ShownJob(row, mine=True).can_be_run_again:
        messages.info(request, "This job did not fail, so there is nothing to run again.")
        return redirect("operations:job", number)
    with transaction.atomic():
        new = jobs.start_again(request.acting, row)
        _log(request.acting, "job-run-again", new)
    return redirect("operations:job", new.pk)


@require_safe
@never_cache
@acting_view
def job_file(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The file that the job made, its marking in its name; the log says who took it."""
    row = job_for(request.acting, number)
    if not ShownJob(row, mine=False).has_file or not default_storage.exists(row.result_path):
        raise Http404("This job has no file, or it is no longer kept.")
    with transaction.atomic():
        _log(request.acting, "export", row, file=row.result_name, marking=row.result_marking)
    return download(
        FileResponse(default_storage.open(row.result_path)),
        row.result_name,
        row.result_marking,
        guess_type(row.result_name)[0] or "application/octet-stream",
    )


def _shown(acting: Acting, number: UUID) -> ShownJob:
    row = job_for(acting, number)
    return ShownJob(row, mine=may_change(acting, row))


def _own(acting: Acting, number: UUID) -> Job:
    row = job_for(acting, number)
    if not may_change(acting, row):
        raise Http404("Only the person who started a job can stop it or run it again.")
    return row


def _log(acting: Acting, kind: str, row: Job, **after: str) -> None:
    write(
        acting,
        kind,
        record=f"job/{row.pk}",
        partnership=row.partnership_ref or None,
        after={"title": row.title, **after},
    )
