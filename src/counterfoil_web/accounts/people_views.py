"""Pages about the people of an organisation, for those who manage them."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability, Role
from counterfoil_web.accounts import invitation_store, people_store, presenters
from counterfoil_web.accounts.acting import Refused, acting_view, require
from counterfoil_web.accounts.forms import ChangeRoleForm, GiveRolesForm, ReasonForm, posted
from counterfoil_web.accounts.leaving import open_items
from counterfoil_web.accounts.people_store import AlreadyHeld, Changed
from counterfoil_web.accounts.second_factor import factors_of
from counterfoil_web.accounts.way_in import new_password_link, take_away_factors

PAGE = 50


@acting_view
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role here, those who left, and the invitations that wait."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    everybody = people_store.people_of(acting.organisation, acting.today)
    present = [person for person in everybody if person.is_present]
    gone = [person for person in everybody if not person.is_present]
    shown = gone if request.GET.get("show") == "left" else present
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    givers = invitation_store.givers_of_roles(everybody)
    waiting = [
        (
            one,
            presenters.role_words(one.roles),
            presenters.invitation_state(
                one, now, may_still=invitation_store.may_still(one, givers)
            ),
        )
        for one in invitation_store.waiting_list(acting.organisation)
    ]
    return render(
        request,
        "accounts/people.html",
        {
            "page": page,
            "rows": presenters.person_rows(list(page.object_list)),
            "present_count": len(present),
            "gone_count": len(gone),
            "shows_left": shown is gone,
            "waiting": waiting,
        },
    )


@acting_view
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """One person: roles now, to come and past; roles to give."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = people_store.person_of(acting.organisation, user_id, acting.today)
    form = GiveRolesForm(
        posted(request),
        today=acting.today,
        organisation=acting.organisation,
        held=frozenset(held.role for held in (*found.held, *found.coming)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            people_store.give_roles(
                acting,
                acting.organisation,
                found.user,
                form.cleaned_data["roles"],
                starts=form.cleaned_data["starts"],
                ends=form.cleaned_data["ends"],
                reason=form.cleaned_data["reason"],
            )
        except AlreadyHeld as held:
            form.add_error("roles", _held_already(held))
        else:
            messages.success(request, f"The roles were given to {found.user}.")
            return redirect("accounts:person", user_id)
    context = {
        "person": found,
        "form": form,
        "now": presenters.role_rows((*found.held, *found.coming)),
        "past": presenters.role_rows(found.ended),
        "is_oneself": found.user.pk == acting.user.pk,
        "way_in_refusal": people_store.closing_refusal(acting, found.user),
        "factor_count": factors_of(found.user).count(),
    }
    return render(request, "accounts/person.html", context, status=_status(form))


@acting_view
@require_http_methods(["GET", "POST"])
def role(request: HttpRequest, user_id: int, membership_id: int) -> HttpResponse:
    """When one role of one person ends."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = people_store.membership_of(acting.organisation, user_id, membership_id)
    seen = people_store.seen_of(found)
    first = {
        "seen": seen,
        "ends": found.ends,
        "how": ChangeRoleForm.LAST_DAY if found.ends else ChangeRoleForm.NO_END,
    }
    form = ChangeRoleForm(posted(request), initial=first, today=acting.today, starts=found.starts)
    if request.method == "POST" and form.is_valid():
        try:
            _change_role(acting, found, form)
        except Changed:
            form.add_error(
                None,
                "Somebody else changed this role while you had the page open. "
                "Look at how it stands now, then send your change again",
            )
            form.data = {**form.data.dict(), "seen": seen}  # type: ignore[union-attr]
        else:
            messages.success(request, "The role was changed.")
            return redirect("accounts:person", user_id)
    (row,) = presenters.role_rows(
        (people_store.RoleHeld(found, people_store.when_of(found, acting.today)),)
    )
    context = {"form": form, "row": row, "membership": found}
    return render(request, "accounts/role.html", context, status=_status(form))


@acting_view
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, user_id: int) -> HttpResponse:
    """A person who leaves: what they have open, and the end of their roles and account."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = people_store.person_of(acting.organisation, user_id, acting.today)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        people_store.close_account(acting, found.user, form.cleaned_data["reason"])
        messages.success(request, f"The roles of {found.user} have ended.")
        return redirect("accounts:people")
    context = {
        "person": found,
        "form": form,
        "open_items": open_items(acting, found.user),
        "ending": presenters.role_rows((*found.held, *found.coming)),
        "stays_open": people_store.closing_refusal(acting, found.user),
    }
    return render(request, "accounts/close_account.html", context, status=_status(form))


@acting_view
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, user_id: int) -> HttpResponse:
    """Open a closed account again."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = people_store.person_of(acting.organisation, user_id, acting.today)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        people_store.reopen_account(acting, found.user, form.cleaned_data["reason"])
        messages.success(request, f"The account of {found.user} is open. Give it roles next.")
        return redirect("accounts:person", user_id)
    context = {"person": found, "form": form}
    return render(request, "accounts/reopen_account.html", context, status=_status(form))


@acting_view
@require_http_methods(["GET", "POST"])
def password_link(request: HttpRequest, user_id: int) -> HttpResponse:
    """A link by which a person who lost their password sets a new one."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = people_store.person_of(acting.organisation, user_id, acting.today)
    if found.user.pk == acting.user.pk:
        return redirect("account_change_password")
    _refuse_way_in(acting, found)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        link = new_password_link(request, acting, found.user, form.cleaned_data["reason"])
        return render(request, "accounts/password_link.html", {"person": found, "link": link})
    context = {"person": found, "form": form}
    return render(request, "accounts/password_link.html", context, status=_status(form))


@acting_view
@require_http_methods(["GET", "POST"])
def lost_factor(request: HttpRequest, user_id: int) -> HttpResponse:
    """Take away the second factors of a person who lost theirs."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = people_store.person_of(acting.organisation, user_id, acting.today)
    if found.user.pk == acting.user.pk:
        return redirect("mfa_index")
    _refuse_way_in(acting, found)
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        take_away_factors(acting, found.user, form.cleaned_data["reason"])
        messages.success(request, f"{found.user} has no second factor now.")
        return redirect("accounts:person", user_id)
    context = {"person": found, "form": form}
    return render(request, "accounts/lost_factor.html", context, status=_status(form))


def _change_role(acting, found, form: ChangeRoleForm) -> None:  # type: ignore[no-untyped-def]
    cleaned = form.cleaned_data
    if cleaned["how"] == ChangeRoleForm.END_NOW:
        people_store.end_role(acting, found, seen=cleaned["seen"], reason=cleaned["reason"])
        return
    ends = cleaned["ends"] if cleaned["how"] == ChangeRoleForm.LAST_DAY else None
    people_store.change_end(acting, found, ends, seen=cleaned["seen"], reason=cleaned["reason"])


def _refuse_way_in(acting, found) -> None:  # type: ignore[no-untyped-def]
    refusal = people_store.closing_refusal(acting, found.user)
    if refusal is not None:
        raise Refused(refusal)


def _held_already(held: AlreadyHeld) -> str:
    row = held.membership
    return f"{Role(row.role).label} is held already, {presenters.period(row.starts, row.ends)}"


def _status(form) -> int:  # type: ignore[no-untyped-def]
    return 422 if form.is_bound and form.errors else 200
