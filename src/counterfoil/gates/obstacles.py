"""What must be so before a case may be approved at a gate.

Refusing and deferring are always open to those entitled; only approval has conditions of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterfoil.access import Refusal

OBSTACLE_RULES = frozenset(
    {
        "decision-names-versions",
        "version-is-reviewed",
        "baseline-is-signed",
        "questions-are-answered",
    }
)
"""The rules that stand in the way of approval alone; they can be mended, and it tried again."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """What matters of a version of a case when it is to be approved.

    unsigned_services: the service lines of its baseline that no finance officer has signed as they
    stand; has_baseline: whether it has any.
    """

    number: int
    reviewed: bool
    has_baseline: bool
    unsigned_services: tuple[str, ...] = ()


def obstacles(
    *, versions: Sequence[VersionFacts], unanswered: Iterable[str], needs_version: bool = True
) -> tuple[Refusal, ...]:
    """Everything that stands in the way of approval, all at once; empty when nothing does.

    unanswered: ids of the guide's questions for this gate that have neither an answer nor a
    “not yet, because…”. needs_version: whether the gate is about a business case.

    >>> found = obstacles(versions=[VersionFacts(number=2, reviewed=False, has_baseline=True)],
    ...                   unanswered=["P1-C1"])
    >>> [one.rule for one in found]
    ['version-is-reviewed', 'questions-are-answered']
    """
    found = []
    if needs_version and not versions:
        found.append(
            Refusal(
                rule="decision-names-versions",
                sentence="The decision names no version of the business case.",
                mend="Withdraw it, and ask again naming the version it is to be taken on.",
            )
        )
    for version in versions:
        found.extend(_of_version(version))
    missing = tuple(unanswered)
    if missing:
        one = len(missing) == 1
        names = f": {', '.join(missing)}" if len(missing) <= _MOST_NAMED else ""
        found.append(
            Refusal(
                rule="questions-are-answered",
                sentence=f"{len(missing)} {'question' if one else 'questions'} of this gate "
                f"{'has' if one else 'have'} no answer{names}.",
                mend="Answer each, or say “not yet” and why.",
            )
        )
    return tuple(found)


def _of_version(version: VersionFacts) -> list[Refusal]:
    found = []
    if not version.reviewed:
        found.append(
            Refusal(
                rule="version-is-reviewed",
                sentence=f"Version {version.number} has not been reviewed.",
                mend="Ask an officer who did not write it to review and sign it.",
            )
        )
    if not version.has_baseline:
        found.append(
            Refusal(
                rule="baseline-is-signed",
                sentence=f"Version {version.number} has no baseline to measure against.",
                mend="Add the baseline of each service line, have it signed, and submit anew.",
            )
        )
    elif version.unsigned_services:
        names = ", ".join(version.unsigned_services)
        found.append(
            Refusal(
                rule="baseline-is-signed",
                sentence=f"The baseline of version {version.number} is not signed for: {names}.",
                mend="Ask a chief finance officer to sign it.",
            )
        )
    return found
