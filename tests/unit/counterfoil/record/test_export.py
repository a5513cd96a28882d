from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from counterfoil.errors import UnreadableInput
from counterfoil.record import (
    START,
    Event,
    Header,
    Link,
    Point,
    disclosed,
    header_line,
    read_header,
    read_rows,
    row_line,
    verify,
)

AT = datetime(2026, 11, 22, 15, 4, tzinfo=UTC)
SALTS = ["00" * 16, "11" * 16, "22" * 16]


def a_copy(*, withheld=(), left_out=()) -> list[str]:
    """A log of three events as lines; some with words withheld, some left out."""
    lines, previous = [], START
    for number, salt in enumerate(SALTS, 1):
        event = Event(
            at=AT, kind="edited", record=f"case/{number}", after={"n": number}, reason="tŷ"
        )
        body = disclosed(event, salt).body()
        link = Link(number=number, previous=previous, body=body)
        shown = None if number in left_out else disclosed(event, salt, withheld=number in withheld)
        lines.append(row_line(link, shown))
        previous = link.hash
    header = Header(
        before=Point(number=0, hash=START),
        head=Point(number=3, hash=previous),
        about={"made_by": "Auditor", "organisation": "Heddlu Môn"},
    )
    return [header_line(header), *lines]


def verdict_of(lines):
    header = read_header(lines[0], "log.jsonl")
    rows = [row.link for row in read_rows(lines[1:], "log.jsonl")]
    return verify(rows, start=header.before, head=header.head)


@pytest.mark.parametrize(
    ("withheld", "left_out"), [((), ()), ((2,), ()), ((), (1, 3)), ((1,), (2, 3)), ((), (1, 2, 3))]
)
def test_a_copy_can_be_verified_whatever_is_kept_back(withheld, left_out):
    assert verdict_of(a_copy(withheld=withheld, left_out=left_out)).holds


def test_the_head_is_the_same_whatever_is_kept_back():
    assert a_copy()[0] == a_copy(withheld=(2,), left_out=(3,))[0]


def test_what_is_kept_back_is_not_in_the_copy():
    lines = a_copy(withheld=(1,), left_out=(2,))

    assert "tŷ" not in lines[1]
    assert "case/2" not in lines[2]
    assert json.loads(lines[2]).keys() == {"number", "previous", "hash", "body"}
    assert "tŷ" in lines[3]


def test_the_header_comes_back():
    header = read_header(a_copy()[0], "log.jsonl")

    assert (header.before, header.rows) == (Point(number=0, hash=START), 3)
    assert header.about == {"made_by": "Auditor", "organisation": "Heddlu Môn"}


@pytest.mark.parametrize(
    ("old", "new"),
    [('"n":2', '"n":3'), ('"tŷ"', '"ty"'), ('"case/2"', '"case/9"'), ("15:04", "15:05")],
)
def test_a_word_changed_in_the_copy_is_found(old, new):
    lines = a_copy()
    assert old in lines[2]
    lines[2] = lines[2].replace(old, new)

    assert verdict_of(lines).first_broken == 2


def test_a_line_taken_out_is_found():
    lines = a_copy()

    assert verdict_of([*lines[:2], lines[3]]).first_broken == 2
    assert verdict_of(lines[:3]).first_broken == 3


def test_blank_lines_do_no_harm():
    lines = a_copy()

    assert verdict_of([lines[0], "", *lines[1:], "  "]).holds


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("", "not JSON"),
        ("[]", "not a row"),
        ('{"format": "other"}', "no exported log"),
        ('{"format": "counterfoil-log", "version": 2}', "version 2"),
        ('{"format": "counterfoil-log", "version": 1}', "where it begins"),
        ("[" * 100_000, "not JSON"),
    ],
    ids=range(6),
)
def test_a_header_that_is_none_is_refused(line, what):
    with pytest.raises(UnreadableInput, match=what) as caught:
        read_header(line, "log.jsonl")
    assert caught.value.where == "log.jsonl, line 1"


def changed(**fields):
    return json.dumps({**json.loads(a_copy()[2]), **fields})


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("nonsense", "not JSON"),
        ('"text"', "not a row"),
        (changed(number="2"), "no number"),
        (changed(number=True), "no number"),
        (changed(number=-1), "no number"),
        (changed(previous="0"), "'previous' is not 64"),
        (changed(hash=None), "'hash' is not 64"),
        (changed(body="x"), "'body' is not 64"),
        (changed(kind=3), "lacks kind"),
        (changed(before="x"), "lacks before"),
        (changed(after={}), "'after' holds neither"),
        (changed(after={"value": 1}), "'after' holds neither"),
        (changed(after={"value": 1.5, "salt": "a"}), "not JSON"),
    ],
)
def test_a_row_that_is_none_is_refused_by_its_line(line, what):
    with pytest.raises(UnreadableInput, match=what) as caught:
        list(read_rows(["", line], "log.jsonl"))
    assert caught.value.where == "log.jsonl, line 3"
