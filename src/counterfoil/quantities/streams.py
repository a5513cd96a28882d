"""Streams of chance: one for each named source, so that changing one leaves the rest alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from counterfoil.errors import InvalidValue

if TYPE_CHECKING:
    import numpy as np


def stream(seed: int, source: str) -> np.random.Generator:
    """The generator of one source of chance.

    It depends on the seed and the source's name alone, so adding, removing or reordering other
    sources changes nothing. Generator: SFC64, seeded by NumPy's SeedSequence from the seed and
    the first 16 bytes of the name's SHA-256.

    >>> float(stream(7, "detentions").random()) == float(stream(7, "detentions").random())
    True
    """
    import numpy as np

    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        raise InvalidValue(
            what=f"{seed!r} is not a seed", where="simulation", mend="give a whole number from 0"
        )
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    words = [int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4)]
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, *words])))
