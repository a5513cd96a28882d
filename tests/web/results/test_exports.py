from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from django_scopes import scopes_disabled
from docx import Document
from openpyxl import load_workbook

from counterfoil.appraisal.appraise import appraise
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.results.exports import (
    file_stem,
    html_file,
    review_words,
    table_text,
    word_file,
    workbook_file,
)
from counterfoil_web.results.subjects import version_subject

MARKED = "OFFICIAL-SENSITIVE: COMMERCIAL"


@pytest.fixture
def subject(appraised):
    with scopes_disabled():
        seen = partnership_for(appraised.acting("finance_officer"), appraised.ref)
        yield version_subject(seen, 2)


@pytest.mark.slow
def test_the_word_draft_carries_marking_and_review_on_every_page(subject):
    document = Document(io.BytesIO(word_file(subject, None)))

    for section in document.sections[:1]:
        assert f"{MARKED} · Not reviewed" in [p.text for p in section.header.paragraphs]
        assert f"{MARKED} · Not reviewed" in [p.text for p in section.footer.paragraphs]
    assert subject.case.title in "\n".join(p.text for p in document.paragraphs)


@pytest.mark.slow
def test_the_workbook_and_the_report_carry_them_too(subject):
    book = load_workbook(io.BytesIO(workbook_file(subject)))
    page = html_file(subject).decode()

    assert all(sheet.oddFooter.center.text == MARKED for sheet in book.worksheets)
    assert page.count(f'<p class="marking">{MARKED}</p>') == 2
    assert "Not reviewed" in page


def test_money_by_year_is_that_of_the_answer(subject):
    rows = [line.split(",") for line in table_text(subject, "years").splitlines()[2:]]

    answer = appraise(case_of(subject.version), simulate=False)
    wanted = sum(line.present_value_gbp for option in answer.options for line in option.lines)
    assert sum(float(row[-1]) for row in rows) == pytest.approx(wanted, abs=1)


def test_a_file_is_called_after_its_partnership_and_version(subject):
    assert file_stem(subject) == "Custody services version 2"
    assert review_words(subject) == "Not reviewed"
    draft = SimpleNamespace(version=None, state=subject.state)
    assert review_words(draft) == "Draft, not submitted. Not reviewed"


def test_the_kept_answer_is_the_answer(subject):
    kept = subject.kept(whole=True).answer

    assert kept == appraise(case_of(subject.version), fingerprint=subject.version.fingerprint)


def test_no_such_table(subject):
    with pytest.raises(KeyError):
        table_text(subject, "nothing")
