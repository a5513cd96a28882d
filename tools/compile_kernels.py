"""Compile the simulation's kernels once, so that no user waits for it.

numba takes some seconds to compile and keeps the result on disk. A module that uses numba offers
`compile_kernels()`, which calls each kernel once; they are found by their text, so adding one needs
no list. Kernels of a module that offers none are compiled when they are first used.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
STAMP = Path(sys.prefix) / "kernels-compiled-for"


def kernel_files() -> list[Path]:
    """The modules of the library that use numba."""
    return sorted(
        file for file in SOURCE.rglob("*.py") if "numba" in file.read_text(encoding="utf-8")
    )


def state_of(files: list[Path]) -> str:
    """What numba itself goes by to tell that a kernel has changed: age and size of each file."""
    return "\n".join(f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in files)


def compile_all(files: list[Path]) -> None:
    """Have each module that can compile its kernels into numba's cache."""
    print("set-up: compiling the simulation (once)", file=sys.stderr, flush=True)
    for file in files:
        name = ".".join(file.relative_to(SOURCE).with_suffix("").parts)
        compile_kernels = getattr(importlib.import_module(name), "compile_kernels", None)
        if compile_kernels is not None:
            compile_kernels()


def main() -> None:
    """Compile if a kernel is new or has changed."""
    files = kernel_files()
    state = state_of(files)
    if not files or (STAMP.exists() and STAMP.read_text() == state):
        return
    compile_all(files)
    STAMP.write_text(state)


if __name__ == "__main__":
    main()
