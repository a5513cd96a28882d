"""An application adds its commands by the entry points of the distribution, and by nothing else."""

from __future__ import annotations

import sys
import types
from importlib.metadata import distribution

import pytest

from counterfoil.cli import main as main_module
from counterfoil.cli.command_groups import (
    GROUP,
    Command,
    CommandGroup,
    contributed_groups,
    entry_points,
)

ENTRY_POINTS = """
[console_scripts]
counterfoil = counterfoil.cli.main:main

[counterfoil.commands]
second = application.group:SECOND
first = application.group:FIRST
"""


@pytest.fixture
def site(tmp_path):
    """A folder of installed distributions, with Counterfoil's own among them."""
    for name, text in (
        ("counterfoil-0.1.0", ENTRY_POINTS),
        ("stranger-1.0", "[counterfoil.commands]\nstolen = stranger:GROUP\n"),
    ):
        folder = tmp_path / f"{name}.dist-info"
        folder.mkdir()
        (folder / "entry_points.txt").write_text(text)
    return tmp_path


@pytest.fixture
def contributed(monkeypatch):
    """One contributed group with the command `probe`, which prints its argument."""
    module = types.ModuleType("probe_of_this_test")
    module.add_arguments = lambda parser: parser.add_argument("word")
    module.run = lambda args: print(args.word) or 0
    monkeypatch.setitem(sys.modules, module.__name__, module)
    group = CommandGroup("Try it", {"probe": Command(module.__name__, "print a word")})
    monkeypatch.setattr(main_module, "contributed_groups", lambda: (group,))


def test_only_the_own_distribution_is_looked_into(site):
    assert entry_points([str(site)]) == ("application.group:FIRST", "application.group:SECOND")


def test_no_distribution_means_no_group(tmp_path):
    assert entry_points([str(tmp_path), str(tmp_path / "not there")]) == ()


def test_what_is_read_is_what_the_standard_library_reads():
    expected = sorted(
        point.value for point in distribution("counterfoil").entry_points if point.group == GROUP
    )

    assert sorted(entry_points(sys.path)) == expected
    assert [group.title for group in contributed_groups()] == ["Run the application"]


def test_contributed_command_is_in_the_help_under_its_group(run_command, contributed):
    said = run_command("--help").stdout

    assert "Try it\n  probe" in said


def test_contributed_command_runs_with_its_arguments(run_command, contributed):
    assert run_command("probe", "case").stdout == "case\n"


def test_misspelt_contributed_command_is_suggested(run_command, contributed):
    assert "did you mean probe?" in run_command("prob").stderr
