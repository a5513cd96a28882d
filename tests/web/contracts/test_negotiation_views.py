"""Terms, agreed or draft, tried on past figures.

April to October 2026: seven months of £100,000 and 1,000 detentions at £85, £1,295,000; £4,000 is
deducted in April. At £90 a detention seven times £5,000 more.
"""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import Contract, TermsDraft
from counterfoil_web.contracts.store import agreed_terms
from counterfoil_web.records.models import Event, Job

DRAFT = "negotiation/?terms=draft"


@pytest.fixture
def draft(contract, world):
    """A draft in which a detention costs £90."""
    with scopes_disabled():
        return TermsDraft.objects.create(
            partnership=contract.partnership,
            contract=contract,
            text=agreed_terms(contract).text.replace("rate_gbp: 85", "rate_gbp: 90"),
            saved_by=world.people["contract_manager"],
        )


def test_the_agreed_terms_are_tried_on_their_own_figures(client_as, page):
    html = client_as("auditor").get(page("negotiation/")).content.decode()
    for words in (
        "On the figures of April 2026 to October 2026 these terms would have paid £1,291,000.00",
        "after deductions of £4,000.00",
        "£4,000.00 in a month",
        "£48,000.00 in a contract year",
        "Nowhere: every measure was tried",
        "No report costs nothing, and a bad one does: calls",
    ):
        assert words in html, words


def test_a_draft_is_tried_beside_what_is_agreed(client_as, page, draft):
    html = client_as("finance_officer").get(page(DRAFT)).content.decode()
    assert "would have paid £1,326,000.00 before VAT" in html
    assert "£35,000.00 more than the terms agreed now" in html
    assert "Before VAT, The agreed terms" in html


def test_who_neither_writes_nor_agrees_terms_sees_no_draft(client_as, page, draft):
    auditor = client_as("auditor")
    assert "The draft of the terms" not in auditor.get(page("negotiation/")).content.decode()
    assert auditor.get(page(DRAFT)).status_code == 422
    assert auditor.get(page("negotiation/terms.csv?terms=draft")).status_code == 404


def test_a_draft_that_cannot_be_read_says_so(client_as, page, draft):
    with scopes_disabled():
        TermsDraft.objects.update(text="id: [")
    manager = client_as("contract_manager")
    response = manager.get(page(DRAFT))
    assert response.status_code == 200
    assert "The draft cannot be read yet" in response.content.decode()
    assert manager.post(page("negotiation/"), {"terms": "draft"}).status_code == 409


def test_a_new_contract_is_tried_on_the_figures_of_another(client_as, page, contract, world, draft):
    """Nothing agreed, nothing recorded: the draft alone, and the choice of whose figures."""
    with scopes_disabled():
        other = Contract.objects.create(
            partnership=contract.partnership,
            key="next",
            title="Next contract",
            made_by=world.people["contract_manager"],
        )
        TermsDraft.objects.create(
            partnership=contract.partnership,
            contract=other,
            text=draft.text.replace("id: example", "id: next"),
            saved_by=world.people["contract_manager"],
        )
    manager, base = client_as("contract_manager"), page().replace("/example/", "/next/")
    html = manager.get(f"{base}negotiation/").content.decode()
    assert "no volumes or measurements of past months are recorded" in html
    assert "try the terms on the figures of another contract" in html
    html = manager.get(f"{base}negotiation/?figures=example").content.decode()
    assert "£1,326,000.00" in html
    auditor = client_as("auditor").get(f"{base}negotiation/")
    assert "have not been agreed here yet" in auditor.content.decode()


def test_a_year_is_simulated_by_a_job_and_shown_then(client_as, page):
    """Any month pays £185,000 but April £181,000: the dearest tenth of years has no deduction."""
    manager = client_as("contract_manager")
    manager.post(page("negotiation/"), {"terms": "agreed", "figures": "example"})
    job = Job.objects.get(kind="simulate-year")
    assert job.status == "done", job.fault
    html = manager.get(page("negotiation/")).content.decode()
    assert "The dearest tenth of years would cost £2,220,000.00 on average before VAT" in html
    assert "Simulate a year</button>" not in html
    assert "A simulated year" in manager.get(page("negotiation/terms.csv")).content.decode()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("?terms=draft", "Choose the terms from the list"),
        ("?figures=none", "Choose a contract of the partnership from the list"),
    ],
)
def test_what_is_not_there_is_not_tried(client_as, page, asked, words):
    response = client_as("contract_manager").get(page(f"negotiation/{asked}"))
    assert response.status_code == 422
    assert words in response.content.decode()


def test_it_leaves_as_a_table_and_is_logged(client_as, page):
    auditor = client_as("auditor")
    text = auditor.get(page("negotiation/terms.csv")).content.decode()
    assert "1291000.00" in text
    assert Event.objects.latest("number").kind == "export"
    assert auditor.get(page("negotiation/terms.xlsx")).content.startswith(b"PK")
    assert auditor.get(page("negotiation/terms.pdf")).status_code == 404
    assert b"<svg" in auditor.get(page("negotiation/chart-wide.svg")).content


def test_few_queries_with_a_draft_beside_what_is_agreed(
    client_as, page, draft, django_assert_max_num_queries
):
    manager = client_as("contract_manager")
    manager.get(page(DRAFT))
    with django_assert_max_num_queries(12):
        manager.get(page(DRAFT))


@pytest.mark.parametrize(
    ("username", "status"), [("supplier_user", 403), ("evaluator", 403), ("outsider", 404)]
)
def test_who_may_read_it(client_as, page, username, status):
    assert client_as(username).get(page("negotiation/")).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page("negotiation/")).status_code == 302
