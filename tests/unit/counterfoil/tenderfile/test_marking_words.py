"""What stands of an answer, and its fingerprint."""

from __future__ import annotations

from counterfoil.tender.scores import ModerationOpened
from counterfoil.tenderfile.marking_words import (
    Written,
    answers_of,
    fingerprint,
    standing_words,
    written,
)
from tests.fixtures.tenders import a_dossier


def test_a_draft_stands_before_the_mark_recorded_and_a_blank_one_does_not():
    first = answers_of(a_dossier(without=ModerationOpened), "e1")[0]

    assert standing_words(first, {}) == Written("4", "Page 4 shows what earns 4.")
    assert standing_words(first, {first.name: Written("", "Begun")}) == Written("", "Begun")
    assert standing_words(first, {first.name: Written()}).mark == "4"


def test_a_fingerprint_is_of_the_words_the_answer_and_the_evaluator():
    stood = written("4", "Page 3\r\n")
    made = fingerprint("e1", ("a", "care"), stood)

    assert made == fingerprint("e1", ("a", "care"), written(" 4", "Page 3"))
    others = [
        fingerprint("e2", ("a", "care"), stood),
        fingerprint("e1", ("b", "care"), stood),
        fingerprint("e1", ("a", "care"), Written("4", "Page 4")),
        fingerprint("e1", ("a", "care"), Written("5", "Page 3")),
    ]
    assert len({made, *others}) == 5
    assert made.startswith("e1:")
    assert written("\x07", "\x00").is_blank
