"""A bundle holds what a losing bidder's lawyer asks for, of one score, and verifies offline."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.record.pack import pack_problems
from counterfoil.tender.challenge_bundle import bundle_files, challenge_bundle, fingerprint
from counterfoil.tender.plan_lock import plan_fingerprint
from tests.fixtures.tenders import a_dossier, a_plan, at, score

SOURCES = {"plan.yaml": b"title: Custody services\n"}
CHANGED = score(
    "e2",
    "b",
    "care",
    3,
    id="again",
    supersedes="e2-b-care",
    change_reason="I had missed page 9.",
    scored_at=at(11),
)


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def files():
    return bundle_files(a_dossier(CHANGED), "b", "care", SOURCES)


def test_every_individual_mark_is_there_with_its_reason_and_what_it_was(files):
    found = {one["id"]: one for one in rows(files, "marks.csv")}

    assert set(found) == {"e1-b-care", "e2-b-care", "e3-b-care", "again"}
    assert (found["e2-b-care"]["mark"], found["again"]["mark"]) == ("2", "3")
    assert found["again"]["supersedes"] == "e2-b-care"
    assert found["again"]["change_reason"] == "I had missed page 9."
    assert found["e1-b-care"]["reason"] == "Page 4 shows what earns 5."


def test_the_consensus_and_the_times_are_there(files):
    (agreed,) = rows(files, "consensus.csv")

    assert agreed["present"] == "e1; e2; e3; moderator"
    assert agreed["reason"].startswith("Agreed: the rota on page 4")
    kinds = [one["record"] for one in rows(files, "times.csv")]
    assert kinds.count("declaration") == 3
    assert kinds.count("submission") == 3  # of care alone
    assert {"moderation", "quality_locked"} <= set(kinds)


def test_what_was_asked_is_there(files):
    told = {one["what"]: one["value"] for one in rows(files, "criterion.csv")}

    assert told["question"] == "How will you provide care?"
    assert told["points of the hundred"] == "36"
    assert told["marked by"] == "e1; e2; e3"
    assert [one["label"] for one in rows(files, "scale.csv")][4] == "Good"
    assert plan_fingerprint(a_plan()) in files["README.txt"].decode()


def test_nothing_of_other_bids_or_prices_is_in_it(files):
    own = {name: held for name, held in files.items() if not name.startswith("source/")}
    text = b"".join(own.values()).decode()

    assert "a-care" not in text
    assert "12500000" not in text
    assert "Bidder A" not in text


def test_a_fault_of_this_mark_is_told_and_one_of_another_is_not():
    late = {"id": "late", "change_reason": "x", "scored_at": at(15)}
    mine = score("e1", "b", "care", 4, supersedes="e1-b-care", **late)
    other = score("e1", "a", "care", 4, supersedes="e1-a-care", **{**late, "id": "other"})
    found = rows(bundle_files(a_dossier(mine, other), "b", "care", {}), "problems.csv")

    assert [(one["record"], one["severity"]) for one in found] == [("late", "error")]
    assert "moderation opened" in found[0]["what"]


def test_it_verifies_and_every_change_shows():
    dossier = a_dossier()
    bundle = challenge_bundle(dossier, "b", "care", SOURCES)
    told = fingerprint(dossier, "b", "care", SOURCES)

    assert pack_problems(bundle, told) == ()
    assert pack_problems(bundle.replace(b"SHA256SUMS", b"SHA256SUMZ"), told)
    assert fingerprint(a_dossier(CHANGED), "b", "care", SOURCES) != told


def test_only_what_was_known_by_the_day_is_in_it():
    later = replace(CHANGED, entered_on=date(2026, 12, 1))
    dossier = replace(a_dossier(later), on=date(2026, 11, 24))

    assert "again" not in {
        one["id"] for one in rows(bundle_files(dossier, "b", "care", {}), "marks.csv")
    }


@pytest.mark.parametrize(
    ("bid", "criterion", "told"),
    [
        ("z", "care", "there is no bid z"),
        ("a", "quality", "no criterion quality"),
        ("a", "price", "no criterion price"),
    ],
)
def test_what_is_not_there_is_refused(bid, criterion, told):
    with pytest.raises(InvalidValue, match=told):
        bundle_files(a_dossier(), bid, criterion, {})
