"""Modules stay small, and the library has no clock, no network and no hidden state."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.repository import LIBRARY, address, library_modules, web_modules

MOST_LINES = 400
OUTSIDE_WORLD = {"ftplib", "http", "random", "requests", "smtplib", "socket", "time", "urllib"}
OPENS_NOTHING = {"urllib.parse"}
HIDDEN_STATE = re.compile(
    r"(?:\b(?:date|datetime)\.(?:now|today|utcnow)"
    r"|\bos\.(?:environ|getenv)"
    r"|\b(?:np|numpy)\.random\.(?:seed|get_state|set_state|[a-z]\w*(?<!default_rng)))$"
)

LIBRARY_PROPER = [
    module for module in library_modules() if module.relative_to(LIBRARY).parts[0] != "cli"
]


def imported_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def hidden_inputs(source: str) -> list[str]:
    """What a module takes in other than by argument: clock, network, environment, global chance."""
    tree = ast.parse(source)
    imports = [
        name
        for name in imported_names(tree)
        if name.split(".")[0] in OUTSIDE_WORLD and name not in OPENS_NOTHING
    ]
    attributes = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return imports + [name for name in attributes if HIDDEN_STATE.search(name)]


@pytest.mark.parametrize("module", [*library_modules(), *web_modules()], ids=address)
def test_module_is_not_too_long(module: Path):
    lines = len(module.read_text(encoding="utf-8").splitlines())

    assert lines <= MOST_LINES, f"{lines} lines: part it by concept"


@pytest.mark.parametrize("module", LIBRARY_PROPER, ids=address)
def test_library_takes_everything_by_argument(module: Path):
    assert hidden_inputs(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "from urllib.request import urlopen",
        "import datetime\nx = datetime.date.today()",
        "from datetime import datetime\nx = datetime.now(tz=UTC)",
        "x = os.environ['HOME']",
        "np.random.seed(1)",
        "x = np.random.normal(0, 1, 10)",
    ],
)
def test_hidden_inputs_are_noticed(source: str):
    assert hidden_inputs(source) != []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nx = date(2026, 4, 1)",
        "from urllib.parse import quote",
        "rng = np.random.default_rng(seed)\nx = rng.normal(0, 1, 10)",
        "x = np.random.Generator(np.random.SFC64(seed))",
    ],
)
def test_inputs_by_argument_are_left_alone(source: str):
    assert hidden_inputs(source) == []
