"""Find the programs that the tests drive, and install what is missing.

LibreOffice recalculates exported workbooks, Chromium opens pages, PostgreSQL keeps records.
Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def office_has(component: str) -> bool:
    """Whether LibreOffice is here with one of its component libraries: `sc` or `sw`."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return False
    return (Path(soffice).resolve().parent / f"lib{component}lo.so").exists()


def has_chromium() -> bool:
    """Whether a Chromium stands on the search path."""
    return any(shutil.which(name) for name in CHROMIUM_NAMES)


def has_liberation_fonts() -> bool:
    """Whether the Liberation fonts are in one of the usual folders."""
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
    return any(next(folder.rglob("LiberationSans*"), None) for folder in folders)


def has_postgresql() -> bool:
    """Whether tests can start a PostgreSQL: a user has one from a wheel, root needs the system's.

    PostgreSQL refuses root, and other accounts may not reach a wheel in root's own folders.
    """
    if os.geteuid() != 0 or os.environ.get("DATABASE_URL"):
        return True
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or bool(shutil.which("initdb"))


CHECKS = {
    "libreoffice-calc": lambda: office_has("sc"),
    "libreoffice-writer": lambda: office_has("sw"),
    "chromium": has_chromium,
    "fonts-liberation": has_liberation_fonts,
    "postgresql": has_postgresql,
}


def missing_packages() -> list[str]:
    """The Debian packages whose programs were not found."""
    return [package for package, is_here in CHECKS.items() if not is_here()]


def install(packages: list[str], *, purpose: str) -> None:
    """Install Debian packages, or stop and name the command that an administrator must run."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = rights_prefix()
    by_hand = f"sudo apt-get update && sudo {' '.join(command)}"
    if prefix is None:
        sys.exit(f"{purpose} needs {', '.join(packages)}.\n  mend: {by_hand}")
    print(f"{purpose} needs {', '.join(packages)}: installing", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], command):
        if subprocess.run([*prefix, *step], env=quiet, stdout=sys.stderr, check=False).returncode:
            sys.exit(f"`{' '.join(step)}` failed.\n  mend: see above, then {by_hand}")


def rights_prefix() -> list[str] | None:
    """What to put before a command to run it with rights to install; None without such rights."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        return None
    return [sudo, "-n"] if sudo else None


def main() -> None:
    """Install what is missing and say so if it is missing still."""
    missing = missing_packages()
    if not missing:
        return
    install(missing, purpose="make test")
    still_missing = missing_packages()
    if still_missing:
        sys.exit(f"installed, yet not found: {', '.join(still_missing)}")


if __name__ == "__main__":
    main()
