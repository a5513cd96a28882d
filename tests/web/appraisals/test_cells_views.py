from __future__ import annotations

import json

import pytest

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.store import draft_text, open_draft
from counterfoil_web.appraisals.versions_store import submit_draft


def cost(base: str, text: str) -> dict[str, str]:
    return {"kind": "cell", "row": "r1", "column": "cost_gbp", "base": base, "text": text}


@pytest.fixture
def send(draft, client_as, address):
    def sent(*edits: dict[str, object], who: str = "commercial_lead"):
        return client_as(who).post(
            address("edit-cells", "baseline"),
            json.dumps({"edits": list(edits)}),
            content_type="application/json",
        )

    return sent


def test_what_is_sent_is_saved_and_told(send, world):
    told = send(cost("2200000", "£2.2m")).json()

    assert told["clashes"] == []
    assert told["revision"] == 1
    assert list(told["digests"]) == ["r1"]
    problem = next(one for one in told["problems"] if one["column"] == "cost_gbp")
    assert problem["mend"] == "Write 2200000."
    assert (
        draft_text(open_draft(world.partnership)).row("baseline", "r1").text("cost_gbp") == "£2.2m"
    )


def test_sending_again_after_an_answer_was_lost_is_harmless(send):
    send(cost("2200000", "2300000"))
    again = send(cost("2200000", "2300000")).json()

    assert again["clashes"] == []
    assert DraftEdit.objects.count() == 1


def test_a_clash_is_told_with_both_texts_and_whose_they_are(send):
    send(cost("2200000", "2300000"), who="finance_partner")
    clash = send(cost("2200000", "2400000")).json()["clashes"][0]

    assert (clash["theirs"], clash["mine"], clash["by"]) == (
        "2300000",
        "2400000",
        "Finance partner",
    )


def test_a_deleted_row_is_told_so_that_it_can_come_back(send, world):
    from counterfoil.casefile.case_text import row_digest

    row = draft_text(open_draft(world.partnership)).row("baseline", "r2")
    told = send({"kind": "delete", "row": "r2", "base": row_digest(row.cells)}).json()

    assert told["deleted"] == {"r2": dict(row.cells)}


def test_what_no_script_sends_is_refused_in_words(send):
    answer = send({"kind": "explode"})

    assert answer.status_code == 422
    assert "cannot be understood" in answer.json()["what"]


def test_after_submission_the_words_are_refused_and_told_why(send, world, acting_as):
    submit_draft(acting_as("commercial_lead"), world.partnership, "ready")
    answer = send(cost("2200000", "1"))

    assert answer.status_code == 422
    assert "no open draft" in answer.json()["what"]


def test_others_changes_are_told_since_a_revision(draft, client_as, address, world, acting_as):
    edit = CellEdit(table="baseline", row="r1", column="cost_gbp", base="2200000", text="1")
    save_edits(acting_as("finance_partner"), world.partnership, [edit])
    browser = client_as("commercial_lead")
    query = {"since": "0", "draft": draft.pk}
    told = browser.get(address("draft-changes", "baseline"), query).json()

    assert [(one["row"], one["after"], one["by"]) for one in told["changes"]] == [
        ("r1", "1", "Finance partner")
    ]
    later = browser.get(address("draft-changes", "baseline"), {**query, "since": "1"}).json()
    assert (later["changes"], later["problems"], later["revision"]) == ([], None, 1)


def test_who_is_there_is_told(draft, client_as, address):
    client_as("finance_partner").get(address("section", "lines"))
    told = (
        client_as("commercial_lead")
        .get(address("draft-changes", "baseline"), {"since": "0", "draft": draft.pk})
        .json()
    )

    assert told["present"] == ["Finance partner is in Lines"]


@pytest.mark.parametrize("query", [{}, {"since": "x", "draft": "1"}, {"since": "0", "draft": "9"}])
def test_a_page_of_another_draft_is_told_that_it_is_closed(draft, client_as, address, query):
    browser = client_as("commercial_lead")

    assert browser.get(address("draft-changes", "baseline"), query).json() == {"closed": True}


def test_a_table_that_no_case_has_is_not_found(draft, client_as, address):
    browser = client_as("commercial_lead")

    assert browser.get(address("draft-changes", "colours")).status_code == 404
    assert browser.post(address("edit-cells", "colours")).status_code == 404


def test_what_somebody_else_typed_at_this_browser_is_not_saved_as_ones_own(
    draft, client_as, address, world
):
    body = {
        "by": str(world.people["finance_partner"].pk),
        "edits": [cost("2200000", "2300000")],
    }
    browser = client_as("commercial_lead")
    answer = browser.post(address("edit-cells", "baseline"), body, content_type="application/json")

    assert answer.status_code == 409
    assert answer.json()["what"] == "Somebody else has signed in at this browser."
    assert DraftEdit.objects.count() == 0

    body["by"] = str(world.people["commercial_lead"].pk)
    browser.post(address("edit-cells", "baseline"), body, content_type="application/json")
    assert DraftEdit.objects.count() == 1
