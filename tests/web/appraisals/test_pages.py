from __future__ import annotations


def test_a_page_of_the_case_leads_back_to_it(draft, client_as, address):
    page = client_as("commercial_lead").get(address("baseline")).content.decode()

    assert f'<a class="govuk-breadcrumbs__link" href="{address("case")}">Business case</a>' in page
    assert "<title>Baseline register – Custody services – Counterfoil</title>" in page


def test_the_case_itself_has_nothing_above_it(draft, client_as, address):
    page = client_as("commercial_lead").get(address("case")).content.decode()

    assert f'href="{address("case")}">Business case</a></li>' not in page
    assert page.count("<h1") == 1
