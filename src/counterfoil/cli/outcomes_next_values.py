"""The next decision as values for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from counterfoil.cli.outcomes_words import exact
from counterfoil.outcomes.consultancy import ConsultancyValue
from counterfoil.outcomes.decision_calendar import DecisionCalendar, RouteDates
from counterfoil.outcomes.handback import Handback
from counterfoil.outcomes.lead_times import Step
from counterfoil.outcomes.learned import LearnedLine, LearnedVolume
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.lessons import LessonLearned
from counterfoil.outcomes.next_answer import NextAnswer
from counterfoil.outcomes.offered_pairs import OfferedPair
from counterfoil.outcomes.what_next import WhatNext


def next_values(ledger: Ledger, found: NextAnswer) -> dict[str, Any]:
    """The answer for programs; None where something is not known, with why in `why_not`."""
    return {
        "id": ledger.document.id,
        "title": found.title,
        "as_at": str(ledger.document.as_at),
        "illustrative": found.illustrative,
        "calendar": None if found.calendar is None else _calendar(found.calendar),
        "what_next": None if found.what_next is None else _what_next(found.what_next),
        "handback": _handback(found.handback),
        "consultancy": None if found.consultancy is None else _consultancy(found.consultancy),
        "offered": None if found.offered is None else _offered(found.offered),
        "lessons": [_lesson(one) for one in found.lessons],
        "why_not": found.why_not,
        "problems": [
            {"what": one.what, "where": one.where, "mend": one.mend} for one in found.problems
        ],
    }


def _calendar(calendar: DecisionCalendar) -> dict[str, Any]:
    return {
        "ends": str(calendar.ends),
        "decide_by": None if calendar.decide_by is None else str(calendar.decide_by),
        "routes": [_route(one) for one in calendar.routes],
        "afterwards": [_step(one) for one in calendar.afterwards],
        "notes": list(calendar.notes),
    }


def _route(one: RouteDates) -> dict[str, Any]:
    return {
        "route": one.route.value,
        "title": one.title,
        "chance": one.chance.value,
        "gone": one.gone,
        "begin_by": None if one.begin_by is None else str(one.begin_by),
        "chains": [
            {"footing": chain.footing.value, "steps": [_step(step) for step in chain.steps]}
            for chain in one.chains
        ],
    }


def _step(one: Step) -> dict[str, Any]:
    return {**asdict(one), "on": str(one.on)}


def _what_next(found: WhatNext) -> dict[str, Any]:
    chances = found.answer.chances
    best = {one.option: one.chance_best for one in chances.options} if chances else {}
    return {
        "sentence": found.sentence,
        "price_base": str(found.answer.price_base),
        "from_year": str(found.answer.years[0]),
        "to_year": str(found.answer.years[-1]),
        "routes": [
            {
                "id": one.id,
                "title": one.title,
                "npv_gbp": one.npv_gbp,
                "npsv_gbp": one.npsv_gbp,
                "chance_best": best.get(one.id),
            }
            for one in found.ranked
        ],
        "lines": [_line(one) for one in found.lines],
        "volumes": [_volume(one) for one in found.volumes],
        "done": list(found.done),
        "missing": list(found.missing),
    }


def _line(one: LearnedLine) -> dict[str, Any]:
    found = one.found
    return {
        "line": one.line,
        "title": one.title,
        "before": asdict(found.before),
        "after": asdict(found.after),
        "doubt_after": found.doubt_after,
        "chance_as_far": found.chance_as_far,
        "seen": [{**asdict(seen), "share": seen.share} for seen in found.seen],
        "notes": list(found.notes),
    }


def _volume(one: LearnedVolume) -> dict[str, Any]:
    return {
        "driver": one.driver,
        "title": one.title,
        "last_year": str(one.last_year),
        "last": one.last,
        "growth": one.growth,
        "counts": {str(year): count for year, count in one.counts},
    }


def _handback(found: Handback) -> list[dict[str, Any]]:
    return [
        {
            "what": held.what.value,
            "settled": held.settled,
            "price_gbp": exact(held.price_gbp),
            "items": [
                {
                    "id": one.id,
                    "title": one.title,
                    "status": one.status.value,
                    "owner": one.owner,
                    "needed_by": None if one.needed_by is None else str(one.needed_by),
                    "count": exact(one.count),
                    "price_gbp": exact(one.price_gbp),
                }
                for one in held.items
            ],
        }
        for held in found.lists
    ]


def _consultancy(found: ConsultancyValue) -> dict[str, Any]:
    return {
        "answer": found.answer,
        "fees_gbp": {model.value: exact(fee) for model, fee in found.fees.items()},
        "own_time_gbp": exact(found.own_time_gbp),
        "days": exact(found.days),
        "cost_per_day_gbp": exact(found.cost_per_day_gbp),
        "claimed_gbp": exact(found.cash.claimed_gbp),
        "certified_gbp": exact(found.cash.certified_gbp),
        "banked_gbp": exact(found.cash.banked_gbp),
        "skills": [
            {
                "skill": one.skill,
                "passed": None if one.test is None else one.test.passed,
                "why_not": one.why_not,
            }
            for one in found.skills
        ],
    }


def _offered(one: OfferedPair) -> dict[str, Any]:
    return {
        "promised_gbp": exact(one.promised_gbp),
        "claimed_gbp": exact(one.claimed_gbp),
        "certified_gbp": exact(one.certified_gbp),
        "years": one.years,
        "illustrative": one.illustrative,
    }


def _lesson(one: LessonLearned) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "stage": one.stage.value,
        "worked": one.worked,
        "happened": one.happened,
        "evidence": one.evidence,
        "differently": one.differently,
        "reviewed": one.is_reviewed,
        "shared": one.sharing.value if one.is_shared else "not_shared",
    }
