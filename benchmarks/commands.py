"""How long the command takes to start, and to check and appraise the example cases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import Times, side_by_side

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "src" / "counterfoil" / "content" / "examples"
COMMAND = [sys.executable, "-m", "counterfoil.cli.main"]


def start_up(repetitions: int) -> dict[str, Times]:
    """An empty Python program, and the command's help, each a process of its own."""
    return side_by_side(
        {
            "`python -c pass`": _process([sys.executable, "-c", "pass"]),
            "`counterfoil --help`": _process([*COMMAND, "--help"]),
        },
        repetitions,
    )


def examples() -> list[Path]:
    """The folders of the example cases."""
    return sorted(path.parent for path in EXAMPLES.glob("*/case.yaml"))


def folders(repetitions: int) -> dict[str, Times]:
    """`check` and `appraise` of each example, each a process of its own; empty without them."""
    works = {}
    for folder in examples():
        for command in ("check", "appraise"):
            words = [*COMMAND, command, str(folder)]
            if subprocess.run([*COMMAND, command, "--help"], capture_output=True).returncode == 0:
                works[f"`counterfoil {command} {folder.name}`"] = _process(words)
    return side_by_side(works, repetitions)


def _process(words: list[str]) -> Callable[[], object]:
    def run() -> None:
        finished = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
        if finished.returncode != 0:
            raise RuntimeError(f"{' '.join(words)} failed:\n{finished.stderr}")

    return run
