from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from counterfoil.errors import UnreadableInput
from counterfoil.reports.word_case import default_template
from counterfoil_web.records.models import Event
from counterfoil_web.results import template_store
from counterfoil_web.results.models import WordTemplate
from counterfoil_web.results.template_store import remove_template, set_template, template_of


def docx(text="{{ title }}", **more):
    document = Document()
    document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held, "a") as archive:
        for name, content in more.items():
            archive.writestr(name, content)
    return held.getvalue()


def upload(content, name="ours.docx"):
    return SimpleUploadedFile(name, content)


def test_the_newest_is_used_and_none_is_lost(appraised):
    acting = appraised.acting("commercial_lead")

    set_template(acting, upload(docx(), "first.docx"))
    set_template(acting, upload(default_template(), "second.docx"))

    assert template_of(acting.organisation).name == "second.docx"
    assert WordTemplate.objects.count() == 2
    assert Event.objects.filter(kind="word-template-set").count() == 2
    other = appraised.acting("commissioner").organisation
    assert template_of(other) is None


def test_going_back_to_ours(appraised):
    acting = appraised.acting("commercial_lead")
    remove_template(acting)
    set_template(acting, upload(docx()))

    remove_template(acting)

    assert template_of(acting.organisation) is None
    assert Event.objects.filter(kind="word-template-removed").count() == 1


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"PK", "ours.docx", "it is not a Word document"),
        (docx(), "ours.docm", "it is not a .docx file"),
        (docx(**{"word/vbaProject.bin": b"x"}), "ours.docx", "it holds macros"),
        (docx(**{"word/activeX/activeX1.xml": b"x"}), "ours.docx", "it holds macros"),
        (docx("{{ secrets }}"), "ours.docx", "names something that is not there"),
        (docx("{% for %}"), "ours.docx", "cannot be filled"),
        (docx("{{ ''.__class__.mro() }}"), "ours.docx", ""),
        (
            docx(
                **{
                    "word/_rels/settings.xml.rels": '<Relationship Type="x/attachedTemplate" '
                    'Target="https://example.org/x.dotm" TargetMode="External"/>'
                }
            ),
            "ours.docx",
            "fetches another template",
        ),
    ],
)
def test_what_is_no_fit_template_is_refused(appraised, content, name, what):
    with pytest.raises(UnreadableInput) as caught:
        set_template(appraised.acting("commercial_lead"), upload(content, name))

    assert what in caught.value.what
    assert caught.value.mend
    assert not WordTemplate.objects.exists()


def test_one_that_is_too_large_is_refused(appraised, monkeypatch):
    monkeypatch.setattr(template_store, "MOST_BYTES", 100)

    with pytest.raises(UnreadableInput, match="at most 100 are read"):
        set_template(appraised.acting("commercial_lead"), upload(docx()))


def test_a_bomb_is_refused(appraised, monkeypatch):
    monkeypatch.setattr(template_store, "MOST_BYTES", 200_000)
    content = docx(**{"word/media/a.bin": b"\0" * 2_100_000})
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))

    with pytest.raises(UnreadableInput, match="unpacked it is too large"):
        set_template(appraised.acting("commercial_lead"), upload(held.getvalue()))
