"""Terms go through two people, and nothing that was agreed changes."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import AgreedTerms, TermsDraft
from counterfoil_web.contracts.store import document_of
from counterfoil_web.contracts.terms_beginnings import Beginning, from_template
from counterfoil_web.contracts.terms_store import (
    ChangedMeanwhile,
    agree_terms,
    agreements_of,
    draft_of,
    propose_terms,
    save_draft,
    send_terms_back,
    start_contract,
)
from counterfoil_web.records.models import Event
from tests.web.contracts.conftest import DOCUMENT

FIRST = DOCUMENT.versions[0]
SECOND = write_contract_yaml(
    replace(
        DOCUMENT,
        versions=(
            FIRST,
            replace(
                FIRST,
                number=2,
                effective_from=date(2026, 12, 1),
                agreed_on=date(2026, 11, 20),
                reason="VAT no longer borne",
                vat_rate=Fraction(0),
            ),
        ),
    )
)


def _proposed(contract_seen_by, text=SECOND):
    with contract_seen_by("contract_manager") as (seen, contract):
        draft = save_draft(seen, contract, text, 0)
        propose_terms(seen, contract, "Change 1", draft.revision)


def test_a_contract_begins_with_a_draft_and_no_terms(seen_by, world):
    with seen_by("contract_manager") as seen:
        contract = start_contract(seen, from_template("consultancy", "", "Change support"))
        draft = draft_of(contract)

        assert (contract.key, contract.title) == ("change-support", "Change support")
        assert "illustrative" in contract.illustrative.casefold()
        assert draft.authors == [str(world.people["contract_manager"].pk)]
        assert document_of(contract) is None
    assert Event.objects.first().kind == "contract-started"


def test_a_key_is_used_once(contract_seen_by):
    with (
        contract_seen_by("contract_manager") as (seen, contract),
        pytest.raises(InvalidValue, match="already"),
    ):
        start_contract(seen, Beginning(contract.key, "Another", "id: x\n"))


def test_a_second_version_is_agreed_by_who_wrote_none_of_it(contract_seen_by, world):
    _proposed(contract_seen_by)
    with contract_seen_by("finance_officer") as (seen, contract):
        row = agree_terms(seen, contract, 1)

        assert (row.number, row.reason) == (2, "Change 1")
        assert row.proposed_by == world.people["contract_manager"]
        assert [one.number for one in document_of(contract).versions] == [1, 2]
        assert draft_of(contract) is None
        assert [one.number for one in agreements_of(contract)] == [2, 1]
    event = Event.objects.first()
    assert (event.kind, event.reason, event.after["number"]) == ("terms-agreed", "Change 1", 2)


def test_who_wrote_some_of_it_does_not_agree_it(contract_seen_by, world):
    _proposed(contract_seen_by)
    with contract_seen_by("finance_officer") as (seen, contract):
        draft = draft_of(contract)
        draft.authors = [*draft.authors, str(world.people["finance_officer"].pk)]
        draft.save()
        with pytest.raises(Refused) as refused:
            agree_terms(seen, contract, 1)
        assert refused.value.refusal.rule == "agreer-is-not-author"
        assert AgreedTerms.objects.filter(contract=contract).count() == 1


def test_the_contract_manager_may_not_agree(contract_seen_by):
    _proposed(contract_seen_by)
    with contract_seen_by("contract_manager") as (seen, contract), pytest.raises(Refused):
        agree_terms(seen, contract, 1)


def test_a_draft_that_is_not_proposed_is_not_agreed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        save_draft(seen, contract, SECOND, 0)
    with (
        contract_seen_by("finance_officer") as (seen, contract),
        pytest.raises(InvalidValue, match="no terms are proposed"),
    ):
        agree_terms(seen, contract, 1)


def test_a_change_takes_the_proposal_back(contract_seen_by):
    _proposed(contract_seen_by)
    with contract_seen_by("contract_manager") as (seen, contract):
        save_draft(seen, contract, SECOND + "# a remark\n", 1)

        assert draft_of(contract).proposed_by is None


def test_saving_what_stands_changes_nothing(contract_seen_by):
    _proposed(contract_seen_by)
    with contract_seen_by("contract_manager") as (seen, contract):
        draft = save_draft(seen, contract, SECOND, 1)

        assert draft.revision == 1
        assert draft.proposed_by is not None


def test_what_somebody_else_saved_is_told_and_not_written_over(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        save_draft(seen, contract, SECOND, 0)
        save_draft(seen, contract, "id: first\n", 1)
        with pytest.raises(ChangedMeanwhile) as told:
            save_draft(seen, contract, "id: second\n", 1)

        assert told.value.row.text == "id: first\n"
        assert TermsDraft.objects.get(contract=contract).text == "id: first\n"


def test_a_draft_is_kept_whatever_it_says_and_not_proposed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        draft = save_draft(seen, contract, "no terms", 0)
        with pytest.raises(InvalidValue, match="1 problem must be mended"):
            propose_terms(seen, contract, "Why", draft.revision)


def test_a_draft_that_changes_what_was_agreed_is_not_proposed(contract_seen_by):
    changed = replace(DOCUMENT, versions=(replace(FIRST, vat_rate=Fraction(0)),))
    with contract_seen_by("contract_manager") as (seen, contract):
        draft = save_draft(seen, contract, write_contract_yaml(changed), 0)
        with pytest.raises(InvalidValue, match="1 problem must be mended"):
            propose_terms(seen, contract, "Why", draft.revision)


def test_what_is_agreed_already_is_not_proposed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        draft = save_draft(seen, contract, write_contract_yaml(DOCUMENT), 0)
        with pytest.raises(InvalidValue, match="says what is agreed already"):
            propose_terms(seen, contract, "Why", draft.revision)


def test_terms_sent_back_stay_a_draft(contract_seen_by):
    _proposed(contract_seen_by)
    with contract_seen_by("finance_officer") as (seen, contract):
        send_terms_back(seen, contract, "The rate is not what was agreed")

        assert draft_of(contract).proposed_by is None
    assert Event.objects.first().reason == "The rate is not what was agreed"
