"""A file brought in: its columns named, the file tried, then taken whole or not at all.

The file is kept nowhere until then: it goes with the form from page to page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.errors import BadInput, CounterfoilError, UnreadableInput
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.records.carried_files import carried, taken_out
from counterfoil_web.registers.columns_forms import CarriedColumnsForm, UploadForm
from counterfoil_web.registers.models import RememberedColumns
from counterfoil_web.registers.spreadsheets import as_file, headers_of
from counterfoil_web.registers.words import KindWords

MOST_SHOWN = 100
"""How many problems of a file are listed."""


def all_taken(name: str, headers: Sequence[str]) -> None:
    """Turn no columns away."""


@dataclass(frozen=True, kw_only=True)
class ColumnPages:
    """The pages on which a register brings in files of one kind of record.

    remembered: what is remembered for these columns, if anything. guess: what they are likely to
    be. trial: what a file would add, by its path, its mapping and its name. keep: adds it and
    remembers the columns; how many. after: where to go then. page: the page as the room shows it,
    of a context and a status. turned_away: refuses a file by its columns.
    """

    kind: str
    words: KindWords
    columns: type[CarriedColumnsForm]
    remembered: Callable[[Sequence[str]], RememberedColumns | None]
    guess: Callable[[str, Sequence[str]], Mapping[str, str]]
    trial: Callable[[Path, ColumnMapping, str], Imported]
    keep: Callable[[Imported, ColumnMapping], int]
    after: str
    page: Callable[[dict[str, Any], int], HttpResponse]
    upload: type[UploadForm] = UploadForm
    turned_away: Callable[[str, Sequence[str]], None] = all_taken

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page that was asked for, or the way on once the file is taken."""
        if request.method != "POST":
            return self.page({"form": self.upload()}, 200)
        if "carried" in request.POST:
            return self._named(request)
        form = self.upload(request.POST, request.FILES)
        if not form.is_valid():
            return self.page({"form": form}, 422)
        file = form.cleaned_data["file"]
        name, content = Path(file.name or "export.csv").name[:200], file.read()
        try:
            headers = self._headers(name, content)
        except CounterfoilError as fault:
            form.add_error("file", told(fault))
            return self.page({"form": form}, 422)
        held = self.remembered(headers)
        values = {"columns": self.guess(self.kind, headers)} if held is None else held.mapping
        initial = {"carried": carried(content), "name": name}
        columns = self.columns(self.kind, headers, values=values, initial=initial)
        context = {"columns": columns, "file_name": name, "remembered": held}
        return self.page(context, 200)

    def _headers(self, name: str, content: bytes) -> list[str]:
        headers = headers_of(name, content)
        self.turned_away(name, headers)
        return headers

    def _named(self, request: HttpRequest) -> HttpResponse:
        """The columns as named: tried, and taken once somebody has seen what would be added."""
        name = Path(request.POST.get("name", "")).name or "export.csv"
        content = taken_out(request.POST["carried"])
        try:
            if content is None:
                raise UnreadableInput(
                    what="the file did not come with the form", where=name, mend="choose it again"
                )
            headers = self._headers(name, content)
        except CounterfoilError as fault:
            return self.page({"form": self.upload(), "fault": told(fault)}, 422)
        form = self.columns(self.kind, headers, request.POST, values={})
        context: dict[str, Any] = {"columns": form, "file_name": name}
        if not form.is_valid():
            return self.page(context, 422)
        try:
            with as_file(name, content) as path:
                found = self.trial(path, form.mapping, name)
            context |= {"found": found, "sound": found.is_sound}
            context["problems"] = found.problems[:MOST_SHOWN]
            if "take" in request.POST and found.is_sound and found.records:
                return self._taken(request, found, form.mapping)
        except BadInput as fault:
            return self.page({**context, "problems": fault.problems, "sound": False}, 422)
        except CounterfoilError as fault:
            problems = (fault.as_problem(),)
            return self.page({**context, "problems": problems, "sound": False}, 422)
        return self.page(context, 200 if found.is_sound else 422)

    def _taken(self, request: HttpRequest, found: Imported, mapping: ColumnMapping) -> HttpResponse:
        number = self.keep(found, mapping)
        noun = self.words.one if number == 1 else self.words.plural.lower()
        messages.success(request, f"{number:,} {noun} recorded from {found.file}.")
        return redirect(self.after)
