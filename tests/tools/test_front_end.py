"""The front end is built once, again when its sources change, and whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from time import perf_counter

import pytest

import front_end
from tests.architecture.repository import ROOT


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A small repository, as the tool sees it."""
    for name in (
        "package.json",
        "package-lock.json",
        ".npmrc",
        "requirements/run.lock",
        "tools/front_end.py",
        "src/counterfoil_web/project/settings.py",
        "src/counterfoil_web/govuk/frontend/scss/app.scss",
        "src/counterfoil_web/govuk/frontend/js/app.js",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(front_end, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def made(monkeypatch):
    """The steps that were taken; each leaves its folder."""
    taken = []

    def take(name):
        def make(into):
            taken.append(name)
            into.mkdir(parents=True, exist_ok=True)

        return make

    for name in ("fetch_packages", "build", "collect"):
        monkeypatch.setattr(front_end, name, take(name))
    return taken


ALL = ["fetch_packages", "build", "collect"]


def test_second_time_does_nothing_and_at_once(repository, made):
    front_end.main()
    assert made == ALL

    start = perf_counter()
    front_end.main()

    assert made == ALL
    assert perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("package-lock.json", ALL),
        ("src/counterfoil_web/govuk/frontend/scss/app.scss", ["build", "collect"]),
        ("src/counterfoil_web/govuk/frontend/js/new.js", ["build", "collect"]),
        ("requirements/run.lock", ["collect"]),
        ("src/counterfoil_web/partnerships/static/map.svg", ["collect"]),
    ],
)
def test_a_change_takes_only_the_steps_it_bears_on(repository, made, changed, again):
    front_end.main()
    made.clear()
    (repository / changed).parent.mkdir(parents=True, exist_ok=True)
    (repository / changed).write_text("changed")

    front_end.main()

    assert made == again


@pytest.mark.parametrize("folder", ["node_modules", "src/counterfoil_web/static_built"])
def test_what_was_taken_away_is_made_again(repository, made, folder):
    front_end.main()
    made.clear()
    (repository / folder / ".made-from").unlink()

    front_end.main()

    assert made[0] in ("fetch_packages", "collect")


def test_a_step_that_was_killed_is_done_again(repository, made, monkeypatch):
    front_end.main()
    (repository / "src/counterfoil_web/govuk/frontend/js/app.js").write_text("changed")

    def killed(into):
        raise KeyboardInterrupt

    monkeypatch.setattr(front_end, "build", killed)
    with pytest.raises(KeyboardInterrupt):
        front_end.main()
    made.clear()
    monkeypatch.setattr(front_end, "build", lambda into: made.append("build"))
    front_end.main()

    assert made == ["build", "collect"]


def test_what_stands_stays_until_the_new_is_whole(tmp_path):
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "app.css").write_text("old")

    def fill_the_disk():
        with front_end.replaced(folder) as new:
            (new / "app.css").write_text("half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk"):
        fill_the_disk()
    assert (folder / "app.css").read_text() == "old"

    with front_end.replaced(folder) as new:
        (new / "app.css").write_text("new")
    assert (folder / "app.css").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["built"]


def collected(folder, version):
    """What a build leaves: a stylesheet named by its content, the same compressed, a manifest."""
    named = f"css/app.{version}.css"
    (folder / "css").mkdir(parents=True, exist_ok=True)
    for ending in ("", ".gz"):
        (folder / f"{named}{ending}").write_text(version)
    (folder / "staticfiles.json").write_text(json.dumps({"paths": {"css/app.css": named}}))


def test_a_running_server_still_finds_the_files_it_was_started_with(tmp_path):
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    collected(first, "one")
    long_ago = time.time() - 90 * 24 * 60 * 60
    for file in (first / "css").iterdir():
        os.utime(file, (long_ago, long_ago))
    collected(second, "two")
    front_end.keep_former(first, second)
    collected(third, "three")
    front_end.keep_former(second, third)

    for version in ("one", "two", "three"):
        assert (third / "css" / f"app.{version}.css").read_text() == version
        assert (third / "css" / f"app.{version}.css.gz").read_text() == version
    assert "three" in (third / "staticfiles.json").read_text()


def test_what_was_replaced_over_a_month_ago_is_left_out(tmp_path):
    former, new = tmp_path / "former", tmp_path / "new"
    collected(former, "one")
    collected(former, "two")
    replaced = time.time() - front_end.KEPT_FOR_SECONDS - 60
    for file in (former / "css").glob("app.one.*"):
        os.utime(file, (replaced, replaced))
    collected(new, "three")
    front_end.keep_former(former, new)

    kept = sorted(file.name for file in (new / "css").glob("*.css"))
    assert kept == ["app.three.css", "app.two.css"]


