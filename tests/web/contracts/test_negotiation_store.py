"""Terms looked at before they are signed."""

import pytest
from django.http import Http404

from counterfoil_web.contracts.negotiation_store import (
    AGREED,
    DRAFT,
    TRIALS,
    choice_of,
    looked_at,
    may_see_draft,
    simulated,
    tried_of,
)
from counterfoil_web.contracts.terms_store import save_draft
from tests.web.contracts.conftest import KEY


def test_a_draft_is_for_who_writes_or_agrees_it(contract_seen_by):
    for username, may in {"contract_manager": 1, "finance_partner": 1, "auditor": 0}.items():
        with contract_seen_by(username) as (seen, _):
            assert may_see_draft(seen) is bool(may), username


def test_another_text_is_another_trial_and_the_same_is_looked_at_once(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        agreed = tried_of(choice_of(seen, contract), AGREED, KEY)
        save_draft(seen, contract, agreed.text.replace("85", "90"), 0)
        choice = choice_of(seen, contract)
        draft = tried_of(choice, DRAFT, KEY)
        assert choice.terms == (AGREED, DRAFT)
        assert draft.of != agreed.of
        assert looked_at(draft) is looked_at(draft)
        assert looked_at(draft).past.net_gbp - looked_at(agreed).past.net_gbp == 35_000
        with pytest.raises(Http404):
            tried_of(choice, DRAFT, "none")


def test_it_is_simulated_as_the_command_line_does(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        tried = tried_of(choice_of(seen, contract), AGREED, KEY)
        told = []
        year = simulated(tried, lambda done, total: told.append((done, total)))
    assert (year.trials, year.seed) == (1_000, 0) == (TRIALS, 0)
    assert told[-1] == (1_000, 1_000)
