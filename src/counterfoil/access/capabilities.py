"""Everything that may be done, who may do it, and from what standing: one table for an auditor.

`docs/reference/roles-and-permissions.md` is printed from this table; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from counterfoil.access.organisations import OrganisationKind
from counterfoil.access.roles import Role
from counterfoil.access.standing import Grain, Participation


class Capability(StrEnum):
    """One thing that a role lets a person do."""

    # for the person's own organisation
    CREATE_PARTNERSHIP = "create_partnership"
    READ_EXPERIENCE = "read_experience"
    VIEW_LOG = "view_log"
    EXPORT_LOG = "export_log"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATION = "manage_organisation"
    MANAGE_SCHEME_OF_CONSENT = "manage_scheme_of_consent"
    VIEW_OPERATIONS = "view_operations"
    # reading a partnership
    VIEW_DECISIONS = "view_decisions"
    VIEW_SUMMARY = "view_summary"
    VIEW_PARTNERSHIP = "view_partnership"
    VIEW_HISTORY = "view_history"
    VIEW_CONTRACT_FIGURES = "view_contract_figures"
    EXPORT = "export"
    RUN_LONG_SIMULATION = "run_long_simulation"
    # keeping a partnership
    EDIT_PARTNERSHIP = "edit_partnership"
    ARCHIVE_PARTNERSHIP = "archive_partnership"
    MANAGE_SHARING = "manage_sharing"
    SET_MARKING = "set_marking"
    ANSWER_QUESTIONS = "answer_questions"
    CHALLENGE_ANSWERS = "challenge_answers"
    # the business case
    EDIT_CASE = "edit_case"
    IMPORT_CASE = "import_case"
    SIGN_BASELINE = "sign_baseline"
    SUBMIT_CASE = "submit_case"
    REVIEW_CASE = "review_case"
    # decisions
    PROPOSE_DECISION = "propose_decision"
    APPROVE_FOR_FORCE = "approve_for_force"
    APPROVE_FOR_POLICING_BODY = "approve_for_policing_body"
    PUBLISH_DECISION = "publish_decision"
    # evaluation
    MANAGE_TENDER = "manage_tender"
    DECLARE_INTERESTS = "declare_interests"
    SCORE_BIDS = "score_bids"
    MODERATE_SCORES = "moderate_scores"
    OPEN_PRICES = "open_prices"
    VIEW_PRICES_BEFORE_OPENING = "view_prices_before_opening"
    VIEW_INDIVIDUAL_SCORES = "view_individual_scores"
    VIEW_UNIT_COSTS_OF_OTHERS = "view_unit_costs_of_others"
    # contract and outcomes
    RECORD_FIGURES = "record_figures"
    SUBMIT_FIGURES = "submit_figures"
    DISPUTE_LINE = "dispute_line"
    CLOSE_MONTH = "close_month"
    AGREE_TERMS = "agree_terms"
    WAIVE_DEDUCTION = "waive_deduction"
    CERTIFY_BENEFIT = "certify_benefit"

    @property
    def does(self) -> str:
        """What it lets a person do, as words that follow “may”."""
        return CAPABILITY_RULES[self].does


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityRule:
    """One row of the table: what it is, who holds it, and where it may be used.

    roles: who holds it; none at all means that nobody does, whatever else they may do.
    acts_as: the parts in a partnership from which it may be used; None: not about a partnership.
    reads_at: the grains at which a grant to read is enough.
    kinds: the kinds of organisation in which it may be used, where the roles do not say it all.
    """

    does: str
    roles: frozenset[Role]
    acts_as: frozenset[Participation] | None = None
    reads_at: frozenset[Grain] = frozenset()
    kinds: frozenset[OrganisationKind] = frozenset(OrganisationKind)


_C, _R, _P, _G = Capability, Role, Participation, Grain

_DECIDERS = (_R.COMMISSIONER, _R.DEPUTY_COMMISSIONER, _R.CHIEF_OFFICER)
_FINANCE_OFFICERS = (_R.POLICING_BODY_FINANCE_OFFICER, _R.FORCE_FINANCE_OFFICER)
_OFFICE = (*_FINANCE_OFFICERS, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD, _R.CONTRACT_MANAGER)
_OVERSIGHT = (_R.INSPECTOR, _R.AUDITOR)
_READERS = (*_DECIDERS, *_OFFICE, *_OVERSIGHT)
_EVALUATION = (_R.EVALUATOR, _R.MODERATOR)

_AUTHORITY = frozenset({_P.LEAD_FORCE, _P.PARTNER_FORCE, _P.POLICING_BODY})
_OWNERS = frozenset({_P.LEAD_FORCE, _P.POLICING_BODY})
_FORCES = frozenset({_P.LEAD_FORCE, _P.PARTNER_FORCE})
_EVERYBODY = frozenset(_P)
_FULL = frozenset({_G.FULL_READ})
_SUMMARY = frozenset({_G.SUMMARY, _G.FULL_READ})
_DECISIONS = frozenset({_G.DECISIONS, _G.SUMMARY, _G.FULL_READ})


def _own(does: str, *roles: Role, kinds: Iterable[OrganisationKind] = ()) -> CapabilityRule:
    return CapabilityRule(
        does=does, roles=frozenset(roles), kinds=frozenset(kinds) or frozenset(OrganisationKind)
    )


def _read(does: str, reads_at: frozenset[Grain], *roles: Role) -> CapabilityRule:
    return CapabilityRule(does=does, roles=frozenset(roles), acts_as=_AUTHORITY, reads_at=reads_at)


def _act(does: str, acts_as: frozenset[Participation], *roles: Role) -> CapabilityRule:
    return CapabilityRule(does=does, roles=frozenset(roles), acts_as=acts_as)


CAPABILITY_RULES: dict[Capability, CapabilityRule] = {
    _C.CREATE_PARTNERSHIP: _own(
        "start a partnership",
        *(*_FINANCE_OFFICERS, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD),
        kinds=(
            OrganisationKind.FORCE,
            OrganisationKind.POLICING_BODY,
            OrganisationKind.COLLABORATION,
        ),
    ),
    _C.READ_EXPERIENCE: _own("read the experience base and the guide’s questions", *Role),
    _C.VIEW_LOG: _own(
        "read the log", *_DECIDERS, *_FINANCE_OFFICERS, *_OVERSIGHT, _R.ADMINISTRATOR
    ),
    _C.EXPORT_LOG: _own("export and verify the log", *_FINANCE_OFFICERS, *_OVERSIGHT),
    _C.MANAGE_PEOPLE: _own("invite people, give and end their roles", _R.ADMINISTRATOR),
    _C.MANAGE_ORGANISATION: _own(
        "set the organisation’s name, colour and rules of sign-in", _R.ADMINISTRATOR
    ),
    _C.MANAGE_SCHEME_OF_CONSENT: _own(
        "keep the scheme of consent", _R.POLICING_BODY_FINANCE_OFFICER
    ),
    _C.VIEW_OPERATIONS: _own("see jobs, health and backups", _R.ADMINISTRATOR),
    _C.VIEW_DECISIONS: CapabilityRule(
        does="read decisions and their notices",
        roles=frozenset((*_READERS, *_EVALUATION)),
        acts_as=_AUTHORITY,
        reads_at=_DECISIONS,
    ),
    _C.VIEW_SUMMARY: _read(
        "see that the partnership is there, what it is, its dates and headline result",
        _SUMMARY,
        *_READERS,
        *_EVALUATION,
    ),
    _C.VIEW_PARTNERSHIP: _read(
        "read every room, the case, its results and workings", _FULL, *_READERS
    ),
    _C.VIEW_HISTORY: _read("read who changed what and why", _FULL, *_READERS),
    _C.VIEW_CONTRACT_FIGURES: CapabilityRule(
        does="read the contract’s figures and statements",
        roles=frozenset((*_READERS, _R.SUPPLIER_USER)),
        acts_as=_EVERYBODY,
        reads_at=frozenset({_G.FULL_READ, _G.SUPPLIER}),
    ),
    _C.EXPORT: _read("take a copy out as Word, Excel or PDF", _FULL, *_READERS),
    _C.RUN_LONG_SIMULATION: _read(
        "run a long simulation",
        frozenset(),
        *_FINANCE_OFFICERS,
        _R.FINANCE_PARTNER,
        _R.COMMERCIAL_LEAD,
    ),
    _C.EDIT_PARTNERSHIP: _act(
        "change what the partnership is called, its dates and its people", _OWNERS, *_OFFICE
    ),
    _C.ARCHIVE_PARTNERSHIP: _act(
        "archive and restore the partnership", _OWNERS, *_FINANCE_OFFICERS, _R.COMMERCIAL_LEAD
    ),
    _C.MANAGE_SHARING: _act(
        "share the partnership with another organisation and end that",
        _OWNERS,
        *(*_FINANCE_OFFICERS, _R.COMMERCIAL_LEAD),
    ),
    _C.SET_MARKING: _act("set the protective marking", _OWNERS, *_OFFICE),
    _C.ANSWER_QUESTIONS: _act("answer the guide’s questions", _AUTHORITY, *_OFFICE),
    _C.CHALLENGE_ANSWERS: _act("challenge an answer", _AUTHORITY, *_DECIDERS, *_OFFICE, _R.AUDITOR),
    _C.EDIT_CASE: _act(
        "change a draft of the business case",
        _AUTHORITY,
        *(_R.FORCE_FINANCE_OFFICER, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD),
    ),
    _C.IMPORT_CASE: _act(
        "bring a case in from Excel or a folder",
        _AUTHORITY,
        *(_R.FORCE_FINANCE_OFFICER, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD),
    ),
    _C.SIGN_BASELINE: _act("sign a baseline", _AUTHORITY, *_FINANCE_OFFICERS),
    _C.SUBMIT_CASE: _act(
        "submit a draft for review",
        _AUTHORITY,
        *(_R.FORCE_FINANCE_OFFICER, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD),
    ),
    _C.REVIEW_CASE: _act(
        "review a case that somebody else wrote",
        _AUTHORITY,
        *(*_FINANCE_OFFICERS, _R.FINANCE_PARTNER),
    ),
    _C.PROPOSE_DECISION: _act(
        "propose a decision",
        _AUTHORITY,
        *(*_FINANCE_OFFICERS, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD, _R.CONTRACT_MANAGER),
    ),
    _C.APPROVE_FOR_FORCE: _act(
        "approve, refuse or defer for the force",
        _FORCES,
        *(_R.CHIEF_OFFICER, _R.FORCE_FINANCE_OFFICER),
    ),
    _C.APPROVE_FOR_POLICING_BODY: _act(
        "approve, refuse or defer for the policing body",
        frozenset({_P.POLICING_BODY}),
        *(_R.COMMISSIONER, _R.DEPUTY_COMMISSIONER, _R.POLICING_BODY_FINANCE_OFFICER),
    ),
    _C.PUBLISH_DECISION: _act(
        "mark a decision as published",
        frozenset({_P.POLICING_BODY}),
        *(_R.COMMISSIONER, _R.DEPUTY_COMMISSIONER, _R.POLICING_BODY_FINANCE_OFFICER),
    ),
    _C.MANAGE_TENDER: _act(
        "run a tender: its plan, its people and the bids that come in",
        _AUTHORITY,
        _R.COMMERCIAL_LEAD,
    ),
    _C.DECLARE_INTERESTS: _act(
        "declare an interest or that there is none",
        _AUTHORITY,
        *(*_DECIDERS, *_OFFICE, *_EVALUATION),
    ),
    _C.SCORE_BIDS: _act("score bids", _AUTHORITY, _R.EVALUATOR),
    _C.MODERATE_SCORES: _act("record an agreed score", _AUTHORITY, _R.MODERATOR),
    _C.OPEN_PRICES: _act(
        "open bid prices, with a second officer",
        _AUTHORITY,
        *(*_FINANCE_OFFICERS, _R.FINANCE_PARTNER, _R.COMMERCIAL_LEAD),
    ),
    _C.VIEW_PRICES_BEFORE_OPENING: _act("read bid prices before they are opened", frozenset()),
    _C.VIEW_INDIVIDUAL_SCORES: _read(
        "read an evaluator’s own score after moderation",
        _FULL,
        *(_R.MODERATOR, _R.COMMERCIAL_LEAD, *_OVERSIGHT),
    ),
    _C.VIEW_UNIT_COSTS_OF_OTHERS: _read("read another force’s unit costs", _FULL, *_OVERSIGHT),
    _C.RECORD_FIGURES: _act(
        "record volumes, measures and invoices", _AUTHORITY, _R.CONTRACT_MANAGER
    ),
    _C.SUBMIT_FIGURES: _act(
        "submit figures for the supplier", frozenset({_P.SUPPLIER}), _R.SUPPLIER_USER
    ),
    _C.DISPUTE_LINE: _act(
        "dispute a line of a statement", frozenset({_P.SUPPLIER}), _R.SUPPLIER_USER
    ),
    _C.CLOSE_MONTH: _act(
        "close a month that somebody else proposed",
        _AUTHORITY,
        *(*_FINANCE_OFFICERS, _R.FINANCE_PARTNER),
    ),
    _C.AGREE_TERMS: _act(
        "agree contract terms that somebody else wrote",
        _AUTHORITY,
        *(*_FINANCE_OFFICERS, _R.FINANCE_PARTNER),
    ),
    _C.WAIVE_DEDUCTION: _act("approve that a deduction is waived", _AUTHORITY, *_FINANCE_OFFICERS),
    _C.CERTIFY_BENEFIT: _act(
        "certify that a benefit was delivered", _AUTHORITY, *_FINANCE_OFFICERS
    ),
}


@lru_cache(maxsize=512)
def _capabilities(roles: frozenset[Role]) -> frozenset[Capability]:
    return frozenset(name for name, rule in CAPABILITY_RULES.items() if rule.roles & roles)


def capabilities_of(roles: Iterable[Role]) -> frozenset[Capability]:
    """Everything that holders of these roles may do, where their standing lets them.

    >>> [str(capability) for capability in sorted(capabilities_of([Role.EVALUATOR]))][:2]
    ['declare_interests', 'read_experience']
    """
    return _capabilities(frozenset(roles))
