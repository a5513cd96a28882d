"""Each module has its test file where one would look for it, and the reverse."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.repository import LIBRARY, ROOT, WEB, address, library_modules, web_modules


def has_code(module: Path) -> bool:
    """Whether there is more in a module than a docstring and imports."""
    plain = (ast.Import, ast.ImportFrom, ast.Expr)
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return not all(isinstance(statement, plain) for statement in tree.body)


def mirror_of(module: Path) -> Path:
    """Where a module's test stands: commands and the rest of the command line in tests/cli."""
    if module.is_relative_to(WEB):
        inside = module.relative_to(WEB)
        return ROOT / "tests" / "web" / inside.parent / f"test_{module.name}"
    inside = module.relative_to(LIBRARY)
    if inside.parts[0] == "cli":
        return ROOT / "tests" / "cli" / f"test_{module.stem}.py"
    return ROOT / "tests" / "unit" / "counterfoil" / inside.parent / f"test_{module.name}"


DECLARATIONS = {"__init__.py", "apps.py", "models.py", "settings.py", "urls.py", "wsgi.py"}
"""Files that only declare: the web's are tried by every page."""

MODULES = [
    *(module for module in library_modules() if module.name != "__init__.py" and has_code(module)),
    *(module for module in web_modules() if module.name not in DECLARATIONS and has_code(module)),
]


@pytest.mark.parametrize("module", MODULES, ids=address)
def test_module_has_its_test_file(module):
    expected = mirror_of(module)

    assert expected.is_file(), f"{address(module)} needs {address(expected)}"
    assert "def test_" in expected.read_text(encoding="utf-8"), f"{address(expected)} tests nothing"


def test_every_unit_test_file_has_its_module():
    wanted = {mirror_of(module) for module in library_modules()}
    present = set((ROOT / "tests" / "unit").rglob("test_*.py"))

    assert not sorted(map(address, present - wanted)), "test files whose module is gone"
