"""Who may do what, and what nobody may: roles, standing, separation, seals, markings, consent."""

from counterfoil.access import separation
from counterfoil.access.capabilities import (
    CAPABILITY_RULES,
    Capability,
    CapabilityRule,
    capabilities_of,
)
from counterfoil.access.clearances import SEAL_RULES, Seal, SealKind, Viewer, sealed_from
from counterfoil.access.decisions import DecisionKind
from counterfoil.access.default_scheme import default_scheme, reserved_functions
from counterfoil.access.marking import Marking, file_name, highest_of
from counterfoil.access.organisations import AUTHORITIES, OrganisationKind
from counterfoil.access.permission import allowed
from counterfoil.access.refusals import Refusal
from counterfoil.access.roles import ROLE_FACTS, Role, held_wrongly, roles_for
from counterfoil.access.scheme_of_consent import (
    SIGNATORIES,
    ConsentBand,
    SchemeOfConsent,
    entitled,
    scheme_on,
)
from counterfoil.access.standing import GRANTABLE, NO_STANDING, Grain, Participation, Standing

__all__ = [
    "AUTHORITIES",
    "CAPABILITY_RULES",
    "GRANTABLE",
    "NO_STANDING",
    "ROLE_FACTS",
    "SEAL_RULES",
    "SIGNATORIES",
    "Capability",
    "CapabilityRule",
    "ConsentBand",
    "DecisionKind",
    "Grain",
    "Marking",
    "OrganisationKind",
    "Participation",
    "Refusal",
    "Role",
    "SchemeOfConsent",
    "Seal",
    "SealKind",
    "Standing",
    "Viewer",
    "allowed",
    "capabilities_of",
    "default_scheme",
    "entitled",
    "file_name",
    "held_wrongly",
    "highest_of",
    "reserved_functions",
    "roles_for",
    "scheme_on",
    "sealed_from",
    "separation",
]
