"""What workers do for outcomes: each kind of job registers itself where it is written."""

from __future__ import annotations

from counterfoil_web.outcomes.next_jobs import make_pack, simulate_routes

__all__ = ["make_pack", "simulate_routes"]
