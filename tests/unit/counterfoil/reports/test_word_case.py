"""The Word draft: five cases, the review in its header, and the authority's own template."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from counterfoil.errors import UnreadableInput
from counterfoil.reports.word_case import default_template, without_clock, word_case
from counterfoil.reports.word_context import word_text
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED

pytestmark = pytest.mark.slow

REFERENCE = Path(__file__).parents[4] / "docs/reference/word-template.md"
PLAIN = replace(APPRAISAL, chances=None, variance_shares=(), tornado=(), switching_values=())


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(word_case(CASE, APPRAISAL, NOT_REVIEWED)))


def words(document):
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def template(tmp_path, *paragraphs):
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(tmp_path / "ours.docx")
    return tmp_path / "ours.docx"


def test_it_has_the_five_cases_in_order(document):
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]

    assert headings[1:6] == [
        "1. Strategic case",
        "2. Economic case",
        "3. Commercial case",
        "4. Financial case",
        "5. Management case",
    ]


def test_the_header_says_that_nobody_reviewed_it(document):
    assert document.sections[0].header.paragraphs[0].text.startswith("Not reviewed")


def test_it_holds_the_answer_and_no_placeholder(document):
    text = words(document)

    assert "between £30,000 and £1.1 million in 80% of trials; central £588,262" in text
    assert "Double running is priced in the contract." in text
    assert "illustrative" in text
    assert "{{" not in text
    assert "{%" not in text


def test_every_picture_has_its_sentence(document):
    part = document.element.body
    described = [one.get("descr") for one in part.iter() if one.tag.endswith("}docPr")]

    assert len(described) == 6
    assert all(text.endswith(".") for text in described)


def test_without_chance_there_are_fewer_pictures_and_no_gap():
    document = Document(io.BytesIO(word_case(CASE, PLAIN, NOT_REVIEWED)))

    assert len(document.inline_shapes) == 3
    assert "Nothing was simulated." in words(document)


def test_what_a_user_typed_is_text(tmp_path):
    case = replace(CASE, title="A & B <Ltd> {{ 7 * 7 }}", narrative={"strategic": "<w:p/>"})

    data = word_case(
        case, PLAIN, NOT_REVIEWED, template(tmp_path, "{{ title }}", "{{ strategic[0] }}")
    )

    assert [p.text for p in Document(io.BytesIO(data)).paragraphs] == [
        "A & B <Ltd> {{ 7 * 7 }}",
        "<w:p/>",
    ]


def test_the_same_answer_gives_the_same_bytes():
    assert word_case(CASE, PLAIN, NOT_REVIEWED) == word_case(CASE, PLAIN, NOT_REVIEWED)


def test_an_unknown_name_is_told(tmp_path):
    ours = template(tmp_path, "{{ net_present_vallue }}")

    with pytest.raises(UnreadableInput, match="net_present_vallue") as fault:
        word_case(CASE, PLAIN, NOT_REVIEWED, ours)
    assert "docs/reference/word-template.md" in fault.value.mend


@pytest.mark.parametrize(
    "placeholder",
    [
        pytest.param("{{ title", id="never closed"),
        pytest.param("{{ title.__class__.__mro__ }}", id="reaching into the program"),
        pytest.param("{% for x in range(10**9) %}{% endfor %}", id="endless"),
    ],
)
def test_a_placeholder_that_cannot_be_filled_is_refused(tmp_path, placeholder):
    with pytest.raises(UnreadableInput, match=r"cannot be filled|is not there"):
        word_case(CASE, PLAIN, NOT_REVIEWED, template(tmp_path, placeholder))


def test_a_template_that_is_none_is_refused(tmp_path):
    (tmp_path / "text.docx").write_text("not a document")
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with zipfile.ZipFile(tmp_path / "macro.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("word/vbaProject.bin", "")

    for name, told in (
        ("text.docx", "no Word document"),
        ("other.docx", "no Word document that can be filled in"),
        ("macro.docx", "macros"),
        ("absent.docx", "cannot be read"),
    ):
        with pytest.raises(UnreadableInput, match=told):
            word_case(CASE, PLAIN, NOT_REVIEWED, tmp_path / name)


def test_the_reference_lists_every_name_that_a_template_can_use():
    page = REFERENCE.read_text(encoding="utf-8")
    listed = set(re.findall(r"`(\w+)`", page))

    record = word_text(CASE, APPRAISAL, NOT_REVIEWED)
    rows = {
        field for value in record.values() if isinstance(value, list) for field in fields(value)
    }
    assert set(record) | rows <= listed


def fields(rows):
    return {field for row in rows if isinstance(row, dict) for field in row}


def test_our_own_template_carries_no_day():
    with zipfile.ZipFile(io.BytesIO(default_template())) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
    assert without_clock(default_template()) == default_template()
