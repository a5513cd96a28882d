from __future__ import annotations

import hashlib

import numpy as np
import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.streams import stream


def test_a_stream_is_sfc64_seeded_by_the_seed_and_the_names_digest():
    words = np.frombuffer(hashlib.sha256(b"driver.detentions").digest()[:16], dtype="<u4")
    seed = np.random.SeedSequence([7, *map(int, words)])
    again = np.random.Generator(np.random.SFC64(seed))

    assert np.array_equal(stream(7, "driver.detentions").random(100), again.random(100))


def test_streams_of_other_names_and_seeds_are_unlike():
    draws = np.array(
        [stream(seed, name).random(20_000) for seed in (1, 2) for name in ("a", "b", "é")]
    )
    apart = np.corrcoef(draws) - np.eye(6)

    # The standard error of a correlation of 20,000 independent pairs is 1 / sqrt(20,000).
    assert np.abs(apart).max() < 5 / np.sqrt(20_000)


@pytest.mark.parametrize("seed", [-1, 1.0, "1", True, None])
def test_what_is_not_a_seed_is_refused(seed):
    with pytest.raises(InvalidValue):
        stream(seed, "a")
