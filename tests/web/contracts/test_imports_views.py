"""A spreadsheet brought in on pages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled
from openpyxl import Workbook

from counterfoil_web.contracts import imports_store, imports_views
from counterfoil_web.contracts.models import Recorded, RecordImport
from tests.web.contracts.uploads import CSV

NEW = "records/volume/import/"
COLUMNS = {
    "column_month": "Month",
    "column_count": "Detentions",
    "always_volume": "detentions",
    "dates": "day_first",
    "rows": "one_each",
    "header_row": "1",
}


def _upload(client, page, content=CSV, name="report.csv", kind="volume"):
    file = SimpleUploadedFile(name, content)
    return client.post(page(f"records/{kind}/import/"), {"file": file})


def _row():
    with scopes_disabled():
        return RecordImport.objects.select_related("made_by").first()


def _number():
    with scopes_disabled():
        return Recorded.objects.count()


def test_a_file_is_uploaded_mapped_tried_and_taken(client_as, page):
    client, before = client_as("contract_manager"), _number()
    assert client.get(page(NEW)).status_code == 200

    uploaded = _upload(client, page)
    assert uploaded.status_code == 302
    html = client.get(uploaded["Location"]).content.decode()
    assert '<option value="Month" selected>Month</option>' in html
    tried = client.post(uploaded["Location"], {**COLUMNS, "remember": "Monthly report"})
    assert tried.status_code == 302
    html = client.get(tried["Location"]).content.decode()
    assert "Nothing is recorded yet" in html
    assert "Record all of it" in html
    assert _number() == before
    taken = client.post(tried["Location"])

    assert taken["Location"] == page("records/volume/")
    assert _number() == before + 2
    assert "2 volumes recorded from report.csv" in client.get(taken["Location"]).content.decode()
    assert "was recorded on" in client.get(tried["Location"]).content.decode()
    assert client.get(uploaded["Location"]).status_code == 302


def test_remembered_columns_are_used_for_the_next_file(client_as, page):
    client = client_as("contract_manager")
    first = _upload(client, page)
    client.post(first["Location"], {**COLUMNS, "remember": "Monthly report"})

    second = _upload(client, page, CSV.replace(b"2027", b"2028"))
    html = client.get(second["Location"]).content.decode()

    assert "fit what is remembered as “Monthly report”" in html
    assert 'value="detentions"' in html
    assert "Monthly report" in client.get(page(NEW)).content.decode()
    asked = client.get(second["Location"] + "?mapping=999999").content.decode()
    assert "Monthly report" in asked


def test_the_same_file_again_is_told_and_adds_nothing(client_as, page):
    client = client_as("contract_manager")
    for _ in range(2):
        uploaded = _upload(client, page)
        tried = client.post(uploaded["Location"], COLUMNS)
        html = client.get(tried["Location"]).content.decode()
        taken = client.post(tried["Location"])
    assert "The same file was brought in on" in html
    assert "Record all of it" not in html
    assert taken.status_code == 422
    assert "brought in already" in taken.content.decode()
    assert _number() == 16


def test_a_bad_row_is_named_with_its_mend(client_as, page):
    client = client_as("contract_manager")
    uploaded = _upload(client, page, CSV + b"June 2027,many\nJuly 2035,5\n")

    tried = client.post(uploaded["Location"], COLUMNS)
    html = client.get(tried["Location"]).content.decode()

    assert "report.csv, row 4" in html
    assert "report.csv, row 5" in html
    assert "Record all of it" not in html
    assert client.post(tried["Location"]).status_code == 422


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"always_volume": ""}, "needs a column"),
        ({"column_count": "Total"}, "Choose one of the file’s columns"),
        ({"header_row": "900"}, "row 900 or a later one holds no names"),
        ({"header_row": "x"}, "whole number"),
    ],
)
def test_a_bad_mapping_is_told(client_as, page, changed, told):
    client = client_as("contract_manager")
    uploaded = _upload(client, page)

    response = client.post(uploaded["Location"], {**COLUMNS, **changed})

    assert response.status_code == 422
    assert told in response.content.decode().replace("Row 900", "row 900")


def test_a_workbook_whose_columns_stand_lower_is_read_again(client_as, page):
    book = Workbook()
    sheet = book.active
    for row in (["Report of the supplier"], [], ["Month", "Detentions"], ["April 2027", 900]):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    client = client_as("contract_manager")
    uploaded = _upload(client, page, held.getvalue(), "report.xlsx")

    again = client.post(uploaded["Location"], {"header_row": "3", "read-again": "1"})
    html = again.content.decode()
    assert again.status_code == 200
    assert '<option value="Detentions">Detentions</option>' in html
    tried = client.post(uploaded["Location"], {**COLUMNS, "header_row": "3"})

    assert tried.status_code == 302
    assert _row().found["records"] == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("report.pdf", b"x", "neither CSV nor an Excel workbook"),
        ("report.xlsx", b"x", "Excel"),
        ("report.csv", b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(client_as, page, name, content, told):
    response = _upload(client_as("contract_manager"), page, content, name)

    assert response.status_code == 422
    assert told in response.content.decode()


def test_no_file_is_told(client_as, page):
    response = client_as("contract_manager").post(page(NEW), {})

    assert response.status_code == 422
    assert "Choose a spreadsheet" in response.content.decode()


def test_a_large_file_is_tried_and_taken_by_a_worker(client_as, page, monkeypatch):
    monkeypatch.setattr(imports_store, "LARGE_BYTES", 10)
    client, before = client_as("contract_manager"), _number()
    uploaded = _upload(client, page)

    tried = client.post(uploaded["Location"], COLUMNS)
    assert "/jobs/" in tried["Location"]
    taken = client.post(page(f"imports/{_row().pk}/"))

    assert "/jobs/" in taken["Location"]
    assert _number() == before + 2


def test_many_records_are_taken_by_a_worker(client_as, page, monkeypatch):
    monkeypatch.setattr(imports_views, "MANY_RECORDS", 1)
    client = client_as("contract_manager")
    tried = client.post(_upload(client, page)["Location"], COLUMNS)

    assert "/jobs/" in client.post(tried["Location"])["Location"]
    assert _row().applied_at is not None


def test_a_supplier_brings_its_own_figures_in(client_as, page):
    client = client_as("supplier_user")
    tried = client.post(_upload(client, page)["Location"], COLUMNS)
    client.post(tried["Location"])

    with scopes_disabled():
        rows = Recorded.objects.filter(month__startswith="2027").select_related("entered_for")
        assert {(one.fields["figure"], one.entered_for.kind) for one in rows} == {
            ("supplier", "supplier")
        }


@pytest.mark.parametrize(
    ("username", "kind", "status"),
    [
        ("finance_officer", "volume", 403),
        ("auditor", "volume", 403),
        ("outsider", "volume", 404),
        ("supplier_user", "index_value", 404),
        ("contract_manager", "waiver", 403),
        ("contract_manager", "none", 404),
        ("contract_manager", "index_value", 404),
    ],
)
def test_who_may_not_bring_in(client_as, page, username, kind, status):
    client = client_as(username)

    assert client.get(page(f"records/{kind}/import/")).status_code == status
    assert _upload(client, page, kind=kind).status_code == status


def test_an_upload_of_another_is_not_found(client_as, page):
    location = _upload(client_as("contract_manager"), page)["Location"]
    trial = location.removesuffix("columns/")

    for username in ("supplier_user", "finance_officer"):
        client = client_as(username)
        assert client.get(location).status_code == 404
        assert client.get(trial).status_code == 404
        assert client.post(trial).status_code == 404
    client = client_as("contract_manager")
    assert client.get(trial)["Location"] == location


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(NEW)).status_code == 302
    assert client.get(page("imports/1/")).status_code == 302
    assert client.get(page("imports/1/columns/")).status_code == 302
