from __future__ import annotations

import pytest
from django.urls import reverse

URL = reverse("experience:classes")


@pytest.fixture
def text(client_as):
    response = client_as("finance_officer").get(URL)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_signed_out_is_sent_to_sign_in(client, db):
    assert client.get(URL)["Location"].startswith(reverse("account_login"))


def test_an_outsider_to_every_partnership_reads_it(client_as):
    assert client_as("outsider").get(URL).status_code == 200


def test_nothing_is_taken_by_post(client_as):
    assert client_as("outsider").post(URL).status_code == 405


def test_each_class_says_how_few_cases_there_are(text):
    assert "Business partnering: 2 cases used, 7 left out" in text
    assert "they cannot support a distribution by themselves" in text
    assert "Custody: 0 cases used" in text


def test_each_ratio_has_its_working_and_footing(text):
    assert "£5,000,000 (saving reported for year 1, stated as over 5m) over £3,600,000" in text
    assert "self-reported; no independent audit was seen" in text


def test_cases_left_out_are_named_with_the_reason(text):
    assert "101.4m net was promised; no reported saving was found." in text
    assert reverse("experience:case", args=["met-sscl-2015"]) in text


def test_what_others_found_is_kept_apart(text):
    assert "What others found, which is in no ratio here" in text
