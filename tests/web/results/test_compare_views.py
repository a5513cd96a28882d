from __future__ import annotations

import csv
import io
import json

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.case_text import text_of_case
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.appraisals.store import open_draft_from
from counterfoil_web.appraisals.versions_store import case_of, make_version_from_case
from counterfoil_web.records.models import Event
from tests.web.results.conftest import example


def address(appraised, rest=""):
    return f"/partnerships/{appraised.ref}/case/compare/{rest}"


@pytest.mark.parametrize("rest", ["", "comparison.csv", "comparison.json"])
def test_signed_out_outsider_and_wrong_role(appraised, client, client_as, rest):
    assert client.get(address(appraised, rest)).status_code == 302
    assert client_as("outsider").get(address(appraised, rest)).status_code == 404
    assert client_as("evaluator").get(address(appraised, rest)).status_code == 403


def test_what_changed_and_what_it_did(appraised, client_as):
    text = client_as("commissioner").get(address(appraised)).content.decode()

    assert "1 change between Version 1 and Version 2" in text
    assert "Managing the contract and counting detentions" in text
    assert "→ 150000" in text
    assert "What they do only because they act together" in text
    assert "comparison.csv" in text


def test_the_draft_against_a_version(drafted, client_as):
    text = (
        client_as("commercial_lead")
        .get(address(drafted), {"from": "1", "to": "draft"})
        .content.decode()
    )

    assert "1 change between Version 1 and Draft" in text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("1", "between Version 1 and Version 2"),
        ("2", "between Version 1 and Version 2"),
        ("draft", "Version 2 and Draft say the same."),
    ],
)
def test_the_older_is_before_when_only_one_is_asked_for(drafted, client_as, asked, says):
    page = client_as("commercial_lead").get(address(drafted), {"to": asked})

    assert says in page.content.decode()


def test_the_only_version_stands_before_the_draft(world, client_as):
    author = world.people["commercial_lead"]
    acting = acting_for(author, wanted=None, today=timezone.localdate())
    with scopes_disabled():
        only = make_version_from_case(
            world.partnership, example(), submitted_by=author, reason="As it was first written"
        )
        text = text_of_case(example())
        open_draft_from(acting, world.partnership, text, source="version 1", based_on=only)
    where = f"/partnerships/{world.partnership.ref}/case/compare/"

    response = client_as("commercial_lead").get(where, {"to": "1"})

    assert response.context["chosen"] == ("1", "draft")
    assert "Version 1 and Draft say the same." in response.content.decode()


def test_two_that_are_asked_for_stand_as_asked(drafted, client_as):
    query = {"from": "draft", "to": "1"}
    response = client_as("commercial_lead").get(address(drafted), query)

    assert response.context["chosen"] == ("draft", "1")


def test_the_same_twice_says_so(drafted, client_as):
    text = client_as("commercial_lead").get(address(drafted), {"from": "2", "to": "2"})

    assert "Version 2 and Version 2 say the same." in text.content.decode()


@pytest.mark.parametrize("query", [{"to": "9"}, {"from": "x"}, {"from": "draft"}])
def test_what_is_not_there(appraised, client_as, query):
    assert client_as("commissioner").get(address(appraised), query).status_code == 404


def test_one_version_alone_has_nothing_to_compare(world, client_as):
    page = client_as("commercial_lead")
    where = f"/partnerships/{world.partnership.ref}/case/compare/"

    assert "There are not yet two versions" in page.get(where).content.decode()
    assert page.get(f"{where}comparison.csv").status_code == 404


def test_the_table_taken_out_adds_up_and_is_in_the_log(appraised, client_as):
    response = client_as("commissioner").get(address(appraised, "comparison.csv"))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    whole = rows[-1][3:]
    parts = [sum(float(row[place]) for row in rows[1:-1]) for place in range(3, len(rows[0]))]
    assert [float(one) for one in whole] == pytest.approx(parts, abs=0.005)
    moved = [
        after.npsv_gbp - before.npsv_gbp
        for before, after in zip(
            *(appraise(case_of(one), simulate=False).options for one in appraised.versions),
            strict=True,
        )
    ]
    assert [float(one) for one in whole] == pytest.approx(moved, abs=0.011)
    assert "OFFICIAL-SENSITIVE" in response["Content-Disposition"]
    event = Event.objects.filter(kind="answer-exported").get()
    assert event.record == f"version/{appraised.ref}/2"


def test_the_same_as_json(appraised, client_as):
    response = client_as("commissioner").get(address(appraised, "comparison.json"))

    document = json.loads(response.content)
    assert document["schema"] == "counterfoil/comparison"
    assert len(document["effects"]) == 1
    assert document["marking"] == "OFFICIAL-SENSITIVE: COMMERCIAL"
