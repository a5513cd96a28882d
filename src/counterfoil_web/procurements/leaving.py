"""What is taken out of the procurement: marked, called illustrative where it is, logged."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404
from django.http.response import HttpResponseBase

from counterfoil.access import Capability, Marking
from counterfoil.quantities.years import day_in_words
from counterfoil_web.partnerships.list_files import Cell, ListFile, list_csv, workbook_bytes
from counterfoil_web.procurements.pages import Opened
from counterfoil_web.records import log
from counterfoil_web.records.marking import EXCEL, download

CSV = "text/csv; charset=utf-8"
JSON = "application/json; charset=utf-8"
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
    made_up = "illustrative" if _made_up(one) else ""
    told = ListFile(
        title=title,
        about=_about(one),
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
    partnership = one.seen.partnership
    made_up = " illustrative" if _made_up(one) else ""
    name = f"{partnership.title} {title}{made_up}.{ending}"
    log.write(
        one.seen.acting,
        "export",
        record=f"procurement/{partnership.ref}/{title.casefold().replace(' ', '-')}.{ending}",
        partnership=partnership,
        after={"file": name, "illustrative": bool(made_up)},
    )
    return download(content, name, partnership.marking, content_type)


def _about(one: Opened) -> str:
    held = one.held
    state = "a draft" if held.agreed is None else f"version {held.agreed.number}"
    told = f"{held.plan.title}, {state}, as known on {day_in_words(held.today)}."
    return f"{told} {_made_up(one)}".strip()


def _made_up(one: Opened) -> str:
    return one.held.plan.illustrative
