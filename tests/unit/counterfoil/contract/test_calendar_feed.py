"""The feed, held against RFC 5545's own rules."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.access.roles import Role
from counterfoil.contract.calendar_feed import calendar_feed, escaped, folded
from counterfoil.contract.obligations import DueDate, ObligationKind
from counterfoil.errors import InvalidValue
from tests.fixtures.contracts import contract_with, fixed

CONTRACT = contract_with(fixed())
STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
# RFC 5545, 3.1: contentline = name *(";" param) ":" value, of no control but tab
CONTENT_LINE = re.compile(
    r'^[A-Za-z0-9-]+(;[A-Za-z0-9-]+=[^\x00-\x08\x0a-\x1f\x7f";:,]+)*:[^\x00-\x08\x0a-\x1f\x7f]*$'
)
# RFC 5545, 3.3.11: TEXT
TEXT = re.compile(r"^(\\[\\;,Nn]|[^\\;,\x00-\x08\x0a-\x1f\x7f])*$")


def due(name: str = "close/2026-04", **more) -> DueDate:
    more = {"title": "Close the statement of 2026-04", "lead_days": 5, **more}
    return DueDate(
        id=name,
        kind=ObligationKind.CLOSING,
        owner=Role.CONTRACT_MANAGER,
        on=date(2026, 5, 20),
        **more,
    )


def unfolded(feed: str) -> list[str]:
    """RFC 5545, 3.1: a CRLF and one space or tab after it are taken out."""
    assert feed.endswith("\r\n")
    return re.sub("\r\n[ \t]", "", feed).split("\r\n")[:-1]


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), text)


def test_a_date_is_an_event_of_a_whole_day_with_a_reminder():
    lines = unfolded(calendar_feed(CONTRACT, [due(clause="Schedule 7", note="See; it")], STAMP))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Counterfoil//Dates of contracts//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Example contract",
        "BEGIN:VEVENT",
        "UID:close/2026-04@example.counterfoil",
        "DTSTAMP:20261122T093000Z",
        "DTSTART;VALUE=DATE:20260520",
        "DTEND;VALUE=DATE:20260521",
        "SUMMARY:Example contract: Close the statement of 2026-04",
        f"DESCRIPTION:For: {Role.CONTRACT_MANAGER.label}\\nClause: Schedule 7\\nSee\\; it",
        "CATEGORIES:CLOSING",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Close the statement of 2026-04",
        "TRIGGER:-P5D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_date_without_lead_has_no_reminder():
    assert "VALARM" not in calendar_feed(CONTRACT, [due(lead_days=0)], STAMP)


def test_the_stamp_is_told_in_utc_and_needs_a_time_zone():
    summer = datetime(2026, 7, 1, 1, 0, tzinfo=timezone(timedelta(hours=1)))
    assert "DTSTAMP:20260701T000000Z\r\n" in calendar_feed(CONTRACT, [due()], summer)
    with pytest.raises(InvalidValue, match="has no time zone"):
        calendar_feed(CONTRACT, [], datetime.fromisoformat("2026-07-01T00:00"))


def test_an_empty_calendar_still_holds_a_component():
    lines = unfolded(calendar_feed(CONTRACT, [], STAMP))
    assert lines[5:-1] == [
        "BEGIN:VFREEBUSY",
        "UID:none@example.counterfoil",
        "DTSTAMP:20261122T093000Z",
        "END:VFREEBUSY",
    ]


def test_uids_stay_and_differ():
    first, again = (calendar_feed(CONTRACT, [due(), due("end/x")], STAMP) for _ in range(2))
    assert first == again
    uids = [line for line in unfolded(first) if line.startswith("UID:")]
    assert len(set(uids)) == 2


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.text(max_size=100))
def test_any_words_make_lines_that_the_rfc_allows(title, note):
    note = note.encode("utf-8", "ignore").decode()
    feed = calendar_feed(CONTRACT, [due(title=title, note=note)], STAMP)
    for line in feed.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    lines = unfolded(feed)
    for line in lines:
        assert CONTENT_LINE.match(line), line
    (summary,) = [line.partition(":")[2] for line in lines if line.startswith("SUMMARY:")]
    assert TEXT.match(summary)
    plain = title.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(one for one in plain if one in "\n\t" or (one >= " " and one != "\x7f"))
    assert unescaped(summary) == f"Example contract: {kept}"


def test_begin_and_end_stand_in_pairs():
    depth: list[str] = []
    for line in unfolded(calendar_feed(CONTRACT, [due(), due("b")], STAMP)):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth.append(value)
        elif name == "END":
            assert depth.pop() == value
    assert depth == []


def test_a_character_of_several_octets_is_not_cut():
    """37 of two octets make 74; the next begins a new line, after its space."""
    assert folded("é" * 38) == "é" * 37 + "\r\n " + "é"
    assert folded("x" * 75) == "x" * 75


def test_the_signs_of_the_format_are_escaped():
    assert escaped("a\\b;c,d\r\ne\x07") == "a\\\\b\\;c\\,d\\ne"
