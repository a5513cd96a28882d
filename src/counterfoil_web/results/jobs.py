"""Exports that take longer than a page: the Word draft, the workbook and the report."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from counterfoil.access import Capability, Marking
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records import log
from counterfoil_web.records.jobs import RunningJob, job_kind
from counterfoil_web.results.exports import file_stem, html_file, word_file, workbook_file
from counterfoil_web.results.subjects import Subject, draft_subject, version_subject
from counterfoil_web.results.template_store import template_of


@job_kind("export-word")
def export_word(job: RunningJob, ref: str, number: int | None) -> None:
    """The five-case draft in Word."""

    def made(subject: Subject) -> bytes:
        template = template_of(job.row.organisation)
        return word_file(subject, None if template is None else bytes(template.content))

    _export(job, ref, number, "docx", made)


@job_kind("export-workbook")
def export_workbook(job: RunningJob, ref: str, number: int | None) -> None:
    """The workbook with live formulas."""
    _export(job, ref, number, "xlsx", workbook_file)


@job_kind("export-html")
def export_html(job: RunningJob, ref: str, number: int | None) -> None:
    """The whole report as one page."""
    _export(job, ref, number, "html", html_file)


def _export(
    job: RunningJob,
    ref: str,
    number: int | None,
    ending: str,
    made: Callable[[Subject], bytes],
) -> None:
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    seen = partnership_for(acting, ref, Capability.EXPORT)
    subject = draft_subject(seen) if number is None else version_subject(seen, number)
    job.tick(0, 3, "Working out the answer")
    subject.kept(whole=True)
    job.tick(1, 3, "Writing the document")
    content = made(subject)
    job.tick(2, 3, "Keeping the file")
    name = f"{file_stem(subject)}.{ending}"
    with transaction.atomic():
        job.keep_file(name, content, Marking(subject.partnership.marking))
        log.write(
            acting,
            "answer-exported",
            record=subject.record,
            partnership=subject.partnership,
            after={"file": name, "bytes": len(content), "review": subject.state.export_text},
        )
    job.leads_to(subject.url("exports"))
