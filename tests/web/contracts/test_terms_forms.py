"""The forms of terms."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil_web.contracts.terms_forms import DraftForm, StartForm


def test_a_template_needs_a_title():
    form = StartForm({"begin": "consultancy"})

    assert form.errors == {"title": ["Enter the title of the contract"]}


def test_a_template_with_a_title_begins():
    form = StartForm({"begin": "consultancy", "title": "Change support"})

    assert form.is_valid()
    assert form.beginning.key == "change-support"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"begin": "own"}, "document"),
        ({"begin": "own", "document": "- nothing"}, "title"),
        ({"begin": "consultancy", "title": "T", "key": "a b"}, "key"),
        ({"begin": "consultancy", "title": "T", "key": "new"}, "key"),
        ({"begin": "consultancy", "title": "…"}, "key"),
        ({"begin": "other"}, "begin"),
        ({}, "begin"),
        ({"begin": "own", "document": "id: a.b\ntitle: T\n"}, "key"),
    ],
)
def test_what_is_missing_is_told_at_its_field(given, field):
    assert list(StartForm(given).errors) == [field]


def test_a_file_that_is_no_text_is_refused():
    file = SimpleUploadedFile("contract.yaml", b"\xff\xfe\x00")

    form = StartForm({"begin": "own"}, {"file": file})

    assert form.errors["file"] == ["The file must be text in UTF-8: save it so"]


def test_a_file_is_read_as_the_document():
    file = SimpleUploadedFile("contract.yaml", b"\xef\xbb\xbfid: deal\r\ntitle: The deal\r\n")

    form = StartForm({"begin": "own"}, {"file": file})

    assert form.is_valid()
    assert form.beginning.text == "id: deal\ntitle: The deal\n"


def test_a_draft_keeps_its_blanks_and_has_plain_line_ends():
    form = DraftForm({"revision": "1", "text": "id: deal\r\n  title: x\r\n"})

    assert form.is_valid()
    assert form.cleaned_data["text"] == "id: deal\n  title: x\n"
