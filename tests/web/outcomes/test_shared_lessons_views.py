"""Other forces read what is shared; a supplier does not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil.appraisal.evidence import Basis
from counterfoil.experience.records import Stage
from counterfoil.outcomes.lessons import SharedLesson, SharingGrain
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.outcomes import shared_lessons_views
from counterfoil_web.outcomes.lesson_store import share

pytestmark = pytest.mark.django_db


def test_another_force_reads_it_without_names(opened_by, client_as):
    outsider = client_as("outsider")
    assert "No force has shared a lesson yet" in outsider.get("/lessons/").content.decode()
    with opened_by("commercial_lead") as one:
        lesson = one.outcomes.lessons[0]
        share(one.seen, lesson.id, SharingGrain.WITHOUT_NAMES, "Others buy the same.")
    html = outsider.get("/lessons/").content.decode()
    assert lesson.happened in html
    assert "Custody services" not in html
    assert "Example force" not in html


def test_fifty_stand_on_a_page(world, client_as, monkeypatch):
    one = SharedLesson(
        kind=PartnershipKind.CUSTODY,
        stage=next(iter(Stage)),
        worked=True,
        happened="It went well.",
        differently="Nothing.",
        basis=Basis.ASSUMED,
    )
    monkeypatch.setattr(shared_lessons_views, "lessons_shared", lambda: (one,) * 60)
    html = client_as("outsider").get("/lessons/").content.decode()
    assert html.count("It went well.") == 50
    assert "1 to 50 of 60 lessons" in html
    assert client_as("outsider").get("/lessons/?page=2").content.decode().count("well.") == 10


def test_a_supplier_does_not(world, client_as, client):
    refused = client_as("supplier_user").get("/lessons/")
    assert refused.status_code == 403
    assert "share their lessons with each other" in refused.content.decode()
    assert client.get("/lessons/").status_code == 302


@pytest.mark.parametrize("rest", ["experience:cases", "experience:guide"])
def test_the_pages_of_experience_lead_to_it_but_for_a_supplier(world, client_as, rest):
    link = 'href="/lessons/"'
    assert link in client_as("outsider").get(reverse(rest)).content.decode()
    assert link not in client_as("supplier_user").get(reverse(rest)).content.decode()
