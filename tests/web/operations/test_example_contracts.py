"""The contracts of the examples are in the try-out as the pages would have written them."""

from __future__ import annotations

from datetime import date

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import Marking, Participation
from counterfoil.contract.statements import statement
from counterfoil.contractfile.closed_json import write_closed_json
from counterfoil.contractfile.folder import read_contract_folder
from counterfoil.guide import gates
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.try_out import make_try_out_accounts
from counterfoil_web.contracts.models import AgreedTerms, ClosedStatement, Contract, Recorded
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.store import closed_of, document_of, records_of
from counterfoil_web.operations import example_contracts as module
from counterfoil_web.operations.example_contracts import (
    ROOT,
    contract_folders,
    load_contract,
    load_contracts,
)
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.partnerships.partnership_store import Party, create
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db

CUSTODY = "cleveland-custody-2017"
TWIN = "cleveland-custody-2017-by-detention"


@pytest.fixture(autouse=True)
def everywhere():
    with scopes_disabled():
        yield


@pytest.fixture
def try_out():
    return make_try_out_accounts()


@pytest.fixture
def partnership(try_out):
    """A partnership of the try-out without any contract yet."""
    values = {
        "ref": "cccccccc",
        "title": "An example",
        "kind": "custody",
        "summary": "",
        "marking": Marking.OFFICIAL,
        "stage": gates()[0].slug,
        "is_example": True,
    }
    parts = (
        ("force", Participation.LEAD_FORCE),
        ("policing_body", Participation.POLICING_BODY),
        ("supplier", Participation.SUPPLIER),
    )
    parties = [Party(organisation=try_out.organisations[key], part=part) for key, part in parts]
    return create(acting_in(try_out, "commercial_lead"), values, parties)


def test_every_folder_belongs_to_an_example_and_custody_has_its_what_if():
    assert [one.name for one in contract_folders(CUSTODY)] == [CUSTODY, TWIN]
    assert [one.name for one in contract_folders("ammanford-consultancy-2013")] == [
        "ammanford-consultancy-2013"
    ]
    assert contract_folders("a-case-without-one") == ()


def test_each_contract_has_agreed_terms_records_and_closed_months(partnership, try_out):
    assert load_contracts(partnership, CUSTODY, try_out) == 2

    contract = Contract.objects.get(key=CUSTODY)
    held = read_contract_folder(ROOT / CUSTODY)
    agreed = AgreedTerms.objects.get(contract=contract)
    assert contract.illustrative.startswith("Illustrative: an example")
    assert agreed.proposed_by == try_out.people["contract_manager"]
    assert agreed.agreed_by == try_out.people["finance_officer"]
    assert document_of(contract) == held.contract
    assert Recorded.objects.filter(contract=contract).count() == len(held.records)
    assert Recorded.objects.exclude(source__startswith="Illustrative").count() == 0
    rows = ClosedStatement.objects.filter(contract=contract)
    assert rows.count() == 25
    assert all(row.proposed_by != row.closed_by for row in rows)
    assert ClosedStatement.objects.filter(contract__key=TWIN).count() == 0
    supplied = Recorded.objects.filter(contract=contract, kind="invoice")
    assert {row.entered_by for row in supplied} == {try_out.people["supplier_user"]}
    assert {row.entered_for for row in supplied} == {try_out.organisations["supplier"]}


def test_what_the_pages_read_is_what_the_folder_holds(partnership, try_out):
    """Also the days: a month closed in 2018 must rest on what was known in 2018."""
    contract = load_contract(partnership, ROOT / CUSTODY, try_out)
    held = read_contract_folder(ROOT / CUSTODY)
    read = records_of(contract)

    assert sorted((one.id, one.entered_on) for one in read) == sorted(
        (one.id, one.entered_on) for one in held.records
    )
    assert [one.entered_on for one in read] == sorted(one.entered_on for one in read)
    assert closed_of(contract) == held.closed
    row = ClosedStatement.objects.get(contract=contract, month="2018-05")
    # 297,600 less 2,976 for booking in, less 3,660 for March
    assert (row.net_gbp, row.vat_gbp, row.terms) == (290_964, row.net_gbp / 5, 1)
    again = statement(
        held.contract,
        read,
        Month(2018, 5),
        on=row.made_on,
        closed=[one for one in held.closed if one.month < Month(2018, 5)],
    )
    assert again.net_gbp == row.net_gbp
    (closed,) = (one for one in held.closed if one.month == Month(2018, 5))
    assert row.document == write_closed_json(contract.key, closed)


def test_the_first_open_month_is_ready_to_be_looked_at(partnership, try_out):
    """August 2019: 308,408.83 less 1% (3,084.09) for booking in."""
    contract = load_contract(partnership, ROOT / CUSTODY, try_out)
    ledger = ledger_of(contract, date(2026, 11, 22))

    assert ledger is not None
    assert ledger.first_open == Month(2019, 8)
    assert f"{ledger.statement(Month(2019, 8)).net_gbp}" == "305324.74"


def test_it_is_told_in_the_log_once_for_each_contract(partnership, try_out):
    load_contracts(partnership, CUSTODY, try_out)

    events = Event.objects.filter(kind="contract-loaded").order_by("number")
    assert [one.record for one in events] == [
        f"contract/cccccccc/{CUSTODY}",
        f"contract/cccccccc/{TWIN}",
    ]
    assert "illustrative" in events[0].reason
    assert events[0].after["closed_months"] == 25


def test_loading_again_changes_nothing(partnership, try_out):
    load_contracts(partnership, CUSTODY, try_out)
    before = (Recorded.objects.count(), Event.objects.count())

    assert load_contracts(partnership, CUSTODY, try_out) == 0

    assert (Recorded.objects.count(), Event.objects.count()) == before


def test_stopped_in_the_middle_nothing_of_a_contract_is_left(partnership, try_out, monkeypatch):
    def stop(*words, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "write_closed_json", stop)
    with pytest.raises(KeyboardInterrupt):
        load_contracts(partnership, CUSTODY, try_out)

    assert Contract.objects.count() == Recorded.objects.count() == 0


def test_it_takes_few_queries(partnership, try_out, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        load_contract(partnership, ROOT / CUSTODY, try_out)
