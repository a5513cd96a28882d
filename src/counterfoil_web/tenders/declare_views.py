"""What an evaluator declares of interests: in any bidder before bids are known, then in each."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.errors import CounterfoilError
from counterfoil.tender.scores import Declaration
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import all_told
from counterfoil_web.tenders.markers import Marker, marker
from counterfoil_web.tenders.marking_forms import DeclarationForm
from counterfoil_web.tenders.marking_presenters import bidders_of, declarations_of
from counterfoil_web.tenders.marking_store import Interest
from counterfoil_web.tenders.marking_store import declare as declared
from counterfoil_web.tenders.pages import tender_page

NO_INTEREST = "No interest"


@dataclass
class Asked:
    """One question of the page. name: of the bidder; blank for all bidders together."""

    bidder: str
    name: str
    held: Declaration | None
    form: DeclarationForm

    @property
    def is_fixed(self) -> bool:
        """Whether a conflict was declared, which is not taken back here."""
        return self.held is not None and self.held.conflict


@require_http_methods(["GET", "POST"])
@acting_view
def declare(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Declare interests, or that there are none."""
    one = marker(request, ref, number)
    asked = _asked(request, one)
    if request.method != "POST":
        return _page(request, one, asked, [], 200)
    wanted = [each for each in asked if not each.is_fixed]
    sound = [each.form.is_valid() for each in wanted]
    if not all(sound):
        return _page(request, one, asked, [], 422)
    interests = [
        Interest(
            bidder=each.bidder,
            conflict=each.form.cleaned_data["conflict"] == "yes",
            what=each.form.cleaned_data["what"] or NO_INTEREST,
        )
        for each in wanted
    ]
    try:
        count = declared(one.one.seen, one.one.tender, one.id, interests)
    except CounterfoilError as fault:
        return _page(request, one, asked, all_told(fault), 422)
    if count:
        messages.success(request, "What you declared is on record.")
    else:
        messages.info(request, "That is what you declared already.")
    return redirect(one.one.url("marking"))


def _asked(request: HttpRequest, one: Marker) -> list[Asked]:
    """All bidders together, and each by name once bids are opened."""
    held = declarations_of(one)
    bidders = bidders_of(one) if one.one.competition.opening else []
    if bidders and "" in held and not held[""].conflict:
        names = [(each.bidder, each.name) for each in bidders]
    else:
        names = [("", ""), *((each.bidder, each.name) for each in bidders)]
    posted = request.POST if request.method == "POST" else None
    return [
        Asked(
            bidder,
            name,
            held.get(bidder),
            DeclarationForm(
                posted,
                prefix=f"d{place}",
                initial=_initial(held.get(bidder)),
            ),
        )
        for place, (bidder, name) in enumerate(names)
    ]


def _initial(held: Declaration | None) -> dict[str, str]:
    if held is None:
        return {}
    what = "" if held.what == NO_INTEREST else held.what
    return {"conflict": "yes" if held.conflict else "no", "what": what}


def _page(
    request: HttpRequest, one: Marker, asked: list[Asked], problems: list[str], status: int
) -> HttpResponse:
    errors = [
        (f"#{each.form[name].auto_id}", f"{each.name + ': ' if each.name else ''}{words}")
        for each in asked
        if each.form.is_bound and not each.is_fixed
        for name, found in each.form.errors.items()
        for words in found
    ]
    errors += [("", words) for words in problems]
    context = tender_page(
        one.one,
        "Declare interests",
        crumbs=[("Your marking", one.one.url("marking"))],
        asked=asked,
        errors=errors,
        has_problems=bool(errors),
        general=declarations_of(one).get(""),
        by_name=any(each.name for each in asked),
        blind=one.plan.blind_names,
    )
    return render(request, "tenders/marking/declare.html", context, status=status)
