"""What must be so before a case is approved: reviewed, baseline signed, questions answered."""

from __future__ import annotations

from counterfoil.gates import OBSTACLE_RULES, VersionFacts, obstacles


def version(**changes):
    facts = {"number": 3, "reviewed": True, "has_baseline": True, "unsigned_services": ()}
    return VersionFacts(**{**facts, **changes})


def rules(*versions, unanswered=(), needs_version=True):
    found = obstacles(versions=versions, unanswered=unanswered, needs_version=needs_version)
    return [one.rule for one in found]


def test_nothing_stands_in_the_way_of_a_reviewed_and_signed_case():
    assert rules(version()) == []


def test_a_case_nobody_reviewed_is_not_approved():
    assert rules(version(reviewed=False)) == ["version-is-reviewed"]


def test_a_case_without_a_signed_baseline_is_never_approved():
    assert rules(version(has_baseline=False)) == ["baseline-is-signed"]
    assert rules(version(unsigned_services=("custody",))) == ["baseline-is-signed"]


def test_a_gate_on_a_case_names_a_version():
    assert rules() == ["decision-names-versions"]
    assert rules(needs_version=False) == []


def test_many_questions_are_counted_and_not_listed():
    (found,) = obstacles(versions=[version()], unanswered=[f"P1-C{n}" for n in range(1, 7)])

    assert found.sentence == "6 questions of this gate have no answer."


def test_the_rules_of_obstacles_are_those_it_gives():
    given = {
        *rules(version(reviewed=False, has_baseline=False), unanswered=["P1-C1"]),
        *rules(),
    }
    assert given == OBSTACLE_RULES


def test_every_obstacle_is_told_at_once_with_its_mend():
    found = obstacles(
        versions=[version(reviewed=False, unsigned_services=("a", "b"))],
        unanswered=["P1-C1", "P1-C2"],
    )

    assert [one.rule for one in found] == [
        "version-is-reviewed",
        "baseline-is-signed",
        "questions-are-answered",
    ]
    assert found[2].sentence == "2 questions of this gate have no answer: P1-C1, P1-C2."
    assert all(one.mend for one in found)
