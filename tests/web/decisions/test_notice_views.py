"""The notice: a draft from the record, a Word file, and publication by the policing body."""

from __future__ import annotations

import io
import re

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled
from docx import Document

from counterfoil_web.decisions.models import Decision


@pytest.fixture
def address(world):
    return lambda name: reverse(f"decisions:{name}", args=[world.partnership.ref, 1])


@pytest.fixture
def refused_decision(client_as, decision, address):
    client_as("commissioner").post(
        address("take"), {"outcome": "refuse", "reason": "Not affordable", "confirm": "on"}
    )


def test_the_draft_says_that_it_is_one(client_as, decision, address):
    page = client_as("auditor").get(address("notice")).content.decode()

    assert "Draft for publication: not published" in page
    assert "£19,200,000" in page


def test_an_outsider_finds_no_notice(client_as, decision, address):
    assert client_as("outsider").get(address("notice")).status_code == 404
    assert client_as("outsider").get(address("notice-word")).status_code == 404


def test_it_is_taken_out_as_word_with_its_marking(client_as, decision, address):
    answer = client_as("commissioner").get(address("notice-word"))
    document = Document(io.BytesIO(answer.content))

    assert "OFFICIAL-SENSITIVE" in document.sections[0].header.paragraphs[0].text
    assert "OFFICIAL-SENSITIVE" in answer["Content-Disposition"]


def test_it_is_published_with_what_is_withheld(client_as, refused_decision, address):
    client = client_as("commissioner")
    page = client.get(address("publish")).content.decode()
    name = re.search(r'for="id_(section_\d)">\s*Value', page)[1]

    answer = client.post(address("publish"), {name: "personal data or commercial confidentiality"})

    assert answer.status_code == 302
    notice = client.get(address("notice")).content.decode()
    assert "Published on" in notice
    assert "£19,200,000" not in notice
    assert "Withheld: personal data or commercial confidentiality." in notice


def test_an_exemption_that_is_none_is_refused(client_as, refused_decision, address):
    answer = client_as("commissioner").post(address("publish"), {"section_0": "embarrassing"})

    assert answer.status_code == 422
    with scopes_disabled():
        assert Decision.objects.get().published_at is None


def test_what_is_not_decided_is_not_published(client_as, decision, address):
    answer = client_as("commissioner").get(address("publish"), follow=True)
    assert "The decision has not been taken yet." in answer.content.decode()


@pytest.mark.parametrize("username", ["chief_officer", "commercial_lead", "inspector"])
def test_others_do_not_publish(client_as, refused_decision, address, username):
    assert client_as(username).get(address("publish")).status_code == 403


def test_a_published_notice_carries_no_sensitive_marking(client_as, refused_decision, address):
    client = client_as("commissioner")
    client.post(address("publish"), {})
    header = client.get(address("notice-word"))["Content-Disposition"]

    assert "SENSITIVE" not in header
