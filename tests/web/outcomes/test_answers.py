"""What is worked out of the ledger is kept, and a fault is told in place of an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil_web.outcomes.answers import doubles_of, net_of, problems_of, progress_of

pytestmark = pytest.mark.django_db


def test_answers_are_worked_out_once(opened_by):
    with opened_by("auditor") as one:
        first, second = net_of(one.outcomes), net_of(one.outcomes)
        assert first is second
        assert first[1] is None
        assert len(progress_of(one.outcomes)[0]) == 1
        # claims_elsewhere.csv: healthcare claims the fewer detentions of saving-2018-19 too
        assert [found.other.claim for found in doubles_of(one.outcomes)] == ["healthcare-2018-19"]
        assert [found.what for found in problems_of(one.outcomes)] == ["its baseline is not signed"]


def test_without_a_case_there_is_no_net_saving_and_it_says_why(opened_by):
    with opened_by("auditor") as one:
        bare = replace(one.outcomes, ledger=replace(one.ledger, case=None), key="no case")
        found, trouble = net_of(bare)
    assert found is None
    assert trouble.what == "the contract is held to no version of a case"
