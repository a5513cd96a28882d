from __future__ import annotations

import re

import pytest

from counterfoil_web.appraisals.versions_store import case_of


def test_signed_out_outsider_and_wrong_role(appraised, client, client_as):
    address = appraised.url("figures/npsv/partner/")

    assert client.get(address).status_code == 302
    assert client_as("outsider").get(address).status_code == 404
    assert client_as("evaluator").get(address).status_code == 403


def test_an_inspector_follows_a_figure_to_its_source_in_two_clicks(appraised, client_as):
    page = client_as("inspector")
    answer = page.get(appraised.url()).content.decode()
    first = re.search(r'href="([^"]*/figures/npsv/partner/)"', answer)[1]

    figure = page.get(first).content.decode()

    case = case_of(appraised.versions[1])
    used = {
        name
        for line in case.lines
        if line.option in ("partner", "as-now")
        for name in line.evidence.sources
    }
    urls = {source.url for source in case.sources if source.id in used}
    assert urls
    for url in urls:
        assert f'href="{url}"' in figure
    assert "(confirmed)" in figure


@pytest.mark.parametrize("where", ["npsv/partner", "npv/partner", "trials/partner", "cost/as-now"])
def test_a_figure_shows_titles_and_no_ids(appraised, client_as, where):
    text = client_as("inspector").get(appraised.url(f"figures/{where}/")).content.decode()
    heading = re.search(r"<h1.*?</h1>", text, re.DOTALL)[0]
    words = re.sub(r"<[^>]*>", " ", text)

    assert "partner-per-detention" not in words
    assert "as-now" not in words
    assert "partner:" not in heading


def test_a_line_in_a_year_opens_whole_and_can_be_printed(appraised, client_as):
    case = case_of(appraised.versions[1])
    line = case.lines[0]
    text = (
        client_as("inspector")
        .get(appraised.url(f"figures/line/{line.key}/{case.first_year}/"))
        .content.decode()
    )

    assert "app-step__below" in text
    assert "Discount factor of year 0" in text
    assert "Stated in the case" in text


@pytest.mark.parametrize(
    "where", ["npsv/nobody", "nothing/partner", "line/partner/none", "bcr/as-now", "x" * 200]
)
def test_a_figure_that_is_not_there(appraised, client_as, where):
    assert client_as("inspector").get(appraised.url(f"figures/{where}/")).status_code == 404


def test_a_figure_of_the_draft(drafted, client_as):
    response = client_as("commercial_lead").get(drafted.draft_url("figures/npsv/partner/"))

    assert response.status_code == 200
    assert f"/partnerships/{drafted.ref}/case/answer/figures/npv/partner/" in (
        response.content.decode()
    )
