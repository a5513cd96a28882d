"""A reviewer's answers to the checklist: the form to fill in, and reading it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.casefile.nearest_word import choose_among
from counterfoil.casefile.review_checklist import ChecklistItem, checklist
from counterfoil.casefile.yaml_document import Fields, Node, Scalar, read_yaml
from counterfoil.errors import Problem

_FIELDS = ("answer", "remark")


class Reply(StrEnum):
    """What can be answered to a question of the checklist."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question, and what the reviewer has to say of it."""

    reply: Reply
    remark: str = ""


def answers_form() -> str:
    """The form to fill in: each question, why it is asked, and room for an answer."""
    head = (
        "# Answer each question: yes, no, or not applicable; a remark may say more.\n"
        "# A case is signed when every answer is yes or not applicable.\n"
    )
    return head + "".join(_question(item) for item in checklist())


def read_answers(node: Node | None, file: str) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    """The answers by question, and what is wrong with them; blank ones are left out."""
    if node is None:
        return {}, ()
    if not isinstance(node, Fields):
        mend = "write the form anew with `counterfoil review FOLDER --form answers.yaml`"
        what = "it does not name the questions of the checklist"
        return {}, (Problem(what=what, where=f"{file}, line {node.line}", mend=mend),)
    known = {item.id for item in checklist()}
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for name, (key, value) in node.items.items():
        where = f"{file}, line {key.line}"
        if name not in known:
            mend = f"delete or rename it: {choose_among(name, sorted(known))}"
            what = f"the checklist has no question {name!r}"
            problems.append(Problem(what=what, where=where, mend=mend))
            continue
        answer, found = _answer(value, f"{where}, {name}")
        problems.extend(found)
        if answer is not None:
            answers[name] = answer
    return answers, tuple(problems)


def read_answers_text(text: str, file: str) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    """The answers of a form that was filled in."""
    node, problems = read_yaml(text, file)
    return ({}, problems) if problems else read_answers(node, file)


def shortcomings(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Why answers do not suffice to sign: questions without an answer, or answered no."""
    missing = [item.id for item in checklist() if item.id not in answers]
    refused = [name for name, answer in answers.items() if answer.reply is Reply.NO]
    told = []
    if missing:
        told.append(f"{_questions(missing)} not answered: {', '.join(missing)}")
    if refused:
        told.append(f"{_questions(refused)} answered no: {', '.join(refused)}")
    return tuple(told)


def _question(item: ChecklistItem) -> str:
    return f"\n# {item.asks}\n# Why: {item.why}\n{item.id}:\n  answer:\n  remark:\n"


def _answer(value: Node, where: str) -> tuple[Answer | None, Iterable[Problem]]:
    """An answer written alone, or with a remark."""
    parts: dict[str, Scalar] = {}
    if isinstance(value, Scalar):
        parts = {"answer": value}
    elif isinstance(value, Fields):
        parts = {
            name: part
            for name, (_, part) in value.items.items()
            if isinstance(part, Scalar) and name in _FIELDS
        }
    if not isinstance(value, Scalar | Fields) or (
        isinstance(value, Fields) and len(parts) < len(value.items)
    ):
        mend = "write answer: and remark: below the question, each with its text"
        return None, [Problem(what="it is not an answer with a remark", where=where, mend=mend)]
    reply = parts.get("answer")
    if reply is None or reply.is_blank:
        return None, []
    word = " ".join(reply.text.casefold().replace("_", " ").split())
    word = {"true": "yes", "false": "no", "n/a": "not applicable"}.get(word, word)
    if word not in list(Reply):
        mend = "write yes, no or not applicable"
        return None, [Problem(what=f"{reply.text!r} is not an answer", where=where, mend=mend)]
    remark = parts.get("remark")
    text = "" if remark is None or remark.is_blank else remark.text
    return Answer(reply=Reply(word), remark=text), []


def _questions(ids: list[str]) -> str:
    return f"{len(ids)} question{'' if len(ids) == 1 else 's'}"
