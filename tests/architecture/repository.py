"""The repository's own files, as the tests of its build see them."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "src" / "counterfoil"
WEB = ROOT / "src" / "counterfoil_web"

_NOT_OURS = (
    ".git",
    ".venv",
    "__pycache__",
    "*.egg-info",
    ".*_cache",
    ".hypothesis",
    "node_modules",
    "static",
    "static_built*",
)


_NOT_OURS_AT_THE_TOP = ("build", "dist", "runs", "var")


def our_files() -> Iterator[Path]:
    """Every file that belongs to the repository: all but what .gitignore leaves out."""
    for folder, subfolders, names in os.walk(ROOT):
        left_out = _NOT_OURS + (_NOT_OURS_AT_THE_TOP if Path(folder) == ROOT else ())
        subfolders[:] = [name for name in subfolders if not _matches(name, left_out)]
        yield from (Path(folder, name) for name in sorted(names))


def our_text_files() -> Iterator[tuple[Path, str]]:
    """Those files that are text, each with its text."""
    for path in our_files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def library_modules() -> list[Path]:
    """Every Python file of the library."""
    return sorted(LIBRARY.rglob("*.py"))


def web_modules() -> list[Path]:
    """Every Python file of the web application, but for the changes of its database."""
    return sorted(path for path in WEB.rglob("*.py") if "migrations" not in path.parts)


def address(path: Path) -> str:
    """A file's address in the repository, as messages show it."""
    return path.relative_to(ROOT).as_posix()


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
