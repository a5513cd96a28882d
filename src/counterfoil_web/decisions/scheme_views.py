"""The scheme of consent of a policing body: as it stands, and entering the next one."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import AUTHORITIES, Capability, Refusal, reserved_functions
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused, acting_view, require
from counterfoil_web.decisions.forms import STEPS, SchemeForm
from counterfoil_web.decisions.schemes import enter_scheme, scheme_on, schemes_of


@require_GET
@acting_view
def scheme(request: HttpRequest) -> HttpResponse:
    """The scheme by which the organisation decides today, and those entered before."""
    acting = request.acting
    if acting.organisation_kind not in AUTHORITIES:
        raise Refused(
            Refusal(
                rule="decides-for-its-own-body",
                sentence="Your organisation takes no decisions on partnerships, so it has no "
                "scheme of consent.",
                mend="Look at the decisions themselves: each names the scheme it was taken under.",
            )
        )
    entered = schemes_of(acting.organisation)
    return render(
        request,
        "decisions/scheme.html",
        {
            "scheme": scheme_on(entered, acting.today),
            "entered": entered,
            "reserved": reserved_functions(),
            "may_enter": acting.can(Capability.MANAGE_SCHEME_OF_CONSENT),
        },
    )


@require_http_methods(["GET", "POST"])
@acting_view
def enter(request: HttpRequest) -> HttpResponse:
    """Enter the scheme that the policing body has adopted."""
    require(request.acting, Capability.MANAGE_SCHEME_OF_CONSENT)
    form = SchemeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _entered(request, form):
        messages.success(request, "The scheme is entered. Decisions from its day on follow it")
        return redirect("decisions:scheme")
    return render(
        request,
        "decisions/enter_scheme.html",
        {"form": form, "steps": range(1, STEPS + 1)},
        status=422 if request.method == "POST" else 200,
    )


def _entered(request: HttpRequest, form: SchemeForm) -> bool:
    data = form.cleaned_data
    try:
        with transaction.atomic():
            enter_scheme(
                request.acting,
                title=data["title"],
                valid_from=data["valid_from"],
                source=data["source"],
                bands=form.bands,
            )
    except InvalidValue as fault:
        form.add_error(None, f"{fault.what[0].upper()}{fault.what[1:]}: {fault.mend}")
        return False
    except IntegrityError:
        form.add_error("title", "A scheme of this name from this day is entered already")
        return False
    return True
