from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.section import WD_SECTION

from counterfoil.reports.marked_word import marked_word

WORDS = "OFFICIAL-SENSITIVE: COMMERCIAL · Not reviewed"


def written(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def marked(document):
    data = marked_word(written(document), "OFFICIAL-SENSITIVE: COMMERCIAL", "Not reviewed")
    return Document(io.BytesIO(data))


def texts(part):
    return [line.text for line in part.paragraphs if line.text]


def test_a_template_without_header_or_footer_is_marked_on_both():
    (section,) = marked(Document()).sections

    assert texts(section.header) == [WORDS]
    assert texts(section.footer) == [WORDS]


def test_the_templates_own_header_and_footer_stay():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Our letterhead"
    document.sections[0].footer.paragraphs[0].text = "Page 1"

    (section,) = marked(document).sections

    assert texts(section.header) == [WORDS, "Our letterhead"]
    assert texts(section.footer) == ["Page 1", WORDS]


@pytest.mark.parametrize("linked", [True, False])
def test_every_section_has_it_once(linked):
    document = Document()
    second = document.add_section(WD_SECTION.NEW_PAGE)
    if not linked:
        second.header.is_linked_to_previous = False
        second.header.paragraphs[0].text = "Annex"

    first, last = marked(document).sections

    assert texts(first.header) == [WORDS]
    assert texts(last.header) == ([WORDS] if linked else [WORDS, "Annex"])


def test_a_first_page_and_even_pages_of_their_own_are_marked():
    document = Document()
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True

    (section,) = marked(document).sections

    for part in (
        section.first_page_header,
        section.first_page_footer,
        section.even_page_header,
        section.even_page_footer,
    ):
        assert texts(part) == [WORDS]


def test_the_same_document_gives_the_same_bytes():
    data = written(Document())

    assert marked_word(data, "OFFICIAL", "Not reviewed") == marked_word(
        data, "OFFICIAL", "Not reviewed"
    )
