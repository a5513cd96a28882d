"""Whether a rating is owed, rating a period, and the draft notice of it."""

import io
import json

import docx
import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import KpiRating
from counterfoil_web.contracts.store import agreed_terms
from counterfoil_web.records.models import Event
from tests.web.contracts.conftest import agree

PERIOD = {"first": "2026-04", "last": "2026-06", "note": "The line was moved in April."}


@pytest.fixture
def kept(client_as, page):
    """April to June rated: 80 + 95 + 95 of 300 is 90%, the target."""
    return client_as("contract_manager").post(page("rating/"), PERIOD)


def test_the_page_says_whether_the_duty_applies_and_why(client_as, page):
    html = client_as("auditor").get(page("rating/")).content.decode()
    assert "It does not apply" in html
    assert "light touch contract" in html
    assert "31 March 2027" in html


def test_a_period_is_rated_by_the_sum_of_its_counts(client_as, page):
    """April alone is 80%: a ninth short of 90%, beyond a tenth, so inadequate."""
    auditor = client_as("auditor")
    html = auditor.get(page("rating/?first=2026-04&last=2026-04")).content.decode()
    assert "Inadequate</strong>" in html
    html = auditor.get(page("rating/?first=2026-04&last=2026-06")).content.decode()
    assert "90%" in html
    assert "Good</strong>" in html


def test_a_rating_is_kept_with_its_draft_notice(client_as, page, kept):
    assert kept.status_code == 302
    assert kept["Location"] == page("rating/1/")
    html = client_as("auditor").get(page("rating/1/")).content.decode()
    for words in ("Draft: not published", "Rating: Good", "1 April 2026 to 30 June 2026"):
        assert words in html
    assert "April 2026 to June 2026" in client_as("auditor").get(page("rating/")).content.decode()
    assert Event.objects.filter(kind="kpi-rating").count() == 1


def test_the_notice_is_given_in_word_and_as_open_data(client_as, page, kept):
    auditor = client_as("auditor")
    document = docx.Document(io.BytesIO(auditor.get(page("rating/1/notice.docx")).content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Rating: Good" in text
    data = json.loads(auditor.get(page("rating/1/notice.json")).content)
    (metric,) = data["contracts"][0]["implementation"]["metrics"]
    assert metric["observations"][0]["measureClassification"]["id"] == "met"
    assert Event.objects.filter(kind="export").count() == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"last": "2025-01"}, "Choose a month of the contract"),
        ({"first": "2026-06", "last": "2026-04"}, "must be the first month or a later one"),
        ({"note": "x" * 4_001}, "4,000 characters or fewer"),
    ],
)
def test_a_period_that_is_wrong_is_sent_back(client_as, page, change, words):
    response = client_as("contract_manager").post(page("rating/"), {**PERIOD, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert not KpiRating.objects.exists()


def test_the_bands_are_set_for_the_contract(client_as, page):
    """80% is a ninth short of 90%: within 20%, so it requires improvement."""
    manager = client_as("contract_manager")
    data = {"approaching": "5", "improvement": "20", "reason": "Board decision"}
    assert manager.post(page("rating/bands/"), data).status_code == 302
    html = manager.get(page("rating/?first=2026-04&last=2026-04")).content.decode()
    assert "Requires improvement</strong>" in html
    assert "Board decision" in html


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"approaching": ""}, "Enter how far short"),
        ({"improvement": "1"}, "as far as approaching or further"),
        ({"reason": ""}, "Enter why these bands"),
    ],
)
def test_bands_that_are_wrong_are_sent_back(client_as, page, change, words):
    data = {"approaching": "5", "improvement": "20", "reason": "Board decision", **change}
    response = client_as("contract_manager").post(page("rating/bands/"), data)
    assert response.status_code == 422
    assert words in response.content.decode()


RATE = "Rate and publish performance"
EXEMPT = {
    "because": "No indicator can describe legal advice.",
    "reason": "Head of procurement, 3 March 2026",
}


@pytest.fixture
def owed(contract, world):
    """The same contract where the Act asks for KPIs: above £5 million, and not light touch."""
    with scopes_disabled():
        text = agreed_terms(contract).text.replace("light_touch: yes", "light_touch: no")
        agree(contract, text, world, number=2)


def test_a_reason_lifts_the_duty_until_it_is_taken_back(client_as, page, owed):
    manager = client_as("contract_manager")
    html = manager.get(page("rating/")).content.decode()
    assert "It applies</strong>" in html
    assert "Say why the contract is exempt" in html
    assert RATE in client_as("auditor").get(page("dates/dates.csv")).content.decode()
    assert manager.post(page("rating/exemption/"), EXEMPT)["Location"] == page("rating/")
    html = client_as("auditor").get(page("rating/")).content.decode()
    assert "It does not apply</strong>" in html
    assert "does not ask for a rating of this contract: No indicator can describe legal" in html
    assert "Head of procurement, 3 March 2026" in html
    assert RATE not in client_as("auditor").get(page("dates/dates.csv")).content.decode()
    assert manager.post(page("rating/exemption/"), {**EXEMPT, "because": ""}).status_code == 302
    html = manager.get(page("rating/")).content.decode()
    assert "It applies</strong>" in html
    assert Event.objects.filter(kind="performance-setting").count() == 2


def test_an_exemption_says_who_decided_it(client_as, page, owed):
    manager = client_as("contract_manager")
    response = manager.post(page("rating/exemption/"), {**EXEMPT, "reason": ""})
    assert response.status_code == 422
    assert "Enter who decided this, and when" in response.content.decode()
    assert "It applies</strong>" in manager.get(page("rating/")).content.decode()


@pytest.mark.parametrize(("username", "status"), [("auditor", 403), ("outsider", 404)])
def test_who_may_say_that_it_is_exempt(client_as, page, username, status):
    assert client_as(username).get(page("rating/exemption/")).status_code == status
    assert client_as(username).post(page("rating/exemption/"), EXEMPT).status_code == status


def test_who_may_read_and_who_may_rate(client, client_as, page, kept):
    for rest in ("rating/", "rating/1/", "rating/1/notice.docx", "rating/1/notice.json"):
        for username, status in {"auditor": 200, "supplier_user": 403, "outsider": 404}.items():
            assert client_as(username).get(page(rest)).status_code == status, (rest, username)
    assert client_as("auditor").post(page("rating/"), PERIOD).status_code == 403
    assert client_as("auditor").get(page("rating/bands/")).status_code == 403
    assert client_as("auditor").get(page("rating/9/")).status_code == 404
    client.logout()
    assert client.get(page("rating/")).status_code == 302
