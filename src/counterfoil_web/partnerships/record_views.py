"""A partnership as a record: started, changed, archived, restored, and how it changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.partnerships import partnership_store, start_keys
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.pages import page_of, pagination
from counterfoil_web.partnerships.partnership_history import changes_of, clash_of
from counterfoil_web.partnerships.record_forms import (
    ChangePartnershipForm,
    NewPartnershipForm,
    ReasonForm,
)
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


@acting_view
def new(request: HttpRequest) -> HttpResponse:
    """Start a partnership."""
    acting = request.acting
    require(acting, Capability.CREATE_PARTNERSHIP)
    form = NewPartnershipForm(acting, request.POST or None)
    key = request.POST.get(start_keys.FIELD, "")
    if request.method == "POST" and form.is_valid():
        ref = start_keys.ref_of(acting, key)
        try:
            made = partnership_store.start(acting, form.values(), form.parties(), ref=ref)
        except partnership_store.StartedOtherwise as started:
            form.add_error(None, _started_already(started.row))
            key = ""
        else:
            messages.success(
                request, f"{made.title} is started. Its rooms are open to its parties."
            )
            return redirect("partnerships:workspace", made.ref)
    status = 422 if request.method == "POST" else 200
    context = {
        "acting": acting,
        "form": form,
        "key_name": start_keys.FIELD,
        "key": key or start_keys.new_key(acting),
    }
    return render(request, "partnerships/new.html", context, status=status)


def _started_already(row: Partnership) -> str:
    return (
        f"You have started “{row.title}” with this form already. If you want another partnership "
        "beside it, start it now; if not, change the first one."
    )


@acting_view
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is written about a partnership."""
    seen = partnership_for(request.acting, ref, Capability.EDIT_PARTNERSHIP)
    if request.method != "POST":
        return _change_page(request, seen, ChangePartnershipForm.of(seen.partnership))
    form = ChangePartnershipForm(request.POST)
    if not form.is_valid():
        return _change_page(request, seen, form, status=422)
    if form.cleaned_data["marking"] != seen.partnership.marking:
        seen.require(Capability.SET_MARKING)
    revision = form.cleaned_data["revision"]
    try:
        partnership_store.change(seen, form.values(), revision=revision)
    except partnership_store.ChangedMeanwhile as meanwhile:
        return _clash_page(request, seen, form, meanwhile.row)
    messages.success(request, "The partnership is saved.")
    return redirect("partnerships:workspace", ref)


@acting_view
def archive(request: HttpRequest, ref: str) -> HttpResponse:
    """Put the partnership away."""
    seen = partnership_for(request.acting, ref, Capability.ARCHIVE_PARTNERSHIP)
    return _with_reason(
        request,
        seen,
        title="Archive this partnership",
        template="partnerships/archive.html",
        act=partnership_store.archive,
        done="The partnership is archived. It can be read, and restored at any time.",
    )


@acting_view
def restore(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the partnership up again."""
    seen = partnership_for(request.acting, ref, Capability.ARCHIVE_PARTNERSHIP)
    return _with_reason(
        request,
        seen,
        title="Restore this partnership",
        template="partnerships/restore.html",
        act=partnership_store.restore,
        done="The partnership is restored and can be changed again.",
    )


@acting_view
@require_safe
def history(request: HttpRequest, ref: str) -> HttpResponse:
    """Every change of what is written about the partnership, in words."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_HISTORY)
    changes = changes_of(partnership_store.versions_of(seen.partnership))
    page = page_of(request, changes)
    context = workspace_context(
        seen,
        room="history",
        page_title="History of the partnership",
        changes=page,
        pagination=pagination(request, page),
    )
    return render(request, "partnerships/history.html", context)


def _change_page(
    request: HttpRequest, seen: Seen, form: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = workspace_context(
        seen, room="", page_title="Change the partnership", form=form, **more
    )
    return render(request, "partnerships/change.html", context, status=status)


def _clash_page(
    request: HttpRequest, seen: Seen, form: ChangePartnershipForm, now: Partnership
) -> HttpResponse:
    """What somebody else saved stands beside what was typed; saving again is then on purpose."""
    data = form.data.copy()
    data["revision"] = str(now.revision)
    again = ChangePartnershipForm(data)
    saved_by = partnership_store.versions_of(now)[0]
    return _change_page(
        request,
        seen,
        again,
        status=409,
        clash=clash_of(now, form.values()),
        saved_by=saved_by.history_user,
        saved_at=saved_by.history_date,
        has_problems=True,
    )


def _with_reason(
    request: HttpRequest, seen: Seen, *, title: str, template: str, act: Any, done: str
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(seen, reason=form.cleaned_data["reason"])
        messages.success(request, done)
        return redirect("partnerships:workspace", seen.partnership.ref)
    status = 422 if request.method == "POST" else 200
    context = workspace_context(seen, room="", page_title=title, form=form)
    return render(request, template, context, status=status)
