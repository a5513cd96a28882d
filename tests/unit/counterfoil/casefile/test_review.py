from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.business_case import Role
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.review import review_status, sign_review
from counterfoil.casefile.review_answers import Answer, Reply
from counterfoil.casefile.review_checklist import checklist
from counterfoil.errors import BadInput
from tests.fixtures.case_folders import write_small_case

ALL_YES = {item.id: Answer(reply=Reply.YES, remark="=1+1: 'seen'") for item in checklist()}


@pytest.fixture
def folder(tmp_path):
    return write_small_case(tmp_path / "case")


def sign(folder, **changes):
    given = {
        "reviewer": "reviewer",
        "role": "chief finance officer",
        "on": "2027-02-01",
        "answers": ALL_YES,
        **changes,
    }
    return sign_review(folder, load_case_or_raise(folder), **given)


def test_a_case_that_nobody_signed_is_not_reviewed(folder):
    status = review_status(folder, load_case_or_raise(folder))

    assert (status.reviewed, status.text, status.reason) == (
        False,
        "Not reviewed",
        "nobody has signed it",
    )


def test_a_signed_case_is_reviewed_until_a_figure_changes(folder):
    signed = sign(folder)
    case = load_case_or_raise(folder)

    assert signed.text == "Reviewed by reviewer (chief finance officer) on 2027-02-01"
    assert review_status(folder, case) == signed
    changed = review_status(folder, replace(case, version="2"))
    assert (changed.text, changed.reason) == (
        "Not reviewed",
        "the case has changed since the review",
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reviewer": " AUTHOR "}, "the reviewer is the author"),
        ({"reviewer": "Author."}, "the reviewer is the author"),
        ({"reviewer": "au-thor"}, "the reviewer is the author"),
        ({"reviewer": "au\u200bthor"}, "the reviewer is the author"),
        ({"reviewer": "áuthor"}, "the reviewer is the author"),
        ({"reviewer": "-"}, "the reviewer's name or role is missing"),
        ({"reviewer": " "}, "the reviewer's name or role is missing"),
        ({"role": ""}, "the reviewer's name or role is missing"),
        ({"on": "2027-02"}, "the day of the review is missing or is not a date"),
        ({"on": "1 February 2027"}, "the day of the review is missing or is not a date"),
        (
            {"answers": {**ALL_YES, "risks": Answer(reply=Reply.NO)}},
            "1 question answered no: risks",
        ),
        (
            {"answers": {key: ALL_YES[key] for key in ALL_YES if key != "volumes"}},
            "1 question not answered: volumes",
        ),
    ],
)
def test_a_signature_that_falls_short_is_refused(folder, changes, reason):
    with pytest.raises(BadInput) as fault:
        sign(folder, **changes)

    assert [problem.what for problem in fault.value.problems] == [reason]
    assert not (folder / "review.yaml").exists()


def test_what_falls_short_says_how_to_mend_it(folder):
    with pytest.raises(BadInput) as fault:
        sign(folder, reviewer=" ", on="1 February 2027")

    assert [problem.mend for problem in fault.value.problems] == [
        "give the reviewer's name and role",
        "write the day as 2026-01-31",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewer: reviewer", "reviewer: Author"),
        ("answer: 'yes'", "answer: 'no'"),
        ("fingerprint: ", "fingerprint: 0"),
        ("date: '2027-02-01'", "date:"),
        ("reviewer: reviewer", "reviewer: &x reviewer"),
        ("answers:", "answer:"),
    ],
)
def test_a_signature_that_was_tampered_with_does_not_count(folder, old, new):
    sign(folder)
    path = folder / "review.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    status = review_status(folder, load_case_or_raise(folder))

    assert (status.reviewed, status.text) == (False, "Not reviewed")
    assert status.reason


def test_a_workbook_is_never_reviewed(folder, tmp_path):
    sign(folder)

    assert not review_status(tmp_path / "case.xlsx", load_case_or_raise(folder)).reviewed


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"baseline": ()}, "baseline-signed is answered yes, but the case shows a baseline"),
        ({"options": "no in-house"}, "in-house-comparator is answered yes, but the case has no"),
    ],
)
def test_a_yes_that_the_case_itself_denies_is_refused(folder, changes, reason):
    case = load_case_or_raise(folder)
    if "options" in changes:
        kept = tuple(option for option in case.options if option.role is not Role.IN_HOUSE)
        changes = {"options": kept}
    with pytest.raises(BadInput) as caught:
        sign_review(
            folder,
            replace(case, **changes),
            reviewer="reviewer",
            role="chief finance officer",
            on="2027-02-01",
            answers=ALL_YES,
        )
    assert any(problem.what.startswith(reason) for problem in caught.value.problems)
