"""A file is tried as its columns were named, and taken once somebody has seen what it adds."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.errors import BadInput, InvalidValue, Problem, UnreadableInput
from counterfoil_web.procurements.import_forms import ColumnsForm
from counterfoil_web.procurements.models import ColumnMapping
from counterfoil_web.records.carried_files import carried
from counterfoil_web.registers.column_pages import ColumnPages
from counterfoil_web.registers.words import KindWords

CONTENT = b"Name,Since\nBidder F,20/11/2026\n"
LATE = Problem(what="it joined late", where="row 2", mend="send it the answers")
SENT = {
    "carried": carried(CONTENT),
    "name": "march.csv",
    "dates": "day_first",
    "column_supplier": "Name",
    "column_joined_on": "Since",
}


class Room:
    """A room that takes every file and remembers nothing, unless told otherwise."""

    def __init__(self, *, problems=(), fault=None, remembered=None, records=("one",)):
        self.problems, self.fault, self.held = problems, fault, remembered
        self.records, self.kept = records, []
        self.pages = ColumnPages(
            kind="participant",
            words=KindWords(plural="Participants", one="participant", about=""),
            columns=ColumnsForm,
            remembered=lambda _: self.held,
            guess=lambda _, headers: {"supplier": headers[0]},
            trial=self.trial,
            keep=self.keep,
            after="/after/",
            page=self.page,
            turned_away=self.turned_away,
        )

    def trial(self, path: Path, mapping, name):
        assert path.read_bytes() == CONTENT
        return Imported(
            records=() if self.problems else self.records,
            problems=self.problems,
            rows=1,
            file=name,
            kind="participant",
            superseding=0,
            unchanged=0,
        )

    def keep(self, found, mapping):
        if self.fault is not None:
            raise self.fault
        self.kept.append(dict(mapping.columns))
        return len(found.records)

    def page(self, context, status):
        self.shown = context
        return HttpResponse(status=status)

    def turned_away(self, name, headers):
        if "Price" in headers:
            raise UnreadableInput(what="it holds prices", where=name, mend="take them out")

    def ask(self, sent=None, file=None):
        factory = RequestFactory()
        self.request = factory.get("/") if sent is None else factory.post("/", sent | (file or {}))
        self.request._messages = CookieStorage(self.request)
        return self.pages.answer(self.request)


def upload(content=CONTENT):
    return {"file": SimpleUploadedFile("march.csv", content)}


def test_a_file_is_chosen_and_its_columns_are_guessed():
    room = Room()
    assert room.ask().status_code == 200
    assert "form" in room.shown
    assert room.ask({}, upload()).status_code == 200
    assert room.shown["columns"]["column_supplier"].value() == "Name"
    assert room.shown["remembered"] is None
    assert room.ask({}).status_code == 422


def test_what_is_remembered_goes_before_a_guess():
    mapping = {"columns": {"supplier": "Since"}, "dates": "month_first"}
    room = Room(remembered=ColumnMapping(mapping=mapping))
    room.ask({}, upload())
    assert room.shown["columns"]["column_supplier"].value() == "Since"
    assert room.shown["columns"]["dates"].value() == "month_first"


@pytest.mark.parametrize("content", [b"", b"Price,Name\n1,B\n"])
def test_what_is_no_table_or_is_turned_away_is_told_at_the_file(content):
    room = Room()
    assert room.ask({}, upload(content)).status_code == 422
    assert "file" in room.shown["form"].errors


def test_it_is_tried_first_and_then_taken():
    room = Room()
    assert room.ask(SENT).status_code == 200
    assert (room.shown["sound"], room.kept) == (True, [])

    answer = room.ask(SENT | {"take": "1"})
    assert (answer.status_code, answer["Location"]) == (302, "/after/")
    assert room.kept == [{"supplier": "Name", "joined_on": "Since"}]
    assert [one.message for one in room.request._messages] == [
        "1 participant recorded from march.csv."
    ]


def test_nothing_is_taken_of_a_file_with_a_problem_or_with_nothing_new():
    room = Room(problems=(LATE,))
    assert room.ask(SENT | {"take": "1"}).status_code == 422
    assert (room.shown["problems"], room.shown["sound"]) == ((LATE,), False)
    assert Room(records=()).ask(SENT | {"take": "1"}).status_code == 200
    assert room.kept == []


@pytest.mark.parametrize(
    "fault", [BadInput([LATE]), InvalidValue(what=LATE.what, where=LATE.where, mend=LATE.mend)]
)
def test_what_stands_against_it_only_when_it_is_taken_is_told(fault):
    room = Room(fault=fault)
    assert room.ask(SENT | {"take": "1"}).status_code == 422
    assert [one.what for one in room.shown["problems"]] == [LATE.what]
    assert room.shown["sound"] is False


def test_a_file_that_was_lost_or_columns_not_named_are_told():
    room = Room()
    assert room.ask(SENT | {"carried": "nothing"}).status_code == 422
    assert "did not come with the form" in room.shown["fault"]
    assert room.ask(SENT | {"column_supplier": ""}).status_code == 422
    assert "column_supplier" in room.shown["columns"].errors
