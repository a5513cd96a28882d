"""The outcomes of the examples are in the try-out as the pages would have written them."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.access import Marking, Participation
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.guide import gates
from counterfoil.outcomes.ledger_checks import ledger_problems
from counterfoil.outcomes.net_saving import net_saving
from counterfoil.outcomes.totals import register
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil_web.accounts.try_out import make_try_out_accounts
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.operations.example_contracts import load_contracts
from counterfoil_web.operations.example_outcomes import ROOT, load_outcomes
from counterfoil_web.operations.examples import examples
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow
from counterfoil_web.outcomes.store import outcomes_of
from counterfoil_web.partnerships.partnership_store import Party, create
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    """Give a partnership of the try-out a version, a contract and outcomes of an example."""

    def load(name):
        try_out = make_try_out_accounts()
        lead = acting_in(try_out, "commercial_lead")
        case = load_case_or_raise(next(one.folder for one in examples() if one.folder.name == name))
        values = {
            "ref": "cccccccc",
            "title": "An example",
            "kind": case.kind.value,
            "summary": "",
            "marking": Marking.OFFICIAL,
            "stage": gates()[0].slug,
            "is_example": True,
        }
        party = Party(organisation=try_out.organisations["force"], part=Participation.LEAD_FORCE)
        partnership = create(lead, values, [party])
        assert not load_outcomes(partnership, name, try_out)  # nothing to hold them to yet
        make_version_from_case(
            partnership,
            case,
            submitted_by=lead.user,
            reason="As published",
            authors=[lead.user],
            acting=lead,
        )
        load_contracts(partnership, name, try_out)
        assert load_outcomes(partnership, name, try_out)
        assert not load_outcomes(partnership, name, try_out)
        return partnership, lead.today

    with scopes_disabled():
        yield load


@pytest.mark.parametrize("name", ["lincolnshire-business-2012", "ammanford-consultancy-2013"])
def test_the_web_gives_the_answers_of_the_folder(name, loaded):
    partnership, today = loaded(name)
    folder = read_outcomes_folder(ROOT / name)

    ledger = outcomes_of(partnership, today).ledger

    assert register(ledger).totals() == register(folder.ledger).totals()
    assert net_saving(ledger).cash == net_saving(folder.ledger).cash
    assert len(ledger_problems(ledger)) == len(folder.warnings)
    assert OutcomePlan.objects.get().proposed_by != OutcomePlan.objects.get().agreed_by
    assert Event.objects.filter(kind="outcomes-loaded").count() == 1
    assert OutcomeRow.objects.filter(kind="claim").count() == len(register(folder.ledger).claims)
