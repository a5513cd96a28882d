from __future__ import annotations

import json

import pytest

from counterfoil.casefile.edits import CellEdit, RowAdded, RowDeleted, RowMoved
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.posted_edits import (
    MOST_TEXT,
    RowAct,
    act_edit,
    form_edits,
    json_edits,
    row_act,
    shown_digests,
    written_by,
)

SOURCES = TABLES["sources"]
BASE = json.dumps({"r1": {"row": "d1", "cells": {"title": "Ledger", "url": ""}}})


def test_only_cells_that_differ_are_edits():
    posted = {"base": BASE, "c:r1:title": "General ledger", "c:r1:url": ""}

    assert form_edits(SOURCES, posted) == (
        CellEdit(table="sources", row="r1", column="title", base="Ledger", text="General ledger"),
    )


def test_line_ends_of_a_form_are_no_change():
    base = json.dumps({"r1": {"row": "", "cells": {"title": "one\ntwo"}}})

    assert form_edits(SOURCES, {"base": base, "c:r1:title": "one\r\ntwo"}) == ()


def test_a_cell_whose_box_is_ticked_is_left_to_the_other():
    posted = {"base": BASE, "c:r1:title": "Mine", "keep:r1:title": "theirs"}

    assert form_edits(SOURCES, posted) == ()


@pytest.mark.parametrize("base", ["", "nonsense", "[]", '{"r1": 7}', '{"r1": {"cells": []}}'])
def test_a_form_that_no_page_sends_is_refused(base):
    with pytest.raises(InvalidValue):
        form_edits(SOURCES, {"base": base})


def test_a_text_longer_than_a_cell_is_refused_with_the_limit():
    with pytest.raises(InvalidValue, match="32,767"):
        form_edits(SOURCES, {"base": BASE, "c:r1:title": "x" * (MOST_TEXT + 1)})


def test_zero_bytes_and_half_characters_are_made_visible():
    edits = form_edits(SOURCES, {"base": BASE, "c:r1:title": "a\0b"})

    assert edits[0].text == "a\ufffdb"


@pytest.mark.parametrize(
    ("posted", "expected"),
    [
        ({}, None),
        ({"act": ""}, None),
        ({"act": "explode:r1"}, None),
        ({"act": "delete:r1"}, RowAct(act="delete", row="r1")),
        ({"act": "end"}, RowAct(act="end")),
    ],
)
def test_the_button_that_was_pressed(posted, expected):
    assert row_act(posted) == expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("delete:r2", RowDeleted(table="sources", row="r2", base="d2")),
        ("up:r2", RowMoved(table="sources", row="r2", after="")),
        ("up:r3", RowMoved(table="sources", row="r3", after="r1")),
        ("down:r2", RowMoved(table="sources", row="r2", after="r3")),
        ("delete:r9", None),
    ],
)
def test_what_a_rows_button_does(act, expected):
    wanted = row_act({"act": act})

    assert act_edit(SOURCES, wanted, ["r1", "r2", "r3"], "d2", {}) == expected


def test_a_new_row_begins_with_what_the_page_shows():
    below = act_edit(SOURCES, RowAct(act="below", row="r1"), ["r1"], "", {"option": "as-now"})
    end = act_edit(SOURCES, RowAct(act="end"), [], "", {})

    assert isinstance(below, RowAdded)
    assert (below.after, below.cells) == ("r1", {"option": "as-now"})
    assert end.after is None
    assert below.row != end.row


def test_a_scripts_edits():
    body = json.dumps(
        {
            "edits": [
                {"kind": "add", "row": "n1", "after": None, "cells": {"id": "bid"}},
                {"kind": "cell", "row": "r1", "column": "title", "base": "a", "text": "b"},
                {"kind": "move", "row": "r1", "after": ""},
                {"kind": "delete", "row": "r2", "base": "d"},
            ]
        }
    ).encode()

    assert json_edits(SOURCES, body) == (
        RowAdded(table="sources", row="n1", after=None, cells={"id": "bid"}),
        CellEdit(table="sources", row="r1", column="title", base="a", text="b"),
        RowMoved(table="sources", row="r1", after=""),
        RowDeleted(table="sources", row="r2", base="d"),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"edits": 7}',
        b'{"edits": [7]}',
        b'{"edits": [{"kind": "explode"}]}',
        b'{"edits": [{"kind": "cell", "row": "../x", "column": "a", "base": "", "text": ""}]}',
        b'{"edits": [{"kind": "cell", "row": "r1", "column": "a", "base": "", "text": 7}]}',
    ],
)
def test_what_no_script_of_ours_sends_is_refused(body):
    with pytest.raises(InvalidValue):
        json_edits(SOURCES, body)


def test_the_signs_of_the_rows_that_were_shown():
    assert shown_digests({"base": BASE}) == {"r1": "d1"}


@pytest.mark.parametrize(
    ("body", "mine"),
    [
        (b'{"by": "7"}', True),
        (b'{"by": 7}', True),
        (b'{"by": "8"}', False),
        (b'{"edits": []}', True),
        (b"nonsense", True),
        (b"[]", True),
    ],
)
def test_who_typed_it_is_told_apart_from_who_sends_it(body, mine):
    assert written_by(body, 7) is mine
