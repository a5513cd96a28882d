"""Make the virtual environment, or find that it is as it should be and do nothing.

Usage: python3 tools/set_up.py run|test

What was installed is remembered in the environment as a fingerprint of the lock, of
pyproject.toml, of the Python in use and of the folder's address, so a second run is quick and
needs no network. Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from system_packages import install

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
OLDEST_PYTHON = (3, 11)
COVERS = {"run": ("run",), "test": ("test", "run")}


def fingerprint(purpose: str) -> str:
    """What the environment for this purpose is made from, as one short text."""
    digest = hashlib.sha256()
    for part in (
        (ROOT / "requirements" / f"{purpose}.lock").read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        environment_identity().encode(),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def stamp(purpose: str) -> Path:
    """Where the fingerprint of what was installed is kept."""
    return ENVIRONMENT / f"installed-for-{purpose}"


def is_installed(purpose: str) -> bool:
    """Whether the environment was made from just these files, here, and still runs."""
    try:
        return stamp(purpose).read_text() == fingerprint(purpose) and os.access(PYTHON, os.X_OK)
    except OSError:
        return False


def is_usable() -> bool:
    """Whether there is an environment of this Python, made for this folder."""
    home = ENVIRONMENT / "made-for"
    try:
        return home.read_text() == environment_identity() and os.access(PYTHON, os.X_OK)
    except OSError:
        return False


def environment_identity() -> str:
    """The Python and the folder that an environment belongs to: it works nowhere else."""
    return f"{sys.version_info[:2]} {ROOT}"


def make_environment() -> None:
    """Make an empty environment, in place of one that was moved here or is of another Python."""
    if importlib.util.find_spec("ensurepip") is None:
        install(["python3-venv"], purpose="the virtual environment")
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    say("making the virtual environment .venv")
    run([sys.executable, "-m", "venv", str(ENVIRONMENT)])
    (ENVIRONMENT / "made-for").write_text(environment_identity())


def install_locked(purpose: str) -> None:
    """Install the locked versions, each checked against its hash, then Counterfoil itself."""
    say(f"installing requirements/{purpose}.lock (some minutes the first time)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / f"{purpose}.lock")])
    run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)])
    for covered in COVERS[purpose]:
        stamp(covered).write_text(fingerprint(covered))


def run(command: list[str]) -> None:
    """Run one step; stop with its own words if it fails."""
    if subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode:
        sys.exit(f"this step failed: {' '.join(command)}\n  mend: see above, then try again")


def say(words: str) -> None:
    """Tell the user what is being done."""
    print(f"set-up: {words}", file=sys.stderr, flush=True)


def main(purpose: str) -> None:
    """Bring the environment up to date for one purpose."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            f"Counterfoil needs Python 3.11 or later; {sys.executable} is {found}.\n"
            "  mend: install a later Python and name it, for instance: make run PYTHON=python3.11"
        )
    if is_installed(purpose):
        return
    try:
        if not is_usable():
            make_environment()
        install_locked(purpose)
    except PermissionError as error:
        sys.exit(
            f"{error.filename}: this user may not write here; was it made by another user?\n"
            f"  mend: give the folder to this user (as root: chown -R USER {ROOT}), or clone anew"
        )


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COVERS:
        sys.exit(__doc__)
    main(sys.argv[1])
