"""What is taken out of a tender: marked, called illustrative where it is, told in the log."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404
from django.http.response import HttpResponseBase

from counterfoil.access import Capability, Marking
from counterfoil_web.partnerships.list_files import Cell, ListFile, list_csv, workbook_bytes
from counterfoil_web.records import log
from counterfoil_web.records.marking import EXCEL, download
from counterfoil_web.tenders.pages import Opened
from counterfoil_web.tenders.records_store import address_of

CSV = "text/csv; charset=utf-8"
YAML = "application/yaml; charset=utf-8"
ZIP = "application/zip"


def table_out(
    one: Opened,
    title: str,
    form: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Cell, ...]],
) -> HttpResponseBase:
    """A table as CSV or Excel. Raises: Refused; Http404 for another form."""
    if form not in ("csv", "xlsx"):
        raise Http404("Tables are taken out as csv or xlsx.")
    made_up = "illustrative" if made_up_in(one) else ""
    told = ListFile(
        title=title,
        about=f"{one.tender.title}. {made_up_in(one)}".strip(),
        columns=columns if form == "xlsx" else (*columns, "Illustrative"),
        rows=list(rows) if form == "xlsx" else [(*row, made_up) for row in rows],
        marking=Marking(one.seen.partnership.marking),
    )
    content: bytes | str = workbook_bytes(told) if form == "xlsx" else list_csv(told)
    return file_out(one, title, form, content, EXCEL if form == "xlsx" else CSV)


def file_out(
    one: Opened, title: str, ending: str, content: bytes | str, content_type: str
) -> HttpResponseBase:
    """A file, its leaving written to the log. Raises: Refused."""
    one.seen.require(Capability.EXPORT)
    return told_out(one, title, ending, content, content_type)


def told_out(
    one: Opened, title: str, ending: str, content: bytes | str, content_type: str
) -> HttpResponseBase:
    """A file for whoever the page has let take it, its leaving written to the log."""
    name = file_name(one, title, ending)
    log.write(
        one.acting,
        "export",
        record=address_of(one.tender, f"{title.casefold().replace(' ', '-')}.{ending}"),
        partnership=one.seen.partnership,
        after={"file": name, "illustrative": bool(made_up_in(one))},
    )
    return download(content, name, one.seen.partnership.marking, content_type)


def file_name(one: Opened, title: str, ending: str) -> str:
    """What a file of the tender is called."""
    made_up = " illustrative" if made_up_in(one) else ""
    return f"{one.tender.title} {title}{made_up}.{ending}"


def made_up_in(one: Opened) -> str:
    """What is made up in the tender; blank when nothing is."""
    plan = one.competition.plan
    return "" if plan is None else plan.illustrative
