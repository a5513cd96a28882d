"""Everything behind one mark, for whoever asks why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.contract.lines import number_text
from counterfoil.tender.bids import Answer
from counterfoil.tender.plan import every_criterion
from counterfoil.tender.score_story import Happened, Step, points_earned, score_story
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.tenders.answer_words import answer_read, answers_by_name
from counterfoil_web.tenders.moderation_presenters import marks_beside
from counterfoil_web.tenders.moderation_rooms import Room, room
from counterfoil_web.tenders.pages import tender_page

_WORDS = {
    Happened.PLAN_LOCKED: "The plan was locked",
    Happened.RECEIVED: "The bid came in",
    Happened.FILE: "A file of the bid came in",
    Happened.OPENED: "The quality parts of the bids were opened",
    Happened.DECLARED: "Interests were declared",
    Happened.MARKED: "A mark was given",
    Happened.HANDED_IN: "The criterion was handed in",
    Happened.MODERATION: "Moderation opened, which locked the marks",
    Happened.AGREED: "A mark was agreed",
    Happened.QUALITY_LOCKED: "Quality was locked",
}
_FINGERPRINTS = (Happened.PLAN_LOCKED, Happened.FILE)


@require_GET
@acting_view
def why(request: HttpRequest, ref: str, number: int, criterion: str, bid: str) -> HttpResponse:
    """The criterion, the answer, every mark and every state of it, in order of time."""
    held = room(request, ref, number)
    leaf, one = held.leaf(criterion), held.bid(bid)
    answer = held.answer(leaf.id, one)
    agreed = answer.consensus
    anchor = held.plan.scale.anchor(agreed.mark) if agreed else None
    titles = {each.id: each.title for each in every_criterion(held.plan.criteria)}
    given: dict[Any, Answer] = held.one.competition.made(
        "answers given", lambda: answers_by_name(held.dossier)
    )
    steps = score_story(held.dossier, one.id, leaf.id)
    if held.evaluator:
        steps = tuple(each for each in steps if each.what is not Happened.DECLARED)
    points = points_earned(held.dossier, one.id, leaf.id)
    context = tender_page(
        held.one,
        f"Why {held.label(one)} has its mark for {leaf.criterion.title}",
        crumbs=[("Moderation", held.one.url("moderation"))],
        leaf=leaf,
        label=held.label(one),
        path=[titles[name] for name in leaf.path],
        of_points=number_text(leaf.points, 2),
        points="" if points is None else number_text(points, 2),
        highest=number_text(held.plan.scale.highest),
        agreed=agreed,
        present=held.roles(agreed.people) if agreed else [],
        mark=number_text(agreed.mark) if agreed else "",
        anchor=anchor,
        answer=answer,
        read=answer_read(given.get((one.id, leaf.id)), leaf.criterion),
        marks=marks_beside(held, answer),
        steps=[_row(held, each) for each in steps],
        page_url=held.one.url("moderate", leaf.id, one.id),
    )
    return render(request, "tenders/moderation/why.html", context)


def _row(held: Room, step: Step) -> dict[str, Any]:
    who = step.who
    if step.what in (Happened.MARKED, Happened.HANDED_IN, Happened.DECLARED):
        who = held.role(step.who)
    elif step.what is Happened.AGREED:
        who = ", ".join(held.roles(one.strip() for one in step.who.split(";")))
    return {
        "at": step.at,
        "what": _WORDS[step.what],
        "who": who,
        "mark": "" if step.mark is None else number_text(step.mark),
        "words": "" if step.what in _FINGERPRINTS else step.words,
        "fingerprint": step.words if step.what in _FINGERPRINTS else "",
        "change": step.change,
        "counts": step.counts or step.what is Happened.DECLARED,
        "record": step.record,
    }