def test_a_first_build_has_nothing_to_keep(tmp_path):
    collected(tmp_path / "new", "one")
    front_end.keep_former(tmp_path / "nowhere", tmp_path / "new")

    assert len(list((tmp_path / "new" / "css").iterdir())) == 2


def test_node_of_the_machine_is_used_when_it_is_new_enough(monkeypatch):
    monkeypatch.setattr(front_end.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(front_end, "node_version", lambda node: 20)

    assert front_end.find_node() == front_end.Node("/usr/bin/node", ("/usr/bin/npm",))


@pytest.mark.parametrize(
    "which", [lambda name: None, lambda name: name if name == "node" else None]
)
def test_without_node_or_npm_the_wheel_is_installed_by_its_hash(repository, monkeypatch, which):
    run = []
    monkeypatch.setattr(front_end.shutil, "which", which)
    monkeypatch.setattr(front_end, "node_version", lambda node: 22)
    monkeypatch.setattr(front_end.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(front_end, "run", lambda command, **options: run.append(command))

    with pytest.raises(front_end.BuildFailed, match="install Node 20 or later with npm"):
        front_end.find_node()

    assert "--require-hashes" in run[0]
    assert "requirements/front-end.lock" in run[0]


def test_old_node_is_passed_over(monkeypatch, tmp_path):
    wheel = front_end.Node("/venv/node", ("/venv/node", "npm-cli.js"))
    monkeypatch.setattr(front_end.shutil, "which", lambda name: name)
    monkeypatch.setattr(front_end, "node_version", lambda node: 18)
    monkeypatch.setattr(front_end.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(front_end, "node_of_the_wheel", lambda: wheel)

    assert front_end.find_node() == wheel


def test_the_version_of_node_is_read(tmp_path):
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v20.11.1\n")
    node.chmod(0o755)

    assert front_end.node_version(str(node)) == 20
    assert front_end.node_version(str(tmp_path / "absent")) == 0


def test_a_step_that_fails_says_what_it_said_and_the_mend(repository):
    failing = [sys.executable, "-c", "print('no such package'); raise SystemExit(1)"]

    with pytest.raises(
        front_end.BuildFailed, match=r"no such package(.|\n)*fetching failed\n  mend"
    ):
        front_end.run(failing, what="fetching")


def test_rules_for_crown_and_crest_are_taken_out():
    css = (
        ".a{color:red}.govuk-footer__crown{margin:0}@media print{.b,.moj-crest{top:0}}"
        '.c{background:url("../images/govuk-crest.svg")}.d{top:1px}'
    )

    assert front_end.without_emblems(css) == ".a{color:red}@media print{.b{top:0}}.d{top:1px}"


@pytest.fixture(scope="module")
def built():
    assert (ROOT / front_end.BUILT).is_dir(), "the front end is not there\n  mend: make front-end"
    return ROOT / front_end.BUILT


def test_nothing_built_looks_like_government(built):
    css = (built / "css" / "app.css").read_text(encoding="utf-8").lower()
    names = [path.name for path in built.rglob("*")]

    assert [word for word in ("gds transport", "crown", "crest", "royal") if word in css] == []
    assert [name for name in names if "crown" in name or "crest" in name] == []


def test_every_picture_and_font_that_is_asked_for_is_there(built):
    css = (built / "css" / "app.css").read_text(encoding="utf-8")
    asked = {one.split(")")[0].strip('"') for one in css.split("url(")[1:]}
    asked = {one for one in asked if not one.startswith("data:")}

    assert asked
    assert [one for one in asked if not (built / "css" / one).is_file()] == []


def test_scripts_name_no_map_and_evaluate_nothing_of_ours(built):
    for script in sorted((built / "js").iterdir()):
        assert "sourceMappingURL" not in script.read_text(encoding="utf-8"), script.name


def test_every_part_has_its_licence(built):
    words = (built / "licences.txt").read_text(encoding="utf-8")

    for part in ("govuk-frontend", "@ministryofjustice/frontend", "htmx.org", "vega", "vega-lite"):
        assert f"\n{part} " in words, part
    assert "SIL OPEN FONT LICENSE" in words.upper()


def test_the_lock_has_hashes_and_no_address():
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert lock.count('"integrity"') > 80


@pytest.mark.slow
def test_again_takes_less_than_a_second():
    command = [sys.executable, str(ROOT / "tools" / "front_end.py")]
    subprocess.run(command, check=True)
    start = perf_counter()
    subprocess.run(command, check=True)

    assert perf_counter() - start < 1
