"""The calibration round: alone first, then side by side."""

from __future__ import annotations

import pytest

from tests.web.tenders.marks import words_of

pytestmark = pytest.mark.django_db
SPECIMEN = {"criterion": "care", "text": "Checked hourly.", "mark": "2", "reason": "No proof."}
NAME = "calibration/specimen-care/"


def test_a_round_from_specimen_to_talk(tender_at, client_as, page):
    tender_at("opened")
    moderator, evaluator = client_as("moderator"), client_as("evaluator")
    assert "There are no specimens yet." in words_of(moderator.get(page("calibration/")))
    assert moderator.post(page("calibration/new/"), {**SPECIMEN, "reason": ""}).status_code == 422
    assert moderator.post(page("calibration/new/"), SPECIMEN)["Location"] == page(NAME)

    blind = words_of(evaluator.get(page(NAME)))
    assert "Checked hourly." in blind
    assert "It should earn" not in blind
    assert "Shown once you have marked it" in words_of(evaluator.get(page("calibration/")))
    assert evaluator.post(page(NAME), {"mark": "4", "reason": ""}).status_code == 422
    evaluator.post(page(NAME), {"mark": "4", "reason": "It is checked."})
    client_as("healthcare_evaluator").post(
        page(NAME), {"mark": "2", "reason": "Nothing proves it."}
    )
    html = words_of(evaluator.get(page(NAME)))
    assert "It should earn <strong>2</strong>" in html
    assert "2 above what it should earn" in html
    assert "Nothing proves it." in html
    assert "from 2 to 4" in html
    assert "To come: Contract manager" in html
    assert evaluator.post(page(NAME), {"mark": "2", "reason": "Oh"}).status_code == 404


def test_who_may_add_and_who_may_look(tender_at, client_as, page):
    tender_at("opened")
    assert client_as("evaluator").get(page("calibration/new/")).status_code == 403
    assert client_as("finance_officer").get(page("calibration/")).status_code == 403
    assert client_as("outsider").get(page("calibration/")).status_code == 404
    assert client_as("moderator").get(page(NAME)).status_code == 404
