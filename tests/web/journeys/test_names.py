"""Welsh letters, apostrophes and signs come whole out of every file that is taken out."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TITLE = "Gwasanaethau Dalfa Tŷ’r Heddlu – Môn & O'Brien's Ŵyl"
OPTION = "Tâl y darparwr, O'Neill’s ŵ"
BROKEN = ("Ã", "â€", "&#x27;", "&amp;", "&#39;", "\ufffd")


@pytest.fixture
def client(client_as, world, workbook):
    """The commercial lead, whose partnership and first option have such names."""
    world.partnership.title = TITLE
    world.partnership.save()
    book = openpyxl.load_workbook(workbook)
    sheet = next(one for one in book if one.title.lower() == "options")
    headings = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value}
    column = headings.get("title") or headings["Title"]
    cells = [row[column - 1] for row in sheet.iter_rows()]
    at = next(number for number, cell in enumerate(cells) if str(cell.value).lower() == "title")
    cells[at + 1].value = OPTION
    changed = io.BytesIO()
    book.save(changed)
    client = client_as("commercial_lead")
    file = SimpleUploadedFile("Achos Tŷ’r O'Brien.xlsx", changed.getvalue())
    answer = client.post(at_case(world, "excel"), {"workbook": file})
    assert answer.status_code == 302, answer.content.decode()
    assert client.post(answer.headers["Location"]).status_code == 302
    return client


def test_names_come_whole_out_of_every_file(client, world):
    ref = world.partnership.ref
    assert_whole(client.get(at_case(world, "excel-file")), OPTION)
    assert_whole(client.get(at_case(world, "csv", "options")), OPTION)
    for form in ("xlsx", "csv"):
        assert_whole(client.get(f"/partnerships/as/{form}/"), TITLE)
    page = client.get(reverse("results:draft-exports", args=[ref])).content.decode()
    links = set(re.findall(r'href="([^"]*/exports/[^"]+)"', page))
    assert len(links) > 5
    for link in links:
        wanted = [OPTION] if link.endswith(("options.csv", "json/")) else []
        assert_whole(client.get(link), *wanted)
    for name in ("word", "workbook", "html"):
        made = client.post(reverse(f"results:draft-{name}", args=[ref]))
        job = client.get(made.headers["Location"]).content.decode()
        file = re.search(r'href="(/jobs/[^"]+/file/)"', job)
        assert file, job
        assert_whole(client.get(file[1]), OPTION)


def at_case(world, name, *more):
    """The address of a page of the partnership's case."""
    return reverse(f"appraisals:{name}", args=[world.partnership.ref, *more])


def assert_whole(answer, *wanted: str) -> None:
    """The file holds the names, and nothing of it was written twice in another alphabet."""
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = words_of(content)
    where = answer.headers["Content-Disposition"]
    assert "T%C5%B7%E2%80%99r" in where or "/as/" in answer.request["PATH_INFO"], where
    assert [name for name in wanted if name not in text] == [], where
    assert [part for part in BROKEN if part in text] == [], where


def words_of(content: bytes) -> str:
    """The words in a file of Word or Excel, in JSON, in HTML or in CSV."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            together = "".join(parts.read(name).decode() for name in names)
        return html.unescape(re.sub(r"<[^>]+>", "", together))
    text = content.decode("utf-8-sig")
    if text.startswith("{"):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return html.unescape(text) if text.lstrip().startswith("<") else text
