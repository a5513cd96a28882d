"""Who may sign the baseline of a service: a finance officer who did not write its figures."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.access.refusals import Refusal
from counterfoil.access.separation import PersonId, SeparationRule

SIGNER_IS_NOT_AUTHOR = SeparationRule(
    rule="baseline-signer-is-not-its-author",
    says="Who typed the figures of a service’s baseline does not sign them.",
    sentence="You typed figures of this service, so you cannot sign its baseline.",
    mend="Ask the other chief finance officer to sign it.",
)


def signer_is_not_author(*, signer: PersonId, authors: Iterable[PersonId]) -> Refusal | None:
    """authors: everybody who changed the service's row in the draft that is open.

    >>> signer_is_not_author(signer=7, authors=[5, 7]).rule
    'baseline-signer-is-not-its-author'
    >>> signer_is_not_author(signer=7, authors=[5, 6])
    """
    if str(signer) in {str(author) for author in authors}:
        return SIGNER_IS_NOT_AUTHOR.refusal()
    return None
