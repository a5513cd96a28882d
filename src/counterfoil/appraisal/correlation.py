"""The correlations of a group's members, as one table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import CorrelationGroup
from counterfoil.quantities.copula import equal_correlations


def group_correlations(group: CorrelationGroup, members: Sequence[str]) -> NDArray[np.float64]:
    """The group's correlation for every pair, and the stated one for the pairs it names.

    members: input names, in the order of rows and columns. Pairs of others are passed over.
    """
    table = equal_correlations(len(members), group.correlation)
    place = {name: position for position, name in enumerate(members)}
    for first, second, correlation in group.pairs:
        if first in place and second in place:
            table[place[first], place[second]] = correlation
            table[place[second], place[first]] = correlation
    return table
