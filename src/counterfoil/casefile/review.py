"""Whether a case has been reviewed, and signing it: by somebody other than its author.

A review is the file review.yaml in the case's folder. It holds the fingerprint of the case as it
was signed, so any change of a figure afterwards leaves the case not reviewed. It is a record of
who looked at what, not a lock: whoever can write to the folder can write the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase, Role
from counterfoil.casefile.date_text import is_date_text
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.folder import REVIEW_FILE
from counterfoil.casefile.review_answers import Answer, Reply, read_answers, shortcomings
from counterfoil.casefile.yaml_document import Fields, Scalar, read_yaml
from counterfoil.errors import BadInput, Problem, UnreadableInput
from counterfoil.files import read_text, write_text

NOT_REVIEWED = "Not reviewed"
_MOST_BYTES = 1_000_000
_FIELDS = ("fingerprint", "reviewer", "role", "date")
_NAMELESS = "the reviewer's name or role is missing"
_DAYLESS = "the day of the review is missing or is not a date"
_AUTHOR = "the reviewer is the author"
_MEND_ANSWERS = "answer every question, and mend the case where the answer is no"
_MENDS = {
    _NAMELESS: "give the reviewer's name and role",
    _DAYLESS: "write the day as 2026-01-31",
    _AUTHOR: "have somebody else review it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStatus:
    """Whether a case has been reviewed as it stands.

    text: what every page and export says, `Not reviewed` or who reviewed it and when.
    reason: why it counts as not reviewed.
    """

    reviewed: bool
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A signature: who looked at which case, in what role, on what day, and the answers given."""

    fingerprint: str
    reviewer: str
    role: str
    date: str
    answers: Mapping[str, Answer]


def review_status(path: Path | str, case: BusinessCase) -> ReviewStatus:
    """Whether the case in a folder has been reviewed as it stands.

    path: the folder; a case in a workbook is never reviewed, as nobody can tell who changed it.
    """
    folder = Path(path)
    if not folder.is_dir():
        return _not("a workbook is not signed: review the folder")
    if not (folder / REVIEW_FILE).exists():
        return _not("nobody has signed it")
    try:
        review = _read_review(read_text(folder / REVIEW_FILE, _MOST_BYTES))
    except (UnreadableInput, BadInput) as fault:
        return _not(f"{REVIEW_FILE} cannot be read: {fault.what}")
    reasons = _reasons_against(review, case)
    if reasons:
        return _not("; ".join(reasons))
    return ReviewStatus(
        reviewed=True, text=f"Reviewed by {review.reviewer} ({review.role}) on {review.date}"
    )


def sign_review(
    folder: Path,
    case: BusinessCase,
    *,
    reviewer: str,
    role: str,
    on: str,
    answers: Mapping[str, Answer],
) -> ReviewStatus:
    """Sign a case: write review.yaml into its folder.

    Raises: BadInput with every reason when the reviewer is the author or has no name, the day is
    no date, or a question is unanswered or answered no.
    """
    review = Review(
        fingerprint=case_fingerprint(case),
        reviewer=" ".join(reviewer.split()),
        role=" ".join(role.split()),
        date=on,
        answers=answers,
    )
    reasons = _reasons_against(review, case)
    if reasons:
        raise BadInput(
            Problem(what=reason, where="review", mend=_MENDS.get(reason, _MEND_ANSWERS))
            for reason in reasons
        )
    write_text(folder / REVIEW_FILE, _review_text(review))
    return review_status(folder, case)


def _reasons_against(review: Review, case: BusinessCase) -> tuple[str, ...]:
    reasons = []
    if not _plain(review.reviewer) or not _plain(review.role):
        reasons.append(_NAMELESS)
    if not is_date_text(review.date) or len(review.date) < len("2026-01-31"):
        reasons.append(_DAYLESS)
    if review.reviewer and _plain(review.reviewer) == _plain(case.author):
        reasons.append(_AUTHOR)
    if review.fingerprint != case_fingerprint(case):
        reasons.append("the case has changed since the review")
    return (*reasons, *reasons_against_answers(review.answers, case))


def reasons_against_answers(answers: Mapping[str, Answer], case: BusinessCase) -> tuple[str, ...]:
    """Why a checklist does not suffice to sign: not answered, answered no, or gainsaid by it."""
    return (*shortcomings(answers), *_contradictions(answers, case))


def _contradictions(answers: Mapping[str, Answer], case: BusinessCase) -> tuple[str, ...]:
    """Questions answered yes where the case itself shows no."""
    unsigned = [service.id for service in case.baseline if not service.signed_by.strip()]
    shown = {
        "baseline-signed": (
            not case.baseline or bool(unsigned),
            "the case shows a baseline that nobody has signed",
        ),
        "in-house-comparator": (
            all(option.role is not Role.IN_HOUSE for option in case.options),
            "the case has no option with role in_house",
        ),
    }
    return tuple(
        f"{item} is answered yes, but {why}"
        for item, (is_so, why) in shown.items()
        if is_so and item in answers and answers[item].reply is Reply.YES
    )


def _read_review(text: str) -> Review:
    node, problems = read_yaml(text, REVIEW_FILE)
    if problems:
        raise BadInput(problems)
    fields = node.items if isinstance(node, Fields) else {}
    given = {
        name: value.text.strip() if isinstance(value, Scalar) and not value.is_blank else ""
        for name, (_, value) in fields.items()
        if name in _FIELDS
    }
    answers, problems = read_answers(
        fields["answers"][1] if "answers" in fields else None, REVIEW_FILE
    )
    if problems:
        raise BadInput(problems)
    return Review(**{name: given.get(name, "") for name in _FIELDS}, answers=answers)


def _review_text(review: Review) -> str:
    import yaml

    document = {
        **{name: getattr(review, name) for name in _FIELDS},
        "answers": {
            name: {"answer": answer.reply.value, "remark": answer.remark}
            for name, answer in review.answers.items()
        },
    }
    text: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
    return text


def _plain(name: str) -> str:
    """A name by its letters and digits alone, so that case, accents and marks make nobody new."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))


def _not(reason: str) -> ReviewStatus:
    return ReviewStatus(reviewed=False, text=NOT_REVIEWED, reason=reason)
