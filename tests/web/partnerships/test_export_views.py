"""Files that leave: marked, scoped, logged."""

from __future__ import annotations

import io
from urllib.parse import unquote

import openpyxl
import pytest
from django.urls import reverse
from docx import Document

from counterfoil_web.records.models import Event


@pytest.fixture
def url(world):
    def made(form, room="governance"):
        return reverse("partnerships:room-export", args=[world.partnership.ref, room, form])

    return made


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
def test_a_rooms_answers_leave_marked_and_logged(client_as, answered, url, form):
    response = client_as("inspector").get(url(form))

    assert response.status_code == 200
    name = unquote(response["Content-Disposition"])
    assert "OFFICIAL-SENSITIVE COMMERCIAL Custody services, Governance" in name
    assert f".{form}" in name
    assert Event.objects.get(kind="export").record.startswith("answers/")


def test_the_word_file_holds_the_answer(client_as, answered, url):
    document = Document(io.BytesIO(client_as("commissioner").get(url("docx")).content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)

    assert "The senior responsible owner is the deputy chief constable." in text


def test_the_workbook_holds_every_question_of_the_room(client_as, answered, url):
    data = client_as("commissioner").get(url("xlsx")).content
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    ids = [row[0] for row in sheet.iter_rows(min_row=6, values_only=True)]

    assert "P3-C1" in ids
    assert len(ids) == 9


def test_signed_out_outsider_wrong_role_and_wrong_form(client, client_as, answered, url):
    assert client.get(url("docx")).status_code == 302
    assert client_as("outsider").get(url("docx")).status_code == 404
    assert client_as("evaluator").get(url("docx")).status_code == 403
    assert client_as("inspector").get(url("exe")).status_code == 404
    assert not Event.objects.filter(kind="export").exists()


def test_the_list_leaves_with_what_one_may_export(client_as):
    lead = client_as("commercial_lead").get(reverse("partnerships:list-export", args=["csv"]))
    text = lead.content.decode()
    assert text.count("OFFICIAL-SENSITIVE: COMMERCIAL") >= 3
    assert "Custody services" in text

    narrowed = client_as("commercial_lead").get(
        reverse("partnerships:list-export", args=["csv"]) + "?kind=business"
    )
    assert "Custody services" not in narrowed.content.decode()
    outside = client_as("outsider").get(reverse("partnerships:list-export", args=["csv"]))
    assert "Custody services" not in outside.content.decode()


def test_the_list_is_not_for_those_who_export_nothing(client, client_as):
    address = reverse("partnerships:list-export", args=["xlsx"])

    assert client.get(address).status_code == 302
    assert client_as("evaluator").get(address).status_code == 403
    assert client_as("commercial_lead").get(address).status_code == 200
    assert client_as("commercial_lead").get(address.replace("xlsx", "pdf")).status_code == 404
