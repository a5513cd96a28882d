"""The registers on their pages: entered and put right by whoever keeps them, read by others."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.record_csv import read_record_csv
from counterfoil.procurement.registers import Question
from counterfoil.procurementfile.folder import read_procurement_folder
from counterfoil_web.operations.example_procurements import ROOT
from tests.web.procurements.conftest import CUSTODY

pytestmark = pytest.mark.django_db
DAY = {"declared_on-day": "20", "declared_on-month": "11", "declared_on-year": "2026"}
DECLARED = {
    "person": "Finance adviser",
    "part": "Adviser",
    "interest": "none",
    "mitigation": "nothing_yet",
    "source": "Declaration form",
    **DAY,
}


def test_every_register_is_listed_with_its_number(procurement, client_as, page):
    shown = client_as("auditor").get(page("records/")).content.decode()
    for words in ("Declarations of interests", "6, the last on 23 November 2026", "Releases"):
        assert words in shown, words


def test_a_record_is_entered_and_read(procurement, client_as, page):
    lead = client_as("commercial_lead")
    assert lead.get(page("records/declaration/new/")).status_code == 200
    answer = lead.post(page("records/declaration/new/"), DECLARED)
    assert answer["Location"].endswith("/conflicts/")
    listed = lead.get(page("records/declaration/")).content.decode()
    assert "declared-finance-adviser" in listed
    one = lead.get(page("record/declaration/declared-finance-adviser/")).content.decode()
    assert "No interest" in one
    assert "Put it right" in one


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"person": ""}, "Enter the person"),
        ({"interest": ""}, "Choose the interest"),
        ({"source": ""}, "Say where it comes from"),
        ({"declared_on-month": "13"}, "must be a real date"),
        (
            {"interest": "actual", "mitigation": "removed", "decided_by": "Lead"},
            "interest is not said",
        ),
        (
            {
                **{"interest": "actual", "mitigation": "removed", "steps": "Out"},
                "decided_by": "Finance adviser",
            },
            "decided on an interest of their own",
        ),
        ({"person": "Custody inspector"}, "is recorded already"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    changed, told, procurement, client_as, page, kept
):
    before = len(kept.rows("declaration"))
    answer = client_as("commercial_lead").post(
        page("records/declaration/new/"), {**DECLARED, **changed}
    )
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert len(kept.rows("declaration")) == before


def test_a_record_is_put_right_once_and_with_a_reason(procurement, client_as, page, kept):
    lead = client_as("commercial_lead")
    address = page("record/participant/bidder-d/put-right/")
    day = {"joined_on-day": "19", "joined_on-month": "10", "joined_on-year": "2026"}
    sent = {"supplier": "Bidder D", "source": "Portal", **day}
    assert lead.get(address).context["form"].initial["supplier"] == "Bidder D"
    silent = lead.post(address, sent)
    left = {"left_on-day": "1", "left_on-month": "11", "left_on-year": "2026"}
    good = lead.post(address, {**sent, **left, "note": "It withdrew"})
    again = lead.get(address)
    assert (silent.status_code, good.status_code, again.status_code) == (422, 302, 302)
    assert "Say why it is put right" in silent.content.decode()
    assert kept.rows("participant")[-1].supersedes == "bidder-d"
    shown = lead.get(page("clarifications/")).content.decode()
    assert "Bidder D, from 19 October 2026 to 1 November 2026" in shown
    assert "not to Bidder D" not in shown  # it left before the answer
    old = lead.get(page("record/participant/bidder-d/")).content.decode()
    assert "which counts in its place" in old


def test_what_it_is_about_is_filled_in(procurement, client_as, page):
    lead = client_as("commercial_lead")
    for rest, field in (
        ("records/answer/new/?question=q2", "question"),
        ("records/published/new/?notice=UK6", "notice"),
    ):
        form = lead.get(page(rest)).context["form"]
        assert form.initial[field] == rest.rpartition("=")[2]
        assert form.initial[field] in dict(form.fields[field].choices)


@pytest.mark.parametrize(
    ("who", "status"),
    [("auditor", 403), ("commissioner", 403), ("contract_manager", 403), ("supplier_user", 404)],
)
def test_others_enter_nothing(who, status, procurement, client_as, page):
    person = client_as(who)
    assert person.post(page("records/declaration/new/"), DECLARED).status_code == status
    assert person.get(page("record/participant/bidder-d/put-right/")).status_code == status


def test_a_kind_or_record_that_is_none_is_not_found(procurement, client_as, page):
    reader = client_as("auditor")
    assert reader.get(page("records/wish/")).status_code == 404
    assert reader.get(page("record/question/q99/")).status_code == 404
    assert reader.get(page("records/question/table.pdf")).status_code == 404


def test_the_csv_is_read_back_as_the_records_of_the_folder(procurement, client_as, page, seen_by):
    reader = client_as("auditor")
    answer = reader.get(page("records/question/table.csv"))
    table = read_record_csv(Question, answer.content.decode("utf-8-sig"), "questions.csv")
    with seen_by("auditor") as seen:
        folder = read_procurement_folder(ROOT / CUSTODY, seen.acting.today)
    assert table.problems == ()
    assert table.is_illustrative
    assert [(one.id, one.text, one.asked_at) for one in table.records] == [
        (one.id, one.text, one.asked_at) for one in folder.records if isinstance(one, Question)
    ]
    assert reader.get(page("records/question/table.xlsx")).content.startswith(b"PK")
