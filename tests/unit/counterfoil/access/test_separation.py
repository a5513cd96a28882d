from __future__ import annotations

import pytest

from counterfoil.access import separation

RULES = [
    (
        "reviewer-is-not-author",
        lambda a, b: separation.reviewer_is_not_author(reviewer=a, authors=[b]),
    ),
    (
        "approver-is-not-proposer",
        lambda a, b: separation.approver_is_not_proposer(approver=a, proposer=b),
    ),
    (
        "challenger-is-not-owner",
        lambda a, b: separation.challenger_is_not_owner(challenger=a, owners=[b]),
    ),
    (
        "certifier-is-not-benefit-owner",
        lambda a, b: separation.certifier_is_not_benefit_owner(certifier=a, owner=b),
    ),
    (
        "evaluator-has-no-conflict",
        lambda a, b: separation.evaluator_has_no_conflict(evaluator=a, conflicted=[b]),
    ),
    (
        "settler-is-not-declarer",
        lambda a, b: separation.settler_is_not_declarer(settler=a, declarers=[b]),
    ),
    (
        "two-officers-open-prices",
        lambda a, b: separation.two_officers_open_prices(second=a, first=b),
    ),
    (
        "one-person-one-body",
        lambda a, b: separation.one_person_one_body(approver=a, approvers_for_other_bodies=[b]),
    ),
    (
        "closer-is-not-proposer",
        lambda a, b: separation.closer_is_not_proposer(closer=a, proposer=b),
    ),
    (
        "agreer-is-not-author",
        lambda a, b: separation.agreer_is_not_author(agreer=a, authors=[b]),
    ),
    (
        "waiver-approver-is-not-asker",
        lambda a, b: separation.waiver_approver_is_not_asker(approver=a, asker=b),
    ),
]


@pytest.mark.parametrize(("rule", "check"), RULES, ids=[rule for rule, _ in RULES])
class TestEachRule:
    def test_refuses_one_person_in_both_places(self, rule, check):
        assert check(7, 7).rule == rule

    def test_lets_two_people_be(self, rule, check):
        assert check(7, 8) is None

    def test_knows_a_person_whether_the_id_is_a_number_or_text(self, rule, check):
        assert check("7", 7).rule == rule


def test_every_rule_in_the_list_is_tested_and_has_words():
    assert {rule.rule for rule in separation.SEPARATION_RULES} == {rule for rule, _ in RULES}
    assert all(rule.says and rule.sentence and rule.mend for rule in separation.SEPARATION_RULES)


def test_one_of_many_authors_is_an_author():
    assert separation.reviewer_is_not_author(reviewer=7, authors=[1, 7, 9]) is not None
    assert separation.reviewer_is_not_author(reviewer=7, authors=[]) is None
