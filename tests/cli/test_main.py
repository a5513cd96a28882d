"""The command finds what was asked for, and tells every kind of fault in its own plain way."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from counterfoil import __version__
from counterfoil.cli import main as main_module
from counterfoil.cli.main import CATALOGUE, Command
from counterfoil.errors import BadInput, InvalidValue, NoAnswer, Problem, UsageError

MODULE = "counterfoil_command_for_this_test"


@pytest.fixture
def probe(monkeypatch):
    """Put a command `probe` into the catalogue that does what the test wants."""

    def install(run, add_arguments=lambda parser: None):
        module = types.ModuleType(MODULE)
        module.run = run
        module.add_arguments = add_arguments
        monkeypatch.setitem(sys.modules, MODULE, module)
        monkeypatch.setitem(main_module.CATALOGUE, "probe", Command(MODULE, "try the command line"))

    return install


def raising(error):
    def run(args):
        raise error

    return run


def in_a_process(*words, program="from counterfoil.cli.main import main; sys.exit(main())", **env):
    return subprocess.run(
        [sys.executable, "-c", f"import sys; {program}", *words],
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )


def test_help_lists_every_command_with_its_line(run_command):
    finished = run_command("--help")

    assert finished.exit_code == 0
    for name, command in CATALOGUE.items():
        assert any(
            line.split() == [name, *command.help.split()] for line in finished.stdout.splitlines()
        )


def test_help_fits_a_narrow_terminal(run_command):
    assert max(map(len, run_command("--help").stdout.splitlines())) <= 80


def test_version(run_command):
    assert run_command("--version").stdout == f"counterfoil {__version__}\n"


def test_without_a_command_the_help_goes_to_standard_error(run_command):
    finished = run_command()

    assert finished.exit_code == 2
    assert finished.stdout == ""
    assert finished.stderr == run_command("--help").stdout


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("apraise", "appraise"), ("to_excel", "to-excel"), ("parameter", "parameters")],
)
def test_unknown_command_names_the_nearest(run_command, typed, suggested):
    finished = run_command(typed)

    assert finished.exit_code == 2
    assert f"no command '{typed}'" in finished.stderr
    assert f"did you mean {suggested}" in finished.stderr


def test_unknown_command_with_no_near_name(run_command):
    finished = run_command("qqqq")

    assert finished.exit_code == 2
    assert "did you mean" not in finished.stderr
    assert "counterfoil --help" in finished.stderr


def test_unknown_general_option(run_command):
    finished = run_command("--frobnicate", "check")

    assert finished.exit_code == 2
    assert finished.stderr == (
        "counterfoil: unrecognized arguments: --frobnicate\n  mend: see `counterfoil --help`\n"
    )


def test_command_gets_its_arguments(run_command, probe):
    def run(args):
        print(args.folder, args.seed)
        return 4

    def add_arguments(parser):
        parser.add_argument("folder")
        parser.add_argument("--seed", type=int)

    probe(run, add_arguments)

    finished = run_command("probe", "case", "--seed", "7")

    assert (finished.exit_code, finished.stdout) == (4, "case 7\n")


@pytest.mark.parametrize(
    "words", [["case", "--see", "7"], ["--seed", "x", "case"], []], ids=["shortened", "type", "few"]
)
def test_misuse_of_a_command_points_to_its_help(run_command, probe, words):
    def add_arguments(parser):
        parser.add_argument("folder")
        parser.add_argument("--seed", type=int)

    probe(lambda args: 0, add_arguments)

    finished = run_command("probe", *words)

    assert finished.exit_code == 2
    assert finished.stderr.startswith("counterfoil probe: ")
    assert finished.stderr.endswith("\n  mend: see `counterfoil probe --help`\n")


@pytest.mark.parametrize(
    ("kind", "exit_code"), [(InvalidValue, 3), (UsageError, 2), (NoAnswer, 4)], ids=str
)
def test_raised_fault_is_told_and_gives_its_exit_code(run_command, probe, kind, exit_code):
    probe(raising(kind(what="the term is 0 years", where="case.yaml", mend="give 1 or more")))

    finished = run_command("probe")

    assert finished.exit_code == exit_code
    assert finished.stderr == "case.yaml: the term is 0 years\n  mend: give 1 or more\n"
    assert finished.stdout == ""


def test_bad_input_prints_every_problem(run_command, probe):
    problems = [
        Problem(what=f"problem {number}", where="lines.csv", mend="mend it") for number in (1, 2)
    ]
    probe(raising(BadInput(problems)))

    finished = run_command("probe")

    assert finished.exit_code == 3
    assert finished.stderr == (
        "lines.csv: problem 1\n  mend: mend it\nlines.csv: problem 2\n  mend: mend it\n"
        "2 problems to mend\n"
    )


def test_unexpected_fault_is_one_plain_sentence(run_command, probe):
    probe(raising(KeyError("driver")))

    finished = run_command("probe")

    assert finished.exit_code == 1
    assert "Traceback" not in finished.stderr
    assert "KeyError: 'driver'" in finished.stderr
    assert "--traceback" in finished.stderr


@pytest.mark.parametrize("words", [["--traceback", "probe"], ["probe", "--traceback"]])
def test_traceback_is_shown_when_asked_for(run_command, probe, words):
    probe(raising(KeyError("driver")))

    with pytest.raises(KeyError):
        run_command(*words)


def test_traceback_is_shown_when_the_environment_asks(run_command, probe, monkeypatch):
    probe(raising(KeyError("driver")))
    monkeypatch.setenv("COUNTERFOIL_TRACEBACK", "1")

    with pytest.raises(KeyError):
        run_command("probe")


def test_interruption_ends_in_a_plain_line(run_command, probe):
    probe(raising(KeyboardInterrupt()))

    finished = run_command("probe")

    assert finished.exit_code == 130
    assert finished.stderr == "\nstopped before the end\n"


def test_a_refusal_of_the_system_is_told_with_its_place(run_command, probe):
    probe(raising(OSError(36, "File name too long", "a-long-name.html")))

    finished = run_command("probe")

    assert finished.exit_code == 3
    assert finished.stderr.startswith("a-long-name.html: the system refused it: File name too long")


def test_a_full_disk_behind_standard_output_is_told():
    words = "from counterfoil.cli.main import main; import sys; sys.exit(main())"
    with Path("/dev/full").open("wb") as full:
        finished = subprocess.run(
            [sys.executable, "-c", words, "--help"], stdout=full, stderr=-1, check=False
        )

    assert finished.returncode == 3
    assert finished.stderr.decode().startswith("standard output: the system refused it: No space")
    assert b"Exception ignored" not in finished.stderr


@pytest.mark.parametrize("stream", [1, 2])
def test_a_closed_stream_is_no_fault(stream):
    program = (
        f"{sys.executable} -c 'from counterfoil.cli.main import main; import sys; "
        f"sys.exit(main())' --help {stream}>&-"
    )
    finished = subprocess.run(["bash", "-c", program], capture_output=True, check=False)

    assert (finished.returncode, finished.stderr) == (0, b"")


def test_reader_that_leaves_early_is_no_fault():
    program = (
        f"{sys.executable} -c 'from counterfoil.cli.main import main; import sys; "
        "sys.exit(main())' --help | true; exit ${PIPESTATUS[0]}"
    )
    for _ in range(3):
        finished = subprocess.run(["bash", "-c", program], capture_output=True, check=False)
        assert finished.stderr == b""
        assert finished.returncode in (0, 141)


def test_closed_pipe_gives_its_exit_code(run_command, probe):
    probe(raising(BrokenPipeError()))

    finished = run_command("probe")

    assert (finished.exit_code, finished.stderr) == (141, "")


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}], ids=str
)
def test_output_is_utf8_whatever_the_locale(locale):
    finished = in_a_process(
        "tŷ",
        program=(
            "from counterfoil.cli import main as m;"
            "m._answer_unknown_command = lambda name: print('£', name) or 0;"
            "sys.exit(m.main())"
        ),
        **locale,
    )

    assert finished.stderr == b""
    assert finished.stdout == "£ tŷ\n".encode()
