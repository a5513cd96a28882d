from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterfoil.record import (
    START,
    Event,
    Header,
    Link,
    Point,
    disclosed,
    header_line,
    row_line,
)

AT = datetime(2026, 11, 22, 15, 4, tzinfo=UTC)


def exported(rows=5, *, withheld=(), left_out=(), kind="edited") -> str:
    """A log as the application exports it."""
    lines, previous = [], START
    for number in range(1, rows + 1):
        event = Event(at=AT, kind=kind, record=f"case/{number}", after={"n": number})
        salt = f"{number:032x}"
        link = Link(number=number, previous=previous, body=disclosed(event, salt).body())
        shown = None if number in left_out else disclosed(event, salt, withheld=number in withheld)
        lines.append(row_line(link, shown))
        previous = link.hash
    header = Header(
        before=Point(number=0, hash=START),
        head=Point(number=rows, hash=previous),
        about={"made_by": "Auditor", "organisation": "Heddlu Môn"},
    )
    return "\n".join([header_line(header), *lines]) + "\n"


@pytest.fixture
def copy(tmp_path):
    """Write a copy and give its path."""

    def written(text, name="log.jsonl"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_whole_copy_is_told_in_two_lines(copy, run_command):
    path = copy(exported(withheld=(2,), left_out=(3, 4)))

    finished = run_command("log", "verify", path)

    assert finished.exit_code == 0
    first, second, last = finished.stdout.splitlines()
    assert first == f"{path}: a copy of the log, made by Auditor, organisation Heddlu Môn"
    assert second == (
        "Rows 1 to 5 follow from one another, and none is missing: 2 shown, 1 with words withheld, "
        "2 left out."
    )
    assert last.startswith("Last hash: ")
    assert "--head HASH" in finished.stderr


def test_the_head_can_be_held_to_one_noted(copy, run_command):
    path = copy(exported())
    head = run_command("log", "verify", path).stdout.rsplit(" ", 1)[1].strip()

    agreeing = run_command("log", "verify", path, "--head", head.upper())
    assert (agreeing.exit_code, agreeing.stderr) == (0, "")

    other = run_command("log", "verify", path, "--head", "0" * 64)
    assert other.exit_code == 3
    assert "not with the one given" in other.stderr


def test_an_earlier_copy_must_still_stand(copy, run_command):
    earlier, later = copy(exported(3), "earlier.jsonl"), copy(exported(5))

    assert run_command("log", "verify", later, "--earlier", earlier).exit_code == 0


def test_a_log_written_anew_is_found_by_an_earlier_copy(copy, run_command):
    earlier, forged = copy(exported(3), "earlier.jsonl"), copy(exported(5, kind="forged"))

    assert run_command("log", "verify", forged).exit_code == 0
    finished = run_command("log", "verify", forged, "--earlier", earlier)
    assert finished.exit_code == 3
    assert "The hash of row 3 is not the one noted" in finished.stdout


def test_an_earlier_copy_that_ends_later_is_misuse(copy, run_command):
    finished = run_command(
        "log", "verify", copy(exported(3)), "--earlier", copy(exported(5), "earlier.jsonl")
    )

    assert finished.exit_code == 2
    assert "ends at row 5" in finished.stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace('"n":3', '"n":4'), "Row 3 is not what its hash was made of"),
        (lambda text: "\n".join(text.split("\n")[:4]), "The log ends at row 3"),
        (
            lambda text: "\n".join([*text.split("\n")[:3], *text.split("\n")[4:]]),
            "Before row 4, row 3 is missing",
        ),
    ],
    ids=["changed", "end missing", "row missing"],
)
def test_a_broken_copy_is_bad_input_and_names_the_row(change, words, copy, run_command):
    finished = run_command("log", "verify", copy(change(exported())))

    assert finished.exit_code == 3
    assert words in finished.stdout
    assert "mend:" in finished.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is empty"),
        ("hello\n", "not JSON"),
        ('{"format":"other"}\n', "no exported log"),
        (exported().split("\n")[0] + "\nnonsense\n", "line 2"),
    ],
    ids=["empty", "not JSON", "other format", "bad row"],
)
def test_a_file_that_is_no_log_is_bad_input(text, words, copy, run_command):
    finished = run_command("log", "verify", copy(text))

    assert finished.exit_code == 3
    assert words in finished.stderr


def test_a_log_of_no_rows_is_whole(copy, run_command):
    finished = run_command("log", "verify", copy(exported(0)))

    assert finished.exit_code == 0
    assert "It holds no rows." in finished.stdout


def test_no_such_file(tmp_path, run_command):
    assert run_command("log", "verify", tmp_path / "none").exit_code == 3


def test_the_action_must_be_named(run_command):
    assert run_command("log").exit_code == 2


def test_control_characters_in_a_copy_do_not_reach_the_terminal(copy, run_command):
    path = copy(exported().replace("Heddlu Môn", "\\u001b[2J"))

    assert "\x1b" not in run_command("log", "verify", path).stdout


def test_django_is_not_needed(copy):
    import subprocess
    import sys

    program = (
        "import sys\nfrom counterfoil.cli.main import main\n"
        f"assert main(['log', 'verify', {str(copy(exported()))!r}]) == 0\n"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django']\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
