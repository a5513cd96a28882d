"""The page of search."""

from __future__ import annotations

from django.urls import reverse

from tests.web.partnerships.conftest import text_of

SEARCH = reverse("partnerships:search")


def test_signed_out(client):
    assert client.get(SEARCH, {"q": "custody"}).status_code == 302


def test_an_answer_is_found_and_its_match_marked(client_as, answered):
    response = client_as("commissioner").get(SEARCH, {"q": "DEPUTY constable"})

    assert "<mark>deputy</mark> chief <mark>constable</mark>" in response.content.decode()
    assert "Answers (1)" in text_of(response)
    assert "OFFICIAL-SENSITIVE: COMMERCIAL" in text_of(response)


def test_an_outsider_finds_nothing_of_it(client_as, answered):
    words = text_of(client_as("outsider").get(SEARCH, {"q": "deputy chief constable"}))

    assert "Nothing holds every one of these words" in words
    assert "Custody services" not in words


def test_without_words_it_says_where_it_looks(client_as):
    assert "Search looks in the partnerships you may see" in text_of(
        client_as("outsider").get(SEARCH)
    )


def test_markup_in_question_and_answer_stays_text(world, client_as):
    world.partnership.summary = "<img src=x onerror=alert(1)> custodial"
    world.partnership.save()
    page = client_as("commissioner").get(SEARCH, {"q": "custodial <script>"}).content.decode()
    found = client_as("commissioner").get(SEARCH, {"q": "custodial"}).content.decode()

    assert "<script>&" not in page
    assert "custodial <script>" not in page
    assert "<img src=x" not in found
    assert "&lt;img src=x onerror=alert(1)&gt; <mark>custodial</mark>" in found


def test_wild_addresses(client_as):
    for query in ({"q": "x" * 5000}, {"q": "%' OR 1=1 --"}, {"q": "a", "kind": "zz", "page": "-1"}):
        assert client_as("commissioner").get(SEARCH, query).status_code == 200


def test_results_are_cut_by_kind_and_in_pages(client_as):
    response = client_as("outsider").get(SEARCH, {"q": "the"})
    words = text_of(response)
    assert "1 to 20 of" in words

    cases = client_as("outsider").get(SEARCH, {"q": "the", "kind": "case"})
    assert {hit.kind for hit in cases.context["found"].hits} == {"Real partnerships"}
