"""What is installed holds every file of the library, its data included."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.architecture.repository import LIBRARY, ROOT

pytestmark = pytest.mark.slow


def test_the_wheel_ships_every_file_of_the_library(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(
        ROOT / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    for name in ("pyproject.toml", "LICENCE", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source / name)

    pip_wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps"]
    subprocess.run(
        [*pip_wheel, "--no-build-isolation", "--wheel-dir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
    )

    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        shipped = set(wheel.namelist())
    ours = {
        file.relative_to(ROOT / "src").as_posix()
        for file in LIBRARY.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert "counterfoil/py.typed" in ours
    assert sorted(ours - shipped) == []
