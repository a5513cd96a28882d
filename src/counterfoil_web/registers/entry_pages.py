"""The page on which a record is entered, or put right by a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest

from counterfoil.errors import CounterfoilError, Problem
from counterfoil_web.govuk.fault_words import ToldAt, tell, warn
from counterfoil_web.registers.models import LastingRow
from counterfoil_web.registers.rows import superseded_by
from counterfoil_web.registers.words import KindWords

Row = TypeVar("Row", bound=LastingRow)
Kept = tuple[Row, Iterable[Problem]]
"""A row that was added, and what is worth a warning."""


def recorded(
    request: HttpRequest,
    form: forms.Form,
    keep: Callable[[], Kept[Row]],
    words: KindWords,
    at: ToldAt | None = None,
) -> Row | None:
    """Keep what a form that was sent says; None when nothing was kept, and then the form says why.

    keep: adds the record, once the form is good. at: words of a fault, and the field it is told at.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        row, warnings = keep()
    except CounterfoilError as fault:
        tell(form, fault, at)
        return None
    messages.success(request, f"The {words.one} is recorded as {row.key}.")
    warn(request, warnings)
    return row


def put_right_already(request: HttpRequest, rows: QuerySet[Any], key: str) -> str:
    """What put a record right already, told on the next page; blank for nothing.

    Whatever somebody typed meanwhile is told there too, word for word, so that none of it is lost.
    """
    later = superseded_by(rows, [key]).get(key, "")
    if later:
        messages.info(request, f"{key} was put right already, by {later}.")
        typed = [
            f"{name.replace('_', ' ')}: {value}"
            for name, value in request.POST.items()
            if value.strip() and name != "csrfmiddlewaretoken"
        ]
        if typed:
            words = "; ".join(typed)
            messages.warning(request, f"What you entered is not recorded. It was: {words}.")
    return later


def entry_title(words: KindWords, corrects: LastingRow | None) -> str:
    """What the page is called. corrects: the row that is put right, None for a new record."""
    return f"Put right {corrects.key}" if corrects else f"Add {words.with_article}"


def as_it_was(row: LastingRow) -> dict[str, Any]:
    """What the form begins with when a record is put right."""
    return {**row.fields, "source": row.source}
