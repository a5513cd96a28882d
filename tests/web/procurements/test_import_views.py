"""An export of the portal comes in whole or not at all; what is wrong is told by its row."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled
from openpyxl import Workbook

from counterfoil_web.procurements.models import AgreedProcurement
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
HEADER = "Organisation,Date registered"
GOOD = "Bidder G,20/11/2026"


def table(*lines, name="export.csv"):
    return SimpleUploadedFile(name, "\n".join([HEADER, *lines]).encode())


@pytest.fixture
def address(procurement, page):
    return page("records/participant/import/")


def sent_on(answer, **more):
    """What a browser sends of the page of columns, as it was filled in."""
    form = answer.context["columns"]
    filled = {name: form[name].value() or "" for name in form.fields}
    return {**filled, **more}


def test_columns_are_guessed_tried_and_taken(address, client_as, kept):
    lead = client_as("commercial_lead")
    assert lead.get(address).status_code == 200
    named = lead.post(address, {"file": table(GOOD)})
    assert sent_on(named)["column_supplier"] == "Organisation"
    assert sent_on(named)["column_joined_on"] == "Date registered"
    before = len(kept.rows("participant"))

    tried = lead.post(address, sent_on(named))
    assert "export.csv can be recorded. Nothing is recorded yet." in tried.content.decode()
    assert len(kept.rows("participant")) == before

    assert lead.post(address, sent_on(tried, take="1")).status_code == 302
    row = kept.rows("participant")[-1]
    assert row.fields == {"supplier": "Bidder G", "joined_on": "2026-11-20"}
    assert (row.file_name, str(row.entered_by)) == ("export.csv", "Commercial lead")
    assert Event.objects.get(kind="procurement-brought-in").after["records"] == 1

    again = lead.post(address, sent_on(named))
    assert "Everything in export.csv is on record already" in again.content.decode()


def test_the_columns_are_remembered_once_a_file_is_taken(address, client_as):
    lead = client_as("commercial_lead")
    named = lead.post(address, {"file": table(GOOD)})
    odd = {"column_supplier": "Date registered", "column_joined_on": "Organisation"}
    lead.post(address, sent_on(named, **odd))  # tried, and never taken
    again = lead.post(address, {"file": table(GOOD)})
    assert sent_on(again)["column_supplier"] == "Organisation"
    assert "what its columns are called tells" in again.content.decode()

    always = {"column_joined_on": "", "always_joined_on": "2026-11-20", "dates": "month_first"}
    assert lead.post(address, sent_on(named, take="1", **always)).status_code == 302
    later = lead.post(address, {"file": table("Bidder H,21/11/2026")})
    assert sent_on(later)["always_joined_on"] == "2026-11-20"
    assert sent_on(later)["dates"] == "month_first"
    assert "its columns are those of a file before it" in later.content.decode()


def test_an_excel_workbook_of_questions_comes_in(procurement, client_as, page, kept):
    book = Workbook()
    book.active.append(["Message ID", "From", "Received", "Message"])
    book.active.append(["m-7", "Bidder A", "20/11/2026 09:15", "When?"])
    held = io.BytesIO()
    book.save(held)
    lead, address = client_as("commercial_lead"), page("records/question/import/")
    file = SimpleUploadedFile("messages.xlsx", held.getvalue())
    named = lead.post(address, {"file": file})
    assert lead.post(address, sent_on(named, take="1")).status_code == 302
    row = kept.rows("question")[-1]
    assert (row.key, row.fields["asked_at"]) == ("m-7", "2026-11-20 09:15")


def test_what_was_taken_out_comes_in_as_it_was(procurement, planned_elsewhere, client_as, page):
    lead = client_as("commercial_lead")
    taken = lead.get(page("records/declaration/table.csv")).content
    elsewhere = planned_elsewhere("records/declaration/import/")
    named = lead.post(elsewhere, {"file": SimpleUploadedFile("declarations.csv", taken)})
    tried = lead.post(elsewhere, sent_on(named))
    assert tried.context["found"].rows == 6
    assert len(tried.context["found"].records) == 6


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((GOOD, "Bidder H,soon"), "row 3"),
        ((GOOD, "Bidder A,20/11/2026"), "is recorded already"),
        ((GOOD, "Bidder G,21/11/2026"), "Bidder G"),
    ],
)
def test_with_anything_wrong_nothing_comes_in(lines, told, address, client_as, kept):
    lead, before = client_as("commercial_lead"), len(kept.rows("participant"))
    named = lead.post(address, {"file": table(*lines)})
    answer = lead.post(address, sent_on(named, take="1"))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert len(kept.rows("participant")) == before


def test_no_file_another_file_and_others(address, client_as):
    lead = client_as("commercial_lead")
    answer = lead.post(address, {})
    assert answer.status_code == 422
    assert "Choose a file" in answer.content.decode()
    assert lead.post(address, {"file": table(name="photo.png")}).status_code == 422
    lost = lead.post(address, {"carried": "nothing", "name": "x"})
    assert "did not come with the form" in lost.content.decode()
    named = lead.post(address, {"file": table(GOOD)})
    unnamed = lead.post(address, sent_on(named, column_supplier=""))
    assert unnamed.status_code == 422
    assert client_as("auditor").post(address, {"file": table(GOOD)}).status_code == 403


@pytest.fixture
def planned_elsewhere(world):
    """The same made-up plan in another partnership, whose registers are empty."""

    def address(rest):
        other = world.partnerships["business"]
        with scopes_disabled():
            plan = AgreedProcurement.objects.get(partnership=world.partnership)
            AgreedProcurement.objects.create(
                partnership=other,
                number=1,
                text=plan.text,
                fingerprint=plan.fingerprint,
                reason="As planned",
                proposed_by=plan.proposed_by,
                agreed_by=plan.agreed_by,
            )
        return f"/partnerships/{other.ref}/procurement/{rest}"

    return address
