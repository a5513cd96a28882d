"""A room's answers as a Word document."""

from __future__ import annotations

import io

from docx import Document

from counterfoil.access import Marking
from counterfoil_web.partnerships.answers_word import NO_ANSWER, AnswersDocument, word_bytes
from counterfoil_web.partnerships.question_rows import QuestionRow

ROW = QuestionRow(
    id="P3-C1",
    text="Who owns it?",
    url="/",
    state="Answered",
    tag="",
    owner="Contract manager",
    due="",
    overdue=False,
    weak="Nobody has looked at it for more than a year",
    answer="The deputy & the <chief>.\nTwo lines\x0b.",
    evidence="Minute 14",
    written="Version 1",
)


def written(rows, views=None):
    told = AnswersDocument(
        partnership="Dalfa’r Fro",
        room="Governance",
        about="As it stood.",
        synthesis="Our own synthesis.",
        rows=rows,
        views=views or {},
        marking=Marking.OFFICIAL_SENSITIVE_COMMERCIAL,
    )
    return Document(io.BytesIO(word_bytes(told)))


def test_the_marking_stands_at_head_and_foot():
    section = written([ROW]).sections[0]

    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE: COMMERCIAL"
    assert section.footer.paragraphs[0].text == "OFFICIAL-SENSITIVE: COMMERCIAL"


def test_question_answer_and_what_is_weak_are_there():
    texts = [paragraph.text for paragraph in written([ROW], {"P3-C1": ["She agreed."]}).paragraphs]

    for text in (
        "P3-C1: Who owns it?",
        "The deputy & the <chief>.",
        "Two lines",
        "Evidence: Minute 14",
        "Owner: Contract manager",
        "Weak: Nobody has looked at it for more than a year",
        "She agreed.",
        "Our own synthesis.",
    ):
        assert text in texts or any(one.startswith(text) for one in texts), text


def test_a_question_without_an_answer_says_so():
    bare = QuestionRow(
        id="P1",
        text="?",
        url="",
        state="Not answered",
        tag="",
        owner="",
        due="",
        overdue=False,
        weak="",
    )

    assert NO_ANSWER in [paragraph.text for paragraph in written([bare]).paragraphs]
