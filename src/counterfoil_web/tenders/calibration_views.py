"""Specimen answers: marked by everybody before the bids, so that evaluators come to mark alike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.contract.lines import number_text
from counterfoil.errors import CounterfoilError
from counterfoil.tender.calibration import Calibration, calibration_agreement, calibrations
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told, told
from counterfoil_web.tenders.calibration_store import add_specimen, mark_specimen
from counterfoil_web.tenders.marking_forms import MarkField, MarkForm, WordsField, long_text
from counterfoil_web.tenders.marking_presenters import choices
from counterfoil_web.tenders.moderation_presenters import alpha_words
from counterfoil_web.tenders.moderation_rooms import Room, moderated_by, room
from counterfoil_web.tenders.pages import tender_page

_LONGEST = 60_000


class SpecimenForm(forms.Form):
    """An answer made up to be marked, and what it should earn if the moderator says so."""

    mark_optional = True

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.id, one.criterion.title) for one in room.plan.marked]
        self.fields["criterion"] = forms.ChoiceField(
            label="Criterion", choices=[("", "Choose a criterion"), *named]
        )
        self.fields["text"] = WordsField(
            label="The answer",
            help_text="Made up, or from an older tender with nothing that names a bidder",
            widget=forms.Textarea(attrs={"rows": 10}),
            error_messages={"required": "Give the words of the answer"},
        )
        self.fields["mark"] = MarkField(
            room.plan.scale,
            label="What it should earn",
            labelled=True,
            required=False,
            help_text="Shown to an evaluator once they have marked it",
        )
        self.fields["reason"] = long_text("Why it should earn that", "Say why", rows=3)
        self.fields["reason"].required = False

    def clean(self) -> dict[str, Any]:
        """A mark that it should earn has its reason."""
        given = super().clean() or {}
        if given.get("mark") is not None and not given.get("reason"):
            self.add_error("reason", "Say why it should earn that mark")
        if len(given.get("text", "")) > _LONGEST:
            self.add_error("text", f"The answer must be {_LONGEST:,} characters or fewer")
        return given


@require_GET
@acting_view
def specimens(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Every specimen, and how far apart the marks of it lie."""
    held = room(request, ref, number)
    whole = calibration_agreement(held.dossier) if not held.evaluator else None
    context = tender_page(
        held.one,
        "Specimen answers",
        crumbs=_home(held),
        rows=[_row(held, _seen(held, one)) for one in _held(held)],
        moderates=held.moderates,
        marks=bool(held.evaluator),
        alpha=alpha_words(whole) if whole and whole.alpha is not None else "",
    )
    return render(request, "tenders/calibration/specimens.html", context)


@require_http_methods(["GET", "POST"])
@acting_view
def new(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Add a specimen answer."""
    held = moderated_by(request, ref, number)
    form = SpecimenForm(held, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        seen, tender = held.one.seen, held.one.tender
        try:
            name, warnings = add_specimen(
                seen, tender, given["criterion"], given["text"], given["mark"], given["reason"]
            )
        except CounterfoilError as fault:
            for words in all_told(fault):
                form.add_error(None, words)
        else:
            messages.success(request, "The specimen is there for the evaluators to mark.")
            for warning in warnings:
                messages.warning(request, told(warning))
            return redirect(held.one.url("specimen", name))
    context = tender_page(
        held.one,
        "Add a specimen answer",
        crumbs=[*_home(held), ("Specimen answers", held.one.url("specimens"))],
        form=form,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/calibration/new.html", context, status=status)


@require_http_methods(["GET", "POST"])
@acting_view
def specimen(request: HttpRequest, ref: str, number: int, name: str) -> HttpResponse:
    """One specimen: marked by an evaluator, then shown beside the others' marks."""
    held = room(request, ref, number)
    found = next((one for one in _held(held) if one.specimen.id == name), None)
    if found is None:
        raise Http404("There is no such specimen.")
    may_mark = held.evaluator in found.waiting
    form = MarkForm(held.plan.scale, request.POST if request.method == "POST" else None)
    problems: list[str] = []
    if request.method == "POST":
        if not may_mark:
            raise Http404("This specimen is not yours to mark, or you have marked it.")
        if form.is_valid():
            given = form.cleaned_data
            try:
                warnings = mark_specimen(
                    held.one.seen,
                    held.one.tender,
                    held.evaluator,
                    name,
                    given["mark"],
                    given["reason"],
                )
            except CounterfoilError as fault:
                problems = all_told(fault)
            else:
                messages.success(request, "Your mark of the specimen is recorded.")
                for warning in warnings:
                    messages.warning(request, told(warning))
                return redirect(held.one.url("specimen", name))
    values = {one: form[one].value() or "" for one in ("mark", "reason")}
    seen = _seen(held, found)
    leaf = held.leaf(found.specimen.criterion)
    context = tender_page(
        held.one,
        f"Specimen: {leaf.criterion.title}",
        crumbs=[*_home(held), ("Specimen answers", held.one.url("specimens"))],
        specimen=found.specimen,
        leaf=leaf,
        form=form,
        values=values,
        choices=choices(held.plan.scale, str(values["mark"])),
        may_mark=may_mark,
        row=_row(held, seen),
        marks=_marks(held, seen),
        shown=not may_mark,
        problems=problems,
        has_problems=bool(problems),
        page_url=held.one.url("specimen", name),
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tenders/calibration/specimen.html", context, status=status)


def _home(held: Room) -> list[tuple[str, str]]:
    if held.evaluator:
        return [("Your marking", held.one.url("marking"))]
    return [("Moderation", held.one.url("moderation"))]


def _held(held: Room) -> tuple[Calibration, ...]:
    return held.one.competition.made("calibrations", lambda: calibrations(held.dossier))


def _seen(held: Room, one: Calibration) -> Calibration:
    """What of it the reader may see: an evaluator who is to mark it sees no colleague's mark."""
    return one.seen_by(held.evaluator) if held.evaluator in one.waiting else one


def _row(held: Room, one: Calibration) -> dict[str, Any]:
    own = one.marks.get(held.evaluator)
    marks = [each.mark for each in one.marks.values()]
    return {
        "id": one.specimen.id,
        "title": held.leaf(one.specimen.criterion).criterion.title,
        "own": number_text(own.mark) if own else "",
        "count": len(marks),
        "span": f"{number_text(min(marks))} to {number_text(max(marks))}" if marks else "",
        "apart": number_text(one.apart),
        "divergence": one.divergence,
        "expected": "" if one.specimen.mark is None else number_text(one.specimen.mark),
        "waiting": ", ".join(held.role(each) for each in one.waiting),
        "url": held.one.url("specimen", one.specimen.id),
    }


def _marks(held: Room, one: Calibration) -> list[dict[str, Any]]:
    found = []
    for name, mark in one.marks.items():
        off = one.off_by(name)
        found.append(
            {
                "role": held.role(name),
                "own": name == held.evaluator,
                "mark": number_text(mark.mark),
                "reason": mark.reason,
                "off": "" if off is None else _off(number_text(abs(off)), off > 0, off == 0),
            }
        )
    return found


def _off(apart: str, is_above: bool, is_same: bool) -> str:
    if is_same:
        return "as it should be"
    return f"{apart} {'above' if is_above else 'below'} what it should earn"
