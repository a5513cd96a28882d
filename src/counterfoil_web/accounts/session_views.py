"""Pages about the session: staying signed in, changing organisation, words that came too late."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from counterfoil_web.accounts import kept_words, second_factor
from counterfoil_web.accounts.kept_words_page import presented
from counterfoil_web.accounts.middleware import ORGANISATION_KEY
from counterfoil_web.accounts.presenters import organisation_kind
from counterfoil_web.records.log import write


@login_not_required
@require_POST
def keep_alive(request: HttpRequest) -> HttpResponse:
    """Renew the session of somebody who is still there; 401 when it has ended."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)


@require_GET
def nowhere(request: HttpRequest) -> HttpResponse:
    """For people who hold no role anywhere today."""
    if request.acting is not None:  # type: ignore[attr-defined]
        return redirect("partnerships:home")
    return render(request, "accounts/nowhere.html")


@require_http_methods(["GET", "POST"])
def switch(request: HttpRequest) -> HttpResponse:
    """Act for another organisation that one belongs to."""
    acting = request.acting  # type: ignore[attr-defined]
    if acting is None:
        return redirect("accounts:nowhere")
    if request.method == "POST":
        wanted = request.POST.get("organisation", "")
        mine = {str(one.pk): one for one in (acting.organisation, *acting.others)}
        if wanted not in mine:
            messages.warning(request, "Choose an organisation that you belong to.")
            return redirect("accounts:switch")
        chosen = mine[wanted]
        if chosen.pk != acting.organisation.pk:
            request.session[ORGANISATION_KEY] = chosen.pk
            write(
                None,
                "organisation-switched",
                record=f"organisation/{chosen.pk}",
                person=acting.user,
                organisation=chosen,
                before={"organisation": acting.organisation.name},
                after={"organisation": chosen.name},
            )
        messages.success(request, f"You act for {chosen} now.")
        return redirect(_safe_next(request))
    choices = [(one, organisation_kind(one)) for one in (acting.organisation, *acting.others)]
    return render(request, "accounts/switch.html", {"choices": choices})


@require_GET
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Why everything waits, and the two ways to go on."""
    acting = request.acting  # type: ignore[attr-defined]
    if acting is None or not second_factor.demanded_of(acting):
        return redirect("partnerships:home")
    if second_factor.is_satisfied(request):
        return redirect("partnerships:home")
    demanding = [one for one in (acting.organisation, *acting.others) if one.second_factor_required]
    return render(request, "accounts/second_factor_needed.html", {"demanding": demanding})


@never_cache
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """What was sent after the session had ended, to be sent again or dropped."""
    if request.method == "POST":
        kept_words.drop(request, request.POST.get("drop", ""))
        messages.success(request, "The words were dropped. Nothing of them was saved.")
        return redirect("accounts:kept-words")
    kept = [presented(one) for one in kept_words.kept_for(request)]
    return render(request, "accounts/kept_words.html", {"kept": kept})


@login_not_required
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form whose token no longer fits: from before a sign-in, or not from a page of ours."""
    return render(request, "accounts/stale_form.html", status=403)


@login_not_required
def not_here(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Pages of the sign-in library that an installation without sign-up does not have."""
    raise Http404("There is no such page.")


def _safe_next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return "/"
