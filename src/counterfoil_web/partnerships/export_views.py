"""Lists and answers taken out as files: marked in the file and in its name, and told to the log."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from counterfoil import guide
from counterfoil.access import Capability, Marking, highest_of
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships import partnership_list, partnership_rows
from counterfoil_web.partnerships.answers import answers_of
from counterfoil_web.partnerships.answers_word import AnswersDocument, word_bytes
from counterfoil_web.partnerships.challenges import views_of
from counterfoil_web.partnerships.filters import filters_of
from counterfoil_web.partnerships.list_files import ListFile, list_csv, workbook_bytes
from counterfoil_web.partnerships.question_rows import QuestionRow, rows_of
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records import log
from counterfoil_web.records.marking import EXCEL, WORD, download

CSV = "text/csv; charset=utf-8"
_LIST_COLUMNS = (
    "Title",
    "Kind",
    "Working towards",
    "Parties",
    "Starts",
    "Ends",
    "Value",
    "Marking",
)
_ANSWER_COLUMNS = (
    "Question",
    "What is asked",
    "How far it is",
    "Answer",
    "Evidence",
    "Owner",
    "Due",
    "Weak",
    "Written",
    "Second views",
)


@acting_view
@require_safe
def partnerships(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list as filtered, as an Excel or CSV file: of what the one who acts may export."""
    acting = request.acting
    require_form(form, ("xlsx", "csv"))
    if not acting.can(Capability.EXPORT):
        require(acting, Capability.EXPORT)
    ids = partnership_list.listed_ids(acting, filters_of(request.GET), [Capability.EXPORT])
    found = partnership_list.lines_of(acting, ids)
    rows = partnership_rows.rows_of(found, acting.today)
    told = ListFile(
        title="Partnerships",
        about=f"{acting.organisation.name}, {formats.day(acting.today)}",
        columns=_LIST_COLUMNS,
        rows=[
            (
                row.title,
                row.kind,
                row.stage,
                row.parties,
                row.starts,
                row.ends,
                row.value,
                row.marking,
            )
            for row in rows
        ],
        marking=highest_of(Marking(partnership.marking) for partnership in found),
    )
    log.write(
        acting, "export", record="partnerships", after={"form": form, "partnerships": len(rows)}
    )
    return _file(told, form, "Partnerships")


@acting_view
@require_safe
def room(request: HttpRequest, ref: str, room: str, form: str) -> HttpResponseBase:
    """A room's questions and answers as a Word, Excel or CSV file."""
    seen = partnership_for(request.acting, ref, Capability.EXPORT)
    require_form(form, ("docx", "xlsx", "csv"))
    partnership, place = seen.partnership, guide.room(room)
    questions = guide.questions(room=room, kind=partnership.kind)
    answers = answers_of(partnership)
    rows = rows_of(partnership, questions, answers, request.acting.today)
    views = views_of(partnership)
    log.write(
        request.acting,
        "export",
        record=f"answers/{ref}/{room}",
        partnership=partnership,
        after={"form": form, "answers": sum(bool(row.answer) for row in rows)},
    )
    name = f"{partnership.title}, {place.name}"
    if form == "docx":
        data = word_bytes(_document(seen, place, rows, views))
        return download(data, f"{name}.docx", partnership.marking, WORD)
    return _file(_answers_file(seen, place, rows, views), form, name)


def require_form(form: str, known: tuple[str, ...]) -> None:
    """The form of file that an address asks for is one there is. Raises: Http404."""
    if form not in known:
        raise Http404(f"There is no file of the form {form!r}.")


def _file(told: ListFile, form: str, name: str) -> HttpResponseBase:
    if form == "csv":
        return download(list_csv(told), f"{name}.csv", told.marking, CSV)
    return download(workbook_bytes(told), f"{name}.xlsx", told.marking, EXCEL)


def _document(
    seen: Seen, place: guide.Room, rows: tuple[QuestionRow, ...], views: dict[str, Any]
) -> AnswersDocument:
    return AnswersDocument(
        partnership=seen.partnership.title,
        room=place.title,
        about=f"{place.purpose} As it stood on {formats.day(seen.acting.today)}.",
        synthesis=guide.SYNTHESIS,
        rows=rows,
        views=views,
        marking=Marking(seen.partnership.marking),
    )


def _answers_file(
    seen: Seen, place: guide.Room, rows: tuple[QuestionRow, ...], views: dict[str, Any]
) -> ListFile:
    return ListFile(
        title=f"{seen.partnership.title}, {place.name}",
        about=f"Questions and answers on {formats.day(seen.acting.today)}. {guide.SYNTHESIS}",
        columns=_ANSWER_COLUMNS,
        rows=[
            (
                row.id,
                row.text,
                row.state,
                row.answer,
                row.evidence,
                row.owner,
                row.due,
                row.weak,
                row.written,
                "\n".join(views.get(row.id, [])),
            )
            for row in rows
        ],
        marking=Marking(seen.partnership.marking),
    )
