"""Which versions were approved; the app above, which knows decisions, tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from counterfoil_web.appraisals.models import Version

Approved = Iterable[tuple[int, int]]
"""Partnerships, each with the number of a version that was approved."""

_sources: list[Callable[[Collection[int]], Approved]] = []


def register(source: Callable[[Collection[int]], Approved]) -> None:
    """Have a function say which versions of partnerships, given by their ids, were approved."""
    if source not in _sources:
        _sources.append(source)


def approved_before(versions: Collection[Version]) -> dict[int, int]:
    """For each version by its id, the number of the last approved one before it; 0 for none."""
    wanted = {version.partnership_id for version in versions}
    approved = [found for source in _sources for found in source(wanted)] if wanted else []
    return {
        version.pk: max(
            (
                number
                for partnership, number in approved
                if partnership == version.partnership_id and number < version.number
            ),
            default=0,
        )
        for version in versions
    }


def approved_of(partnership_id: int) -> frozenset[int]:
    """The numbers of a partnership's versions that were approved."""
    found = (pair for source in _sources for pair in source([partnership_id]))
    return frozenset(number for partnership, number in found if partnership == partnership_id)
