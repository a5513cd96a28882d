"""A procurement as JSON: its law, its timetable, its notices and its clarifications, closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from counterfoil.contract.records import Record
from counterfoil.procurement.clarifications import Clarification, clarifications
from counterfoil.procurement.coverage import coverage_words
from counterfoil.procurement.notices import NoticeDue, notices_due
from counterfoil.procurement.timetable import TimedStep, Timetable

SCHEMA_ID = "counterfoil-procurement-1"


def procurement_answer(made: Timetable, records: Iterable[Record], on: date) -> dict[str, Any]:
    """Everything that is worked out of a plan and its registers as they stand on a day.

    Who asked what is left out, so that it may go to anybody.
    """
    held, law = tuple(records), made.coverage
    return {
        "schema": SCHEMA_ID,
        "as_at": on.isoformat(),
        "id": made.plan.id,
        "title": made.plan.title,
        "illustrative": made.plan.illustrative,
        "law": {
            "standing": law.standing.value,
            "begun_on": law.begun.isoformat(),
            "route": made.plan.route.value,
            "light_touch": law.light_touch,
            "threshold_gbp": law.threshold.amount_gbp if law.threshold else None,
            "words": list(coverage_words(law)),
        },
        "steps": [_step(one) for one in made.rows],
        "notices": [_notice(one) for one in notices_due(made, held, on)],
        "clarifications": [_clarification(one) for one in clarifications(held)],
    }


def _step(one: TimedStep) -> dict[str, Any]:
    return {
        "id": one.step.id,
        "title": one.step.title,
        "on": one.on.isoformat(),
        "latest": _day(one.latest),
        "done": one.step.done_on is not None,
        "waits_for": one.driven_by,
        "critical": one.critical,
        "notice": one.step.notice,
    }


def _notice(one: NoticeDue) -> dict[str, Any]:
    return {
        "code": one.kind.code,
        "name": one.kind.name,
        "law": one.kind.law,
        "state": one.state.value,
        "by": _day(one.by),
        "why": one.why,
        "published_on": _day(one.published.published_on if one.published else None),
    }


def _clarification(one: Clarification) -> dict[str, Any]:
    """Nothing of one that is kept back, or not released yet, but that it is there."""
    is_out = bool(one.released) and not one.kept_back
    return {
        "id": one.question.id,
        "kept_back": one.kept_back,
        "released": is_out,
        "question": one.text if is_out else "",
        "answer": one.answer.text if is_out and one.answer else "",
        "equal": one.equal,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_TEXT: Mapping[str, Any] = {"type": "string"}
_TRUTH: Mapping[str, Any] = {"type": "boolean"}
_DAY: Mapping[str, Any] = {"type": "string", "format": "date"}
_DAY_OR_NONE: Mapping[str, Any] = {"type": ["string", "null"], "format": "date"}


def _closed(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": one}


def procurement_answer_schema() -> dict[str, Any]:
    """The JSON Schema of the answer; a field that it does not name is refused."""
    whole = {"type": ["integer", "null"]}
    body = _closed(
        schema={"const": SCHEMA_ID},
        as_at=_DAY,
        id=_TEXT,
        title=_TEXT,
        illustrative=_TEXT,
        law=_closed(
            standing=_TEXT,
            begun_on=_DAY,
            route=_TEXT,
            light_touch=_TRUTH,
            threshold_gbp=whole,
            words=_list_of(_TEXT),
        ),
        steps=_list_of(
            _closed(
                id=_TEXT,
                title=_TEXT,
                on=_DAY,
                latest=_DAY_OR_NONE,
                done=_TRUTH,
                waits_for=_TEXT,
                critical=_TRUTH,
                notice=_TEXT,
            )
        ),
        notices=_list_of(
            _closed(
                code=_TEXT,
                name=_TEXT,
                law=_TEXT,
                state=_TEXT,
                by=_DAY_OR_NONE,
                why=_TEXT,
                published_on=_DAY_OR_NONE,
            )
        ),
        clarifications=_list_of(
            _closed(
                id=_TEXT,
                kept_back=_TRUTH,
                released=_TRUTH,
                question=_TEXT,
                answer=_TEXT,
                equal=_TRUTH,
            )
        ),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A procurement as Counterfoil answers it",
        **body,
    }
