"""What did we get for it? The consultancy example, and a partnership that is no consultancy."""

from __future__ import annotations

from html import unescape

import pytest
from django_scopes import scopes_disabled

from counterfoil.outcomes.consultancy import consultancy_value
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil.outcomesfile.next_folder import read_next_folder
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.contracts.models import Contract
from counterfoil_web.operations import example_contracts
from counterfoil_web.operations.example_outcomes import ROOT
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow
from counterfoil_web.outcomes.rows import columns_of_row

pytestmark = pytest.mark.django_db
ADVICE = "ammanford-consultancy-2013"


@pytest.fixture
def advised(world):
    """The consultancy with its contract, plan and records; its page needs no case."""
    partnership = world.partnerships["consultancy"]
    with scopes_disabled():
        return make(world, partnership)


def make(world, partnership):
    try_out = TryOut(organisations=world.organisations, people=world.people)
    example_contracts.load_contract(partnership, example_contracts.ROOT / ADVICE, try_out)
    text = (ROOT / ADVICE / "outcomes.yaml").read_text(encoding="utf-8")
    lines = [one for one in text.splitlines() if not one.startswith(("case", "contract:"))]
    manager = world.people["contract_manager"]
    OutcomePlan.objects.create(
        partnership=partnership,
        number=1,
        text="\n".join([*lines, f"contract: {ADVICE}"]),
        contract=Contract.objects.get(partnership=partnership),
        fingerprint="0" * 64,
        reason="As agreed",
        proposed_by=manager,
        agreed_by=world.people["finance_officer"],
    )
    held = read_outcomes_folder(ROOT / ADVICE).ledger.records
    for one in (*held, *read_next_folder(ROOT / ADVICE).tests):
        OutcomeRow.objects.create(
            **columns_of_row(one),
            partnership=partnership,
            entered_by=manager,
            entered_for=world.organisations["force"],
            entered_at=example_contracts._moment(one.entered_on),
        )
    return partnership


def test_fee_savings_and_skills_stand_on_one_page(advised, client_as):
    folder = ROOT / ADVICE
    found = consultancy_value(read_outcomes_folder(folder).ledger, read_next_folder(folder).tests)
    address = f"/partnerships/{advised.ref}/outcomes-room/value-of-advice/"
    commissioner = client_as("commissioner")
    html = unescape(commissioner.get(address).content.decode())
    assert found.answer in html
    assert "Reading a PFI payment mechanism" in html
    assert "No test counts" in html  # of the skill that only the advisers signed off
    rows = commissioner.get(f"{address}value.csv").content.decode()
    assert "Saving in cash,Certified," in rows
    assert client_as("supplier_user").get(address).status_code == 404  # no party to this one


def test_other_partnerships_are_sent_to_the_verdict(outcomes, client_as, page):
    auditor = client_as("auditor")
    response = auditor.get(page("value-of-advice/"))
    assert page("verdict/") in response.content.decode()
    assert auditor.get(page("value-of-advice/value.csv")).status_code == 404
    assert client_as("supplier_user").get(page("value-of-advice/")).status_code == 403
