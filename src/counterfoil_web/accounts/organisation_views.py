"""Pages about one's own organisation, and about all for who looks after the installation."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability, Refusal, Role
from counterfoil_web.accounts import invitation_store, organisation_store, presenters
from counterfoil_web.accounts.acting import Refused, acting_view, require
from counterfoil_web.accounts.directory_store import directory_by
from counterfoil_web.accounts.forms import ReasonForm, posted
from counterfoil_web.accounts.invitation_store import AlreadyInvited
from counterfoil_web.accounts.invitation_views import show_link
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.accounts.organisation_forms import (
    DatesForm,
    FirstRoleForm,
    KeeperForm,
    SettingsForm,
    WhichOrganisation,
    first_values,
)
from counterfoil_web.accounts.organisation_store import NameTaken
from counterfoil_web.accounts.people_store import Changed
from counterfoil_web.govuk.contrast import contrast_ratio, palette

SETTINGS = ("name", "legal_name", "brand_colour", "second_factor_required")
DATES = ("oversees", "valid_from", "valid_to", "successor", "directory")
_BETWEEN = (
    "Somebody else changed the organisation while you had the page open. Look at how it stands "
    "now, then send your change again"
)
_LOOKS_AFTER = Refusal(
    rule="looks-after-the-installation",
    sentence="Only the people who look after the installation may do this.",
    mend="Ask one of them; the page “Your account” of an administrator does not give it.",
)
View = Callable[..., HttpResponse]


def keeper_view(view: View) -> View:
    """A page for the people who look after the whole installation."""

    @acting_view
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.runs_installation:
            raise Refused(_LOOKS_AFTER)
        return view(request, *args, **kwargs)

    return checked


@acting_view
@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """How one's own organisation is called and shown, and its rules of sign-in."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_ORGANISATION)
    mine = acting.organisation
    form = SettingsForm(posted(request), initial=first_values(mine, SETTINGS), organisation=mine)
    previewed = request.method == "POST" and request.POST.get("do") == "preview"
    if request.method == "POST" and form.is_valid() and not previewed:
        values = {name: form.cleaned_data[name] for name in SETTINGS}
        if _saved(request, form, mine, values):
            messages.success(request, "The organisation was changed.")
            return redirect("accounts:organisation")
    colour = form.cleaned_data.get("brand_colour", "") if form.is_bound else mine.brand_colour
    context = {
        "form": form,
        "organisation": mine,
        "kind": presenters.organisation_kind(mine),
        "stands": presenters.organisation_period(mine),
        "reform_note": presenters.reform_note(mine),
        "directory": directory_by(mine.directory) if mine.directory else None,
        "preview": _preview(colour),
        "previewed": previewed,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/organisation.html", context, status=status)


@keeper_view
@require_http_methods(["GET"])
def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation of the installation."""
    archived = request.GET.get("show") == "archived"
    counts = organisation_store.people_counts(request.acting.today)  # type: ignore[attr-defined]
    rows = [
        (
            one,
            presenters.organisation_kind(one),
            presenters.organisation_period(one),
            counts.get(one.pk, 0),
        )
        for one in organisation_store.organisations(archived=archived)
    ]
    context = {"rows": rows, "archived": archived, "keepers": organisation_store.keepers()}
    return render(request, "accounts/organisations.html", context)


@keeper_view
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    form = WhichOrganisation(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = organisation_store.add(
                request.acting,  # type: ignore[attr-defined]
                form.new_organisation(),
            )
        except NameTaken:
            form.add_error(None, "Somebody else has just added an organisation with this name")
        else:
            messages.success(request, f"{made} was added. Invite its administrator next.")
            return redirect("accounts:one-organisation", made.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/add_organisation.html", {"form": form}, status=status)


@keeper_view
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """One organisation: its dates, whom it oversees, who follows it, its first administrator."""
    found = organisation_store.organisation_by(organisation_id)
    form = DatesForm(
        posted(request),
        initial=first_values(found, DATES),
        organisation=found,
        directories=[(one.id, one.name) for one in settings.DIRECTORIES],
    )
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in DATES if name in form.fields}
        if _saved(request, form, found, values):
            messages.success(request, f"{found} was changed.")
            return redirect("accounts:one-organisation", found.pk)
    return _one_page(request, found, form=form)


@keeper_view
@require_http_methods(["POST"])
def invite_administrator(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Invite the administrator of another organisation."""
    found = organisation_store.organisation_by(organisation_id)
    form = FirstRoleForm(request.POST)
    acting = request.acting  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            made = invitation_store.invite(
                acting,
                found,
                email=form.cleaned_data["email"],
                roles=[Role.ADMINISTRATOR],
                starts=acting.today,
                ends=None,
            )
        except AlreadyInvited:
            form.add_error("email", "An invitation for this address is waiting already")
        else:
            return show_link(request, made)
    return _one_page(request, found, invite_form=form)


@keeper_view
@require_http_methods(["GET", "POST"])
def archive(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Put an organisation away, or bring it back."""
    found = organisation_store.organisation_by(organisation_id)
    acting = request.acting  # type: ignore[attr-defined]
    form = ReasonForm(posted(request))
    own = found.pk == acting.organisation.pk
    if request.method == "POST" and form.is_valid() and not own:
        act = organisation_store.restore if found.archived_at else organisation_store.archive
        act(acting, found, form.cleaned_data["reason"])
        done = "restored" if found.archived_at else "archived"
        messages.success(request, f"{found} was {done}.")
        return redirect("accounts:one-organisation", found.pk)
    context = {"form": form, "organisation": found, "own": own}
    status = 422 if form.is_bound and (form.errors or own) else 200
    return render(request, "accounts/archive_organisation.html", context, status=status)


@keeper_view
@require_http_methods(["GET", "POST"])
def keepers(request: HttpRequest) -> HttpResponse:
    """Who looks after the installation."""
    acting = request.acting  # type: ignore[attr-defined]
    adding = request.method == "POST" and "email" in request.POST
    form = KeeperForm(request.POST if adding else None)
    if request.method == "POST" and not adding:
        return _end_keeper(request)
    if adding and form.is_valid() and form.user is not None:
        organisation_store.set_keeper(acting, form.user, keeps=True)
        messages.success(request, f"{form.user} looks after the installation now.")
        return redirect("accounts:keepers")
    context = {"form": form, "keepers": organisation_store.keepers()}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/keepers.html", context, status=status)


def _end_keeper(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("person", "")
    user = organisation_store.keeper_by(wanted)
    if user is None:
        messages.warning(request, "Choose one of the people below.")
    elif organisation_store.set_keeper(
        request.acting,  # type: ignore[attr-defined]
        user,
        keeps=False,
    ):
        messages.success(request, f"{user} no longer looks after the installation.")
    else:
        messages.warning(request, "Name somebody else first: one person must look after it.")
    if user == request.user and organisation_store.keeper_by(wanted) is None:
        return redirect("partnerships:home")
    return redirect("accounts:keepers")


def _saved(
    request: HttpRequest, form: Any, organisation: Organisation, values: dict[str, Any]
) -> bool:
    """Save what a form says, or say on it why not."""
    try:
        organisation_store.change(
            request.acting,  # type: ignore[attr-defined]
            organisation,
            form.cleaned_data["seen"],
            **values,
        )
    except Changed:
        form.add_error(None, _BETWEEN)
        form.data = {**form.data.dict(), "seen": organisation.revision}
    except NameTaken:
        form.add_error("name", "Another organisation has this name")
    else:
        return True
    return False


def _one_page(request: HttpRequest, found: Organisation, **forms: Any) -> HttpResponse:
    form = forms.get("form") or DatesForm(
        initial=first_values(found, DATES),
        organisation=found,
        directories=[(one.id, one.name) for one in settings.DIRECTORIES],
    )
    invite_form = forms.get("invite_form") or FirstRoleForm()
    wrong = any(one.is_bound and one.errors for one in (form, invite_form))
    context = {
        "organisation": found,
        "kind": presenters.organisation_kind(found),
        "stands": presenters.organisation_period(found),
        "reform_note": presenters.reform_note(found),
        "form": form,
        "invite_form": invite_form,
        "has_problems": wrong,
    }
    return render(request, "accounts/one_organisation.html", context, status=422 if wrong else 200)


def _preview(colour: str) -> dict[str, Any] | None:
    """The colours that follow from one that is legible, and how legible it is."""
    if not colour:
        return None
    ratio = int(contrast_ratio(colour, "#ffffff") * 10) / 10
    return {"palette": palette(colour), "ratio": ratio}
