"""The Word file of a decision notice holds every section, the marking, and its status."""

from __future__ import annotations

import io

from docx import Document

from counterfoil.reports.decision_notice import NOT_PUBLISHED, decision_notice_docx

SECTIONS = (
    ("Decision", ["Example force: approved.", "Example policing body: approved."]),
    ("Value", ["£19,200,000 over the whole life of the contract, before VAT."]),
)


def opened(**changes):
    given = {
        "title": "Approve the outline business case",
        "reference": "k3m9q2xw/2",
        "partnership": "Gwasanaethau’r ddalfa",
        "sections": SECTIONS,
        "banner": "OFFICIAL",
    }
    return Document(io.BytesIO(decision_notice_docx(**{**given, **changes})))


def test_every_section_stands_in_it_in_order():
    texts = [paragraph.text for paragraph in opened().paragraphs]

    assert texts == [
        "Decision notice",
        "Approve the outline business case",
        "Partnership: Gwasanaethau’r ddalfa",
        "Decision number: k3m9q2xw/2",
        "Decision",
        "Example force: approved.",
        "Example policing body: approved.",
        "Value",
        "£19,200,000 over the whole life of the contract, before VAT.",
    ]


def test_marking_and_status_stand_on_every_page():
    section = opened(banner="OFFICIAL-SENSITIVE: COMMERCIAL").sections[0]

    assert section.header.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE: COMMERCIAL")
    assert NOT_PUBLISHED in section.header.paragraphs[0].text
    assert section.footer.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE: COMMERCIAL")


def test_a_published_notice_says_so():
    header = opened(status="Published on 22 November 2026").sections[0].header
    assert "Published on 22 November 2026" in header.paragraphs[0].text


def test_no_author_is_written_into_the_file():
    assert opened().core_properties.author == ""
