"""Records listed, opened and taken out."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.records.models import Event


@pytest.mark.parametrize(
    "address", ["records/", "records/volume/", "records/volume/records.csv", "record/v-2026-04/"]
)
@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("contract_manager", 200),
        ("finance_officer", 200),
        ("auditor", 200),
        ("evaluator", 403),
        ("outsider", 404),
    ],
)
def test_who_may_read_records(client_as, page, address, username, status):
    assert client_as(username).get(page(address)).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page("records/")).status_code == 302
    assert client.get(page("records/volume/")).status_code == 302
    assert client.get(page("record/v-2026-04/")).status_code == 302


def test_the_index_tells_how_many_there_are_and_offers_to_add(client_as, page):
    html = client_as("contract_manager").get(page("records/")).content.decode()

    assert "Volumes" in html
    assert "Nothing yet" in html
    assert "records/volume/new/" in html
    assert "records/waiver/new/" not in html
    assert "new/" not in client_as("auditor").get(page("records/")).content.decode()


def test_a_list_tells_what_when_and_who(client_as, page):
    html = client_as("auditor").get(page("records/volume/")).content.decode()

    for words in ("April 2026", "1,000", "Contract manager", "1 May 2026", "7 volumes"):
        assert words in html
    assert "Put right" not in html


def test_a_list_is_of_one_month_when_asked(client_as, page):
    client = client_as("contract_manager")

    html = client.get(page("records/volume/?month=2026-05")).content.decode()

    assert "v-2026-05" in html
    assert "v-2026-04" not in html
    assert "v-2026-04" in client.get(page("records/volume/?month=x")).content.decode()
    nothing = client.get(page("records/volume/?month=2030-01")).content.decode()
    assert "Nothing of this kind is recorded of that month" in nothing


def test_a_list_is_cut_into_pages(client_as, page, contract, world):
    from datetime import UTC, datetime

    from tests.fixtures.contracts import volume
    from tests.web.contracts.conftest import add_row

    with scopes_disabled():
        for number in range(60):
            record = volume("2027-01", number, id=f"extra-{number}", volume=f"v{number}")
            add_row(
                contract,
                record,
                world.people["contract_manager"],
                world.organisations["force"],
                datetime(2027, 2, 1, tzinfo=UTC),
            )
    html = client_as("auditor").get(page("records/volume/")).content.decode()

    assert "1 to 50 of 67 volumes" in html
    assert "?page=2" in html


def test_the_supplier_sees_its_own_only(client_as, page):
    client = client_as("supplier_user")

    html = client.get(page("records/volume/")).content.decode()
    assert "v-2026-04" not in html
    assert "Nothing of this kind is recorded yet" in html
    assert client.get(page("record/v-2026-04/")).status_code == 404
    assert client.get(page("records/index_value/")).status_code == 404
    taken = client.get(page("records/volume/records.csv")).content.decode()
    assert "v-2026-04" not in taken


@pytest.mark.parametrize("kind", ["volumes", "x", "Volume"])
def test_a_kind_that_is_none_is_not_found(client_as, page, kind):
    client = client_as("contract_manager")

    assert client.get(page(f"records/{kind}/")).status_code == 404
    assert client.get(page(f"records/{kind}/new/")).status_code == 404


def test_records_leave_as_the_command_line_reads_them_and_are_logged(client_as, page):
    from counterfoil.contract.records import Volume
    from counterfoil.contractfile.record_csv import read_record_csv

    response = client_as("contract_manager").get(page("records/volume/records.csv"))

    table = read_record_csv(Volume, response.content.decode("utf-8-sig"))
    assert table.problems == ()
    assert [one.id for one in table.records][:2] == ["v-2026-04", "v-2026-05"]
    assert Event.objects.first().kind == "export"


def test_made_up_records_say_so_in_the_file_and_are_read_again(client_as, page, contract):
    from counterfoil.contract.records import Volume
    from counterfoil.contractfile.record_csv import read_record_csv

    manager, address = client_as("contract_manager"), page("records/volume/records.csv")
    plain = read_record_csv(Volume, manager.get(address).content.decode("utf-8-sig"))
    with scopes_disabled():
        type(contract).objects.update(illustrative="Every figure is made up.")
    told = manager.get(address).content.decode("utf-8-sig")
    assert told.count(",Every figure is made up.\n") == len(plain.records) == 7
    again = read_record_csv(Volume, told)
    assert (again.records, again.problems) == (plain.records, ())
    assert (plain.is_illustrative, again.is_illustrative) == (False, True)


def test_queries_do_not_grow_with_the_rows(client_as, page, django_assert_max_num_queries):
    client = client_as("contract_manager")
    client.get(page("records/volume/"))
    with django_assert_max_num_queries(14):
        client.get(page("records/volume/"))
