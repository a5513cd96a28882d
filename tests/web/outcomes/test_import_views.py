"""A table comes in whole or not at all; what is wrong is told by its row."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled
from openpyxl import Workbook, load_workbook

from counterfoil_web.outcomes.import_views import read_table
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.rows import record_of
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
HEADER = "id,heading,title,amount_gbp,from_month,to_month,entered_on"
GOOD = "team-2019,client_side,Contract team,15000,2019-04,2019-07,2019-08-01"


def table(*lines, name="costs.csv"):
    return SimpleUploadedFile(name, "\n".join([HEADER, *lines]).encode())


def costs():
    with scopes_disabled():
        return list(OutcomeRow.objects.filter(kind="actual_cost", file_name__gt=""))


@pytest.fixture
def address(outcomes, page):
    return page("records/actual_cost/import/")


def test_a_good_table_comes_in_and_is_told_in_the_log(address, client_as):
    manager = client_as("contract_manager")
    assert manager.get(address).status_code == 200

    answer = manager.post(address, {"file": table(GOOD)})

    assert answer.status_code == 302
    (row,) = costs()
    assert (row.key, row.file_name, str(row.entered_by)) == (
        "team-2019",
        "costs.csv",
        "Contract manager",
    )
    with scopes_disabled():
        assert Event.objects.get(kind="outcomes-brought-in").after["records"] == 1


def test_an_excel_workbook_comes_in(address, client_as):
    book = Workbook()
    book.active.append(HEADER.split(","))
    book.active.append(GOOD.split(","))
    kept = io.BytesIO()
    book.save(kept)

    answer = client_as("contract_manager").post(
        address, {"file": SimpleUploadedFile("costs.xlsx", kept.getvalue())}
    )

    assert answer.status_code == 302
    assert costs()[0].fields["amount_gbp"] == "15000"


@pytest.mark.parametrize("kind", ["benefit", "claim", "certification", "actual_volume", "lesson"])
def test_what_is_taken_out_in_excel_is_read_back_as_it_was(outcomes, client_as, page, kind):
    """The marking stands above the header; numbers are numbers."""
    answer = client_as("auditor").get(page(f"records/{kind}/table.xlsx"))
    kept = SimpleUploadedFile("out.xlsx", b"".join(answer))
    with scopes_disabled():
        rows = OutcomeRow.objects.filter(kind=kind).select_related("entered_by").order_by("pk")
        there = [record_of(row) for row in rows]
    found = read_table(kind, kept)
    assert found.problems == ()
    assert list(found.records) == there
    assert there
    sheet = load_workbook(io.BytesIO(b"".join(answer))).active
    if kind == "claim":
        assert 360_000 in [cell.value for cell in sheet[7]]


def test_a_table_taken_out_is_refused_for_being_there_already_and_nothing_else(
    outcomes, client_as, page
):
    """Nothing of it comes in, nothing that is there is touched, and each row is named."""
    manager = client_as("contract_manager")
    kept = b"".join(manager.get(page("records/actual_cost/table.xlsx")))
    before = everything_held()
    costs_held = [row for row in before if row["kind"] == "actual_cost"]
    found = read_table("actual_cost", SimpleUploadedFile("out.xlsx", kept))
    assert [one.id for one in found.records] == [row["key"] for row in costs_held]

    answer = manager.post(
        page("records/actual_cost/import/"), {"file": SimpleUploadedFile("out.xlsx", kept)}
    )

    assert answer.status_code == 422
    assert everything_held() == before
    problems = answer.context["problems"]
    assert len(problems) == len(costs_held) > 0
    for row, problem in zip(costs_held, problems, strict=True):
        assert row["key"] in f"{problem.where} {problem.what}", problem
        assert "is used already" in problem.what
    with scopes_disabled():
        assert not Event.objects.filter(kind="outcomes-brought-in").exists()


def everything_held():
    """Every row of the outcomes, with all that is in it."""
    with scopes_disabled():
        return list(OutcomeRow.objects.order_by("pk").values())


@pytest.mark.parametrize(
    ("line", "where", "told"),
    [
        ("b,client_side,Team,much,2019-04,2019-07,2019-08-01", "row 3", "amount_gbp"),
        ("b,benefit,Team,5,2019-04,2019-07,2019-08-01", "row 3", "heading of a benefit"),
        ("b,client_side,Team,5,2019-07,2019-04,2019-08-01", "row 3", "It goes from"),
        (GOOD, "row 3", "is used already"),
    ],
)
def test_one_wrong_row_keeps_the_whole_table_out(line, where, told, address, client_as):
    answer = client_as("contract_manager").post(address, {"file": table(GOOD, line)})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert where in shown
    assert told in shown
    assert costs() == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (None, "Choose a table"),
        (SimpleUploadedFile("empty.csv", b""), "empty"),
        (SimpleUploadedFile("head.csv", HEADER.encode()), "It holds no record"),
        (SimpleUploadedFile("other.csv", b"name\nx"), "is not a column here"),
        (SimpleUploadedFile("broken.xlsx", b"not a workbook"), "broken.xlsx"),
    ],
)
def test_a_file_that_is_no_table_is_told(file, told, address, client_as):
    answer = client_as("contract_manager").post(address, {"file": file} if file else {})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_only_the_contract_manager_brings_tables_in(address, client_as):
    assert client_as("finance_officer").post(address, {"file": table(GOOD)}).status_code == 403
    assert client_as("outsider").get(address).status_code == 404
