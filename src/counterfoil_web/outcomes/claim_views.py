"""Claims: each with how far it has come; certified or refused, and banked, by finance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from counterfoil.access import Capability, Refusal
from counterfoil.errors import BadInput, CounterfoilError, Problem, errors_among
from counterfoil.outcomes.claims import Claim
from counterfoil.outcomes.totals import ClaimStanding
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.govuk.fault_words import told, warn
from counterfoil_web.outcomes.amounts import amount, pounds
from counterfoil_web.outcomes.answers import doubles_of, problems_of, register_of
from counterfoil_web.outcomes.claims_store import bank, certify, claim_for
from counterfoil_web.outcomes.forms import BankForm, CertifyForm
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.pages import Opened, outcomes_page, with_ledger
from counterfoil_web.outcomes.records_store import rows_of
from counterfoil_web.outcomes.register_presenters import (
    CLAIM_COLUMNS,
    claim_rows,
    claims_file,
    totals_rows,
)
from counterfoil_web.outcomes.rules import certify_refusal
from counterfoil_web.outcomes.words import value_words
from counterfoil_web.registers.rows import row_named


@require_GET
@acting_view
def claims(request: HttpRequest, ref: str) -> HttpResponse:
    """Every claim that stands, and those that may be the same pound."""
    one = with_ledger(request, ref)
    found = register_of(one.outcomes)
    context = outcomes_page(
        one,
        "Claims",
        rows=one.outcomes.made("claims in words", lambda: claim_rows(found.claims)),
        totals=one.outcomes.made("totals in words", lambda: totals_rows(found)),
        doubles=doubles_of(one.outcomes),
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "outcomes/claims.html", context)


@require_GET
@acting_view
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """Make a claim: a record like others, entered on the page of its kind."""
    one = with_ledger(request, ref, Capability.RECORD_FIGURES)
    return redirect(one.url("record-new", Claim.kind))


@require_safe
@acting_view
def claims_table(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The claims taken out."""
    one = with_ledger(request, ref, Capability.EXPORT)
    return table_out(one, "Claims", form, CLAIM_COLUMNS, claims_file(register_of(one.outcomes)))


@require_GET
@acting_view
def claim(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """One claim: what it says, what finance found, what left a budget."""
    one = with_ledger(request, ref)
    return _page(request, one, *_found(one, key))


@require_POST
@acting_view
def certify_claim(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Certify or refuse a claim; its owner and claimant may not."""
    one = with_ledger(request, ref)
    standing, row = _found(one, key)
    _require(one, standing, row)
    form = CertifyForm(request.POST, corrects=standing.certification is not None)
    if form.is_valid():
        try:
            _, warnings = certify(one.seen, key, form.texts, form.cleaned_data["reason"])
        except CounterfoilError as fault:
            _tell(form, fault)
        else:
            warn(request, warnings)
            messages.success(request, f"What you found of {key} is on record.")
            return redirect(one.url("claim", key))
    return _page(request, one, standing, row, status=422, certify_form=form)


@require_POST
@acting_view
def bank_claim(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Write that what is certified of a claim was taken out of a budget."""
    one = with_ledger(request, ref)
    standing, row = _found(one, key)
    _require(one, standing, row)
    form = BankForm(request.POST)
    if form.is_valid():
        try:
            _, warnings = bank(one.seen, key, form.texts)
        except CounterfoilError as fault:
            _tell(form, fault)
        else:
            warn(request, warnings)
            messages.success(request, f"The saving of {key} is on record as banked.")
            return redirect(one.url("claim", key))
    return _page(request, one, standing, row, status=422, bank_form=form)


def _found(one: Opened, key: str) -> tuple[ClaimStanding, OutcomeRow]:
    return claim_for(one.outcomes, key), row_named(rows_of(one.seen.partnership, Claim.kind), key)


def _refusal(one: Opened, standing: ClaimStanding, row: OutcomeRow) -> Refusal | None:
    return certify_refusal(one.seen, standing.benefit, standing.claim, row.entered_by_id)


def _require(one: Opened, standing: ClaimStanding, row: OutcomeRow) -> None:
    refusal = _refusal(one, standing, row)
    if refusal is not None:
        raise Refused(refusal)


def _page(
    request: HttpRequest,
    one: Opened,
    standing: ClaimStanding,
    row: OutcomeRow,
    *,
    status: int = 200,
    **given: forms.Form,
) -> HttpResponse:
    claim_, place = standing.claim, f"claim {standing.claim.id}"
    (shown,) = claim_rows([standing])
    may_finance = one.seen.may(Capability.CERTIFY_BENEFIT)
    refusal = _refusal(one, standing, row) if may_finance else None
    context = outcomes_page(
        one,
        f"Claim {claim_.id}",
        crumbs=[("Claims", one.url("claims"))],
        shown=shown,
        claim=claim_,
        benefit=standing.benefit,
        how_known=value_words(claim_.how_known.value),
        basis=value_words(claim_.basis.value),
        row=row,
        certification=standing.certification,
        office=value_words(standing.certification.office.value) if standing.certification else "",
        certified=amount(standing.counts, claim_.unit),
        bankings=[(paid, pounds(paid.amount_gbp)) for paid in standing.bankings],
        problems=[found for found in problems_of(one.outcomes) if found.where == place],
        doubles=[
            double
            for double in doubles_of(one.outcomes)
            if claim_.id in (double.one.claim, double.other.claim)
        ],
        refusal=refusal,
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    if may_finance and refusal is None:
        context |= _forms(standing, given)
    return render(request, "outcomes/claim.html", context, status=status)


def _forms(standing: ClaimStanding, given: dict[str, forms.Form]) -> dict[str, Any]:
    corrects = standing.certification is not None
    held: dict[str, Any] = {
        "corrects": corrects,
        "certify_form": given.get("certify_form") or CertifyForm(corrects=corrects),
    }
    if standing.benefit.is_cash and standing.counts > standing.banked_gbp:
        held["bank_form"] = given.get("bank_form") or BankForm(
            initial={
                "budget_line": standing.claim.budget_line or standing.benefit.budget_line,
                "from_month": str(standing.claim.from_month),
                "to_month": str(standing.claim.to_month),
            }
        )
    elif "bank_form" in given:
        held["bank_form"] = given["bank_form"]
    return held


def _tell(form: forms.Form, fault: CounterfoilError) -> None:
    """Each error beside the amount where it is about that, else above the form."""
    found: Iterable[Problem] = (
        errors_among(fault.problems) if isinstance(fault, BadInput) else [fault.as_problem()]
    )
    for problem in found:
        about = any(word in problem.what for word in ("certifies", "is banked", "amount"))
        name = "amount" if "amount" in form.fields else "amount_gbp"
        form.add_error(name if about else None, told(problem))
