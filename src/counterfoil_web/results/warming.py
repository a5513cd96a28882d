"""Getting the simulation ready when a process starts, so that nobody waits for it."""

from __future__ import annotations

import threading

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.template import template_case
from counterfoil.partnership_kind import PartnershipKind

_done = threading.Event()


def warm() -> None:
    """Load the compiled kernels by one small answer; compile them where nobody has yet.

    Done once for a process. `tools/compile_kernels.py` compiles them at set-up, so this takes a
    part of a second; without it some seconds, here rather than in a page.
    """
    if not _done.is_set():
        appraise(template_case(PartnershipKind.BUSINESS), trials=200)
        _done.set()


def warm_in_background() -> threading.Thread:
    """The same beside whatever else the process does at its start."""
    thread = threading.Thread(target=warm, name="warm the simulation", daemon=True)
    thread.start()
    return thread
