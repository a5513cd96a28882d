"""Work out the locked versions anew from pyproject.toml and requirements/*.in.

Usage: make lock. The locks hold every file's hash and name no registry address.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = (
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    *sys.argv[1:],
)


def compile_lock(output: str, *inputs: str) -> None:
    """Resolve the inputs together into one lock; `--upgrade` passes through."""
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *inputs, "--output-file", output],
        cwd=ROOT,
        env={**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"},
        check=True,
    )
    print(f"wrote {output}")


def main() -> None:
    """Lock what users get first; the tests then run on just those versions."""
    compile_lock("requirements/run.lock", "pyproject.toml", "requirements/run.in")
    compile_lock(
        "requirements/test.lock",
        *("pyproject.toml", "requirements/run.in", "requirements/test.in"),
        *("--constraint", "requirements/run.lock"),
    )
    compile_lock("requirements/front-end.lock", "requirements/front-end.in")


if __name__ == "__main__":
    main()
