"""Kept words as the page shows them."""

from __future__ import annotations

from django.utils import timezone

from counterfoil_web.accounts.kept_words_page import MOST_SHOWN, presented
from counterfoil_web.accounts.models import KeptWords


def kept(fields, left_out=()):
    return presented(
        KeptWords(pk=1, fields=fields, left_out=list(left_out), made_at=timezone.now())
    )


def test_what_can_be_read_is_shown_and_everything_is_sent():
    found = kept([["title", ["Custody"]], ["empty", [""]], ["seen", ["3"]], ["a", ["b", "c"]]])

    assert found.shown == [("Title", "Custody"), ("A", "b"), ("A", "c")]
    assert found.hidden == [
        ("title", "Custody"),
        ("empty", ""),
        ("seen", "3"),
        ("a", "b"),
        ("a", "c"),
    ]


def test_a_long_table_is_counted_beyond_its_first_lines():
    found = kept([[f"line-{number}", ["x"]] for number in range(MOST_SHOWN + 3)])

    assert (len(found.shown), found.more) == (MOST_SHOWN, 3)
    assert len(found.hidden) == MOST_SHOWN + 3


def test_files_are_named():
    assert kept([], ["case_file"]).left_out == ["Case file"]
