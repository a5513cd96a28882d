"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("counterfoil", "numpy", "numba", "scipy", "django", "granian")


def conditions(command: str) -> list[tuple[str, str]]:
    """What machine, which versions, how busy, which command."""
    return [
        ("Processor", f"{_processor()}, {os.cpu_count()} cores, {platform.machine()}"),
        ("Memory", _memory()),
        ("System", f"{platform.system()} {platform.release()}"),
        ("Python", platform.python_version()),
        *((name, version(name)) for name in _PACKAGES),
        ("Load before (1, 5 minutes)", _load()),
        ("Command", f"`{command}`"),
    ]


def _processor() -> str:
    lines = _lines_of("/proc/cpuinfo")
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "not named"


def _memory() -> str:
    total = [line.split()[1] for line in _lines_of("/proc/meminfo") if line.startswith("MemTotal")]
    return f"{int(total[0]) / 2**20:.0f} GiB" if total else "not told"


def _load() -> str:
    if sys.platform == "win32":
        return "not told"
    one, five, _ = os.getloadavg()
    return f"{one:.1f}, {five:.1f}"


def _lines_of(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
