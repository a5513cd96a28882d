from __future__ import annotations

import io

import pytest

from counterfoil.cli.screen import Screen, TableColumn, aligned, fitted, wrapped

COLUMNS = (
    TableColumn(title="Case", whole=True),
    TableColumn(title="Value", right=True, whole=True),
    TableColumn(title="Note"),
)
ROWS = [["met-sscl-2015", "£216.0m", "a note of many words that does not fit in one line"]]


def shown(*, terminal: bool, width: int = 40) -> tuple[Screen, io.StringIO]:
    out = io.StringIO()
    return Screen(out, terminal=terminal, width=width), out


def test_a_pipe_gets_one_line_a_row_and_no_colour():
    screen, out = shown(terminal=False)
    screen.table(COLUMNS, ROWS)

    assert out.getvalue() == (
        "Case             Value  Note\n"
        "met-sscl-2015  £216.0m  a note of many words that does not fit in one line\n"
    )


def test_whoever_wants_no_colour_gets_none(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    screen, out = shown(terminal=True)
    screen.strong("The answer")

    assert out.getvalue() == "The answer\n"


def test_a_terminal_gets_a_table_that_fits():
    screen, out = shown(terminal=True)
    screen.table(COLUMNS, ROWS)
    lines = out.getvalue().splitlines()

    assert all(len(line) <= 40 for line in lines)
    assert sum("met-sscl-2015" in line for line in lines) == 1
    assert " ".join(line[24:].strip() for line in lines[2:]) == ROWS[0][2]


def test_whole_cells_are_never_wrapped_even_when_there_is_no_room():
    lines = [line for row in fitted(COLUMNS, ROWS, 20) for line in row]

    assert any("met-sscl-2015" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two", 20, ["one two"]),
        ("one two", 4, ["one", "two"]),
        ("first\nsecond", 20, ["first", "second"]),
        ("non-cashable", 6, ["non-", "cashable"]),
        ("2026-02-05", 4, ["2026-02-05"]),
        ("", 4, [""]),
    ],
)
def test_text_is_wrapped_at_words(text, width, lines):
    assert wrapped(text, width) == lines


def test_headings_stand_apart_and_nothing_begins_with_an_empty_line():
    screen, out = shown(terminal=False)
    screen.heading("First")
    screen.heading("Second")

    assert out.getvalue() == "First\n\nSecond\n"


def test_fields_wrap_under_their_value_and_empty_ones_are_left_out():
    screen, out = shown(terminal=False, width=24)
    screen.fields((("Unit", "pounds"), ("Note", ""), ("Source", "a book\nand another book of old")))

    assert out.getvalue() == (
        "Unit    pounds\nSource  a book\n        and another book\n        of old\n"
    )


def test_a_break_of_line_in_a_cell_becomes_a_space_in_a_pipe():
    assert aligned([TableColumn(title="A")], [["one\ntwo"]]) == ["A", "one two"]
