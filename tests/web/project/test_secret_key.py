"""The installation's secret is made once, whole, and for its own user's eyes."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from counterfoil_web.project import secret_key as module
from counterfoil_web.project.secret_key import secret_key


def test_secret_is_made_once_and_kept(tmp_path):
    folder = tmp_path / "data"

    made = secret_key(folder)

    assert len(made) >= 50
    assert secret_key(folder) == made
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def test_only_its_own_user_may_read_it(tmp_path):
    secret_key(tmp_path)

    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_many_that_start_at_once_read_the_same_whole_secret(tmp_path):
    starters = 16
    for attempt in range(20):
        folder, start = tmp_path / str(attempt), Barrier(starters)

        def read(folder: Path = folder, start: Barrier = start) -> str:
            start.wait()
            return secret_key(folder)

        with ThreadPoolExecutor(starters) as pool:
            read_by_all = {each.result() for each in [pool.submit(read) for _ in range(starters)]}

        assert len(read_by_all) == 1
        assert len(read_by_all.pop()) >= 50


def test_a_secret_that_came_first_is_not_replaced(tmp_path, monkeypatch):
    """The other process wins between the look and the making."""
    kept = tmp_path / "secret_key"
    real_open = module.os.open

    def other_comes_first(*args: object) -> int:
        kept.write_text("theirs", encoding="ascii")
        return real_open(*args)

    monkeypatch.setattr(module.os, "open", other_comes_first)

    assert secret_key(tmp_path) == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
