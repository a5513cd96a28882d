from __future__ import annotations

from django_scopes import scopes_disabled

from counterfoil.casefile.review_checklist import checklist
from counterfoil_web.results.models import Review

WHOLE = {f"{item.id}-answer": "not applicable" for item in checklist()}


def test_signed_out_outsider_and_wrong_role(appraised, client, client_as):
    address = appraised.url("review/")

    assert client.get(address).status_code == 302
    assert client_as("outsider").get(address).status_code == 404
    assert client_as("outsider").post(address, WHOLE).status_code == 404
    assert client_as("evaluator").get(address).status_code == 403


def test_who_may_not_review_sees_why_and_no_form(appraised, client_as):
    author = client_as("commercial_lead").get(appraised.url("review/")).content.decode()
    reader = client_as("inspector").get(appraised.url("review/")).content.decode()

    assert "Your review" not in author + reader
    assert client_as("commercial_lead").post(appraised.url("review/"), WHOLE).status_code == 403
    with scopes_disabled():
        assert not Review.objects.exists()


def test_a_finance_officer_signs_and_every_page_says_so(appraised, client_as):
    page = client_as("finance_officer")
    form = page.get(appraised.url("review/")).content.decode()
    assert form.count('type="radio"') == 3 * len(checklist()) + 2

    response = page.post(appraised.url("review/"), {**WHOLE, "act": "sign", "remark": ""})

    assert response.status_code == 302
    for rest in ("", "lines/", "figures/npsv/partner/", "review/"):
        text = page.get(appraised.url(rest)).content.decode()
        assert "Reviewed by Finance officer" in text
        assert "<strong>Not reviewed.</strong>" not in text
    assert "Your review" not in page.get(appraised.url("review/")).content.decode()


def test_a_question_left_out_is_shown_beside_it(appraised, client_as):
    given = {key: value for key, value in WHOLE.items() if not key.startswith("volumes")}

    response = client_as("finance_officer").post(
        appraised.url("review/"), {**given, "act": "sign", "volumes-remark": "Where is it?"}
    )

    text = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_volumes-answer"' in text
    assert 'id="id_volumes-answer"' in text
    assert "Where is it?" in text
    with scopes_disabled():
        assert not Review.objects.exists()


def test_a_return_needs_its_reasons_and_keeps_them(appraised, client_as):
    page = client_as("finance_officer")

    assert page.post(appraised.url("review/"), {"act": "return"}).status_code == 422
    assert page.post(appraised.url("review/"), {}).status_code == 422
    done = page.post(appraised.url("review/"), {"act": "return", "remark": "No exit <cost>"})

    assert done.status_code == 302
    text = page.get(appraised.url("review/")).content.decode()
    assert "No exit &lt;cost&gt;" in text
    assert "Returned by Finance officer" in text
    assert "Your review" in text


def test_the_second_of_two_reviewers_is_told_and_loses_nothing(appraised, client_as):
    whole = {**WHOLE, "act": "sign", "remark": "My own words"}
    client_as("finance_officer").post(appraised.url("review/"), whole)

    response = client_as("pcc_finance_officer").post(appraised.url("review/"), whole)

    assert response.status_code == 422
    assert "Somebody else has signed this version already" in response.content.decode()
    assert "My own words" in response.content.decode()
