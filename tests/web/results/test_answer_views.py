from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterfoil.appraisal.appraise import appraise
from counterfoil.reports.wording import money_short
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.results.models import ChartDrawing

PAGES = ("", "lines/", "affordability/", "delivery-model/", "reference-class/")
READERS = ("finance_officer", "commissioner", "inspector", "auditor")


@pytest.mark.parametrize("page", PAGES)
def test_who_is_signed_out_is_sent_to_sign_in(appraised, client, page):
    response = client.get(appraised.url(page))

    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("page", PAGES)
def test_an_outsider_finds_nothing(appraised, client_as, page):
    assert client_as("outsider").get(appraised.url(page)).status_code == 404


@pytest.mark.parametrize("person", ["evaluator", "moderator"])
def test_a_role_that_does_not_read_cases_is_refused(appraised, client_as, person):
    assert client_as(person).get(appraised.url()).status_code == 403


def test_a_supplier_sees_nothing_of_the_case(appraised, client_as):
    assert client_as("supplier_user").get(appraised.url()).status_code in (403, 404)


@pytest.mark.parametrize("person", READERS)
def test_the_answer_stands_range_first_and_says_that_nobody_reviewed_it(
    appraised, client_as, person
):
    response = client_as(person).get(appraised.url())
    text = response.content.decode()

    answer = appraise(case_of(appraised.versions[1]))
    spread = next(one.npsv for one in answer.chances.options if one.option == answer.preferred)
    low, central = text.index("in 80% of trials"), text.index("; central £")
    assert low < central
    assert "<strong>Not reviewed.</strong>" in text
    assert money_short(spread.p10_gbp).removeprefix("£") in text
    assert "What would have to be true for this to change" in text
    assert appraised.versions[1].fingerprint in text


def test_every_figure_of_the_options_leads_to_its_working(appraised, client_as):
    page = client_as("inspector")
    text = page.get(appraised.url()).content.decode()
    table = text[text.index("app-table") : text.index("Open any figure")]
    links = [part.split('"')[0] for part in table.split('href="')[1:]]

    assert len(links) >= 4 * 4
    for link in dict.fromkeys(links):
        assert page.get(link).status_code == 200, link


def test_a_look_takes_few_queries_and_works_nothing_out_again(appraised, client_as):
    page = client_as("finance_officer")
    page.get(appraised.url())
    for one in PAGES:
        page.get(appraised.url(one))
        with CaptureQueriesContext(connection) as queries:
            assert page.get(appraised.url(one)).status_code == 200
        assert len(queries) <= 12, one


def test_each_chart_has_its_sentence_its_table_and_a_drawing_for_who_has_no_script(
    appraised, client_as
):
    page = client_as("finance_officer")
    text = page.get(appraised.url()).content.decode()

    figures = text.split('<figure class="app-chart"')[1:]
    assert len(figures) >= 6
    for figure in figures:
        assert "<figcaption>" in figure
        assert 'type="application/json"' in figure
        assert "<table" in figure
        assert "<picture>" in figure
    address = figures[0].split('src="')[1].split('"')[0]
    drawn = page.get(address)
    assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/svg+xml")
    assert drawn.content.startswith(b"<svg")
    assert "immutable" in drawn["Cache-Control"]
    digest = address.rpartition("/")[2].removesuffix(".svg")
    assert ChartDrawing.objects.get(pk=digest).svg


def test_a_drawing_that_is_not_there_and_one_for_an_outsider(appraised, client_as):
    address = f"/partnerships/{appraised.ref}/case/charts/{'0' * 64}.svg"

    assert client_as("finance_officer").get(address).status_code == 404
    assert client_as("outsider").get(address).status_code == 404


def test_affordability_shows_each_body_with_its_budget_and_links(appraised, client_as):
    text = client_as("commissioner").get(appraised.url("affordability/")).content.decode()

    assert "Room in the budget" in text
    assert "/figures/effect/force/" in text
    assert "/figures/headroom/force/" in text


def test_the_assessment_has_scores_with_reasons_beside_the_money(appraised, client_as):
    text = client_as("commissioner").get(appraised.url("delivery-model/")).content.decode()

    assert "never multiplied into it" in text
    assert "Why each score was given" in text
    assert "/figures/score/partner/" in text
    assert "/figures/npsv/partner/" in text


def test_the_reference_class_says_how_many_cases_and_which(appraised, client_as):
    text = client_as("commissioner").get(appraised.url("reference-class/")).content.decode()

    assert "/experience/cleveland-steria-2010/" in text
    assert "lowest and highest" in text


def test_a_version_that_is_not_there(appraised, client_as):
    assert client_as("finance_officer").get(appraised.url(number=9)).status_code == 404


def test_nothing_is_posted_to_a_page_of_results(appraised, client_as):
    assert client_as("finance_officer").post(appraised.url()).status_code == 405
