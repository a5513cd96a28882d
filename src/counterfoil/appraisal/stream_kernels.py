"""Compiled reading of the streams of chance, a whole row at a time.

The streams are NumPy's SFC64, stepped here by the generator's own rule so that a row needs no call
for each number; uniforms equal `numpy.random.Generator.random` bit for bit. Normals come from the
same words by the ziggurat of Marsaglia and Tsang (Journal of Statistical Software 5(8), 2000) with
256 layers and 52 bits: exact but for rounding.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

LAYERS = 256
TAIL = 3.6541528853610088
AREA = TAIL * math.exp(-(TAIL**2) / 2) + math.sqrt(math.pi / 2) * math.erfc(TAIL / math.sqrt(2))
_ONE, _THREE, _EIGHT, _NINE = np.uint64(1), np.uint64(3), np.uint64(8), np.uint64(9)
_ELEVEN, _TURN, _BACK = np.uint64(11), np.uint64(24), np.uint64(40)
_LAYER, _FRACTION = np.uint64(LAYERS - 1), np.uint64(2**52 - 1)


def stream_state(stream: np.random.Generator) -> NDArray[np.uint64]:
    """Where a stream stands: the four words of SFC64, to be moved on by the kernels here."""
    state: NDArray[np.uint64] = stream.bit_generator.state["state"]["state"].copy()
    return state


def _layers() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Right edge of each layer of equal area, the lowest first, and the density's height there.

    Layer 0 is the strip with the tail, stretched to a rectangle of the same area.
    """
    edges = np.empty(LAYERS + 1)
    edges[0], edges[1], edges[LAYERS] = AREA / math.exp(-(TAIL**2) / 2), TAIL, 0.0
    for layer in range(2, LAYERS):
        below = edges[layer - 1]
        edges[layer] = math.sqrt(-2 * math.log(AREA / below + math.exp(-(below**2) / 2)))
    heights = np.exp(-(edges**2) / 2)
    return edges, heights


EDGES, HEIGHTS = _layers()
WIDTHS = EDGES[:LAYERS] / 2**52
SURE = (EDGES[1:] / EDGES[:-1] * 2**52).astype(np.uint64)


def compile_kernels() -> None:
    """Compile each kernel once and keep it on disk, so that no user waits for it."""
    state = np.ones(4, dtype=np.uint64)
    fill_uniforms(state, np.empty(1))
    fill_normals(state, np.empty(1))


@njit(cache=True, nogil=True)
def fill_uniforms(state, row):  # type: ignore[no-untyped-def]
    """Fill a row with the stream's next uniforms from 0 to 1, and move the stream on."""
    a, b, c, count = state[0], state[1], state[2], state[3]
    for k in range(len(row)):
        word = a + b + count
        count += _ONE
        a = b ^ (b >> _ELEVEN)
        b = c + (c << _THREE)
        c = ((c << _TURN) | (c >> _BACK)) + word
        row[k] = np.float64(word >> _ELEVEN) * (1.0 / 9007199254740992.0)
    state[0], state[1], state[2], state[3] = a, b, c, count


@njit(cache=True, nogil=True)
def fill_normals(state, row):  # type: ignore[no-untyped-def]
    """Fill a row with the stream's next standard normals, and move the stream on."""
    a, b, c, count = state[0], state[1], state[2], state[3]
    for k in range(len(row)):
        word = a + b + count
        count += _ONE
        a = b ^ (b >> _ELEVEN)
        b = c + (c << _THREE)
        c = ((c << _TURN) | (c >> _BACK)) + word
        layer = word & _LAYER
        fraction = (word >> _NINE) & _FRACTION
        size = np.float64(fraction) * WIDTHS[layer]
        # Multiplied, not branched on: a sign is right by chance only half of the time.
        row[k] = size * (1.0 - 2.0 * np.float64((word >> _EIGHT) & _ONE))
        if fraction >= SURE[layer]:
            state[0], state[1], state[2], state[3] = a, b, c, count
            row[k] = _at_the_edge(state, word)
            a, b, c, count = state[0], state[1], state[2], state[3]
    state[0], state[1], state[2], state[3] = a, b, c, count


@njit(cache=True, nogil=True)
def _word(state):  # type: ignore[no-untyped-def]
    word = state[0] + state[1] + state[3]
    state[3] += _ONE
    state[0] = state[1] ^ (state[1] >> _ELEVEN)
    state[1] = state[2] + (state[2] << _THREE)
    state[2] = ((state[2] << _TURN) | (state[2] >> _BACK)) + word
    return word


@njit(cache=True, nogil=True)
def _above_nought(state):  # type: ignore[no-untyped-def]
    return (np.float64(_word(state) >> _ELEVEN) + 0.5) * (1.0 / 9007199254740992.0)


@njit(cache=True, nogil=True)
def _at_the_edge(state, word):  # type: ignore[no-untyped-def]
    """A normal whose first word fell outside the sure part of its layer; some 1 in 100 do."""
    while True:
        layer = word & _LAYER
        fraction = (word >> _NINE) & _FRACTION
        size = np.float64(fraction) * WIDTHS[layer]
        sign = 1.0 - 2.0 * np.float64((word >> _EIGHT) & _ONE)
        if fraction < SURE[layer]:
            return sign * size
        if layer == 0:
            while True:
                beyond = -math.log(_above_nought(state)) / TAIL
                height = -math.log(_above_nought(state))
                if height + height > beyond * beyond:
                    return sign * (TAIL + beyond)
        floor, top = HEIGHTS[layer], HEIGHTS[layer + _ONE]
        if floor + (top - floor) * _above_nought(state) < math.exp(-0.5 * size * size):
            return sign * size
        word = _word(state)
