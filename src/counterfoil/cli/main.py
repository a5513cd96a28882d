"""The `counterfoil` command: finds the command asked for and runs it.

Nothing but the asked command's module is imported, so that help and mistakes answer at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from counterfoil import __version__
from counterfoil.cli.command_groups import Command, CommandGroup, contributed_groups
from counterfoil.cli.problems import print_problems, problem_text
from counterfoil.errors import BadInput, CounterfoilError

EXIT_UNEXPECTED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_READER_GONE = 141


_COMMANDS = "counterfoil.cli.commands."

COMMAND_GROUPS: dict[str, dict[str, Command]] = {
    "Begin": {
        "try-out": Command(_COMMANDS + "try_out", "appraise the example partnerships"),
        "new": Command(_COMMANDS + "new", "write a filled template of a case to start from"),
    },
    "Appraise a case": {
        "check": Command(_COMMANDS + "check", "list every problem in a case"),
        "appraise": Command(_COMMANDS + "appraise", "say whether a partnership is worth it"),
        "explain": Command(_COMMANDS + "explain", "open one figure: formula, inputs, sources"),
        "compare": Command(_COMMANDS + "compare", "show what changed between two cases"),
        "review": Command(_COMMANDS + "review", "sign a case as its reviewer"),
        "rerun": Command(_COMMANDS + "rerun", "make a saved run again, byte for byte"),
    },
    "Choose a supplier": {
        "procurement": Command(_COMMANDS + "procurement", "law, days and notices of a procurement"),
        "tender": Command(_COMMANDS + "tender", "judge bids by a plan, with a record that stands"),
    },
    "Run a contract": {
        "contract": Command(_COMMANDS + "contract", "what is due each month, and was it billed"),
    },
    "Say what came of it": {
        "outcomes": Command(_COMMANDS + "outcomes", "what was promised, claimed, certified, saved"),
    },
    "Excel and schemas": {
        "to-excel": Command(_COMMANDS + "to_excel", "turn a case folder into a workbook"),
        "from-excel": Command(_COMMANDS + "from_excel", "turn a workbook into a case folder"),
        "schema": Command(_COMMANDS + "schema", "print the JSON Schema of a case file"),
    },
    "Published figures": {
        "parameters": Command(_COMMANDS + "parameters", "list or show rates, indices and bounds"),
        "experience": Command(_COMMANDS + "experience", "list real partnerships and their results"),
        "guide": Command(_COMMANDS + "guide", "list what to ask before each decision"),
    },
    "Records": {
        "log": Command(_COMMANDS + "log", "verify an exported log, with nothing but the file"),
    },
}

CATALOGUE: dict[str, Command] = {
    name: command for group in COMMAND_GROUPS.values() for name, command in group.items()
}


def all_groups() -> tuple[CommandGroup, ...]:
    """The library's groups of commands, then those of the applications installed with it."""
    own = (CommandGroup(title, commands) for title, commands in COMMAND_GROUPS.items())
    return (*own, *contributed_groups())


def contributed_commands() -> dict[str, Command]:
    """The commands of the applications installed with the library."""
    return {name: one for group in contributed_groups() for name, one in group.commands.items()}


class CommandParser(argparse.ArgumentParser):
    """A parser that takes no shortened options and answers a mistake in two lines."""

    def __init__(self, *args: object, **options: object) -> None:
        options.setdefault("allow_abbrev", False)
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is, then leave with the code for misuse."""
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n  mend: see `{self.prog} --help`\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    argv: the words after `counterfoil`; those the program was called with when not given.
    Returns: 0 done, 1 an unexpected fault of ours, 2 misuse, 3 bad input, 4 no answer,
    130 interrupted, 141 whoever read our output has gone.

    >>> main(["--version"])
    counterfoil 0.1.0
    0
    """
    _speak_utf8()
    words, shows_traceback = _without_traceback_option(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return EXIT_READER_GONE
    except KeyboardInterrupt:
        print("\nstopped before the end", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BadInput as bad_input:
        _print_bad_input(bad_input)
        return bad_input.exit_code
    except CounterfoilError as error:
        print(problem_text(error.as_problem()), file=sys.stderr)
        return error.exit_code
    except OSError as error:
        if shows_traceback:
            raise
        return _refused_by_system(error)
    except Exception as error:
        if shows_traceback:
            raise
        _print_unexpected(error)
        return EXIT_UNEXPECTED
    return code


def _run(words: list[str]) -> int:
    """Find the command among the words and run it; an exit of the parser becomes its code."""
    try:
        position = next((at for at, word in enumerate(words) if not word.startswith("-")), None)
        if position is None:
            return _answer_without_command(words)
        _parse_general_options(words[:position])
        name = words[position]
        command = CATALOGUE.get(name) or contributed_commands().get(name)
        if command is None:
            return _answer_unknown_command(name)
        return _run_command(name, command, words[position + 1 :])
    except SystemExit as leaving:
        if isinstance(leaving.code, str):
            raise
        return leaving.code or 0


def _run_command(name: str, command: Command, words: list[str]) -> int:
    module = import_module(command.module)
    parser = CommandParser(
        prog=f"counterfoil {name}", description=f"{command.help[0].upper()}{command.help[1:]}."
    )
    module.add_arguments(parser)
    code: int = module.run(parser.parse_args(words))
    return code


def _answer_without_command(words: list[str]) -> int:
    _parse_general_options(words)
    print(help_text(), file=sys.stderr)
    return EXIT_USAGE


def _answer_unknown_command(name: str) -> int:
    from difflib import get_close_matches

    known = [*CATALOGUE, *contributed_commands()]
    nearest = get_close_matches(name, known, n=3, cutoff=0.5)
    suggestion = f"did you mean {' or '.join(nearest)}? " if nearest else ""
    print(
        f"counterfoil: there is no command {name!r}\n"
        f"  mend: {suggestion}`counterfoil --help` lists the commands",
        file=sys.stderr,
    )
    return EXIT_USAGE


def _parse_general_options(words: list[str]) -> None:
    """Answer --help and --version, and refuse any other option before the command."""
    parser = CommandParser(prog="counterfoil", add_help=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="version", version=f"counterfoil {__version__}")
    if parser.parse_args(words).help:
        print(help_text())
        parser.exit()


def help_text() -> str:
    """The commands in groups, each with what it does."""
    width = max(map(len, [*CATALOGUE, *contributed_commands(), "--traceback"])) + 2
    groups = "\n\n".join(
        f"{title}\n" + "\n".join(f"  {name:<{width}}{cmd.help}" for name, cmd in commands.items())
        for title, commands in all_groups()
    )
    return (
        "usage: counterfoil COMMAND ...\n\n"
        "Is a private sector partnership in policing worth it, and did it deliver?\n\n"
        f"{groups}\n\n"
        "Options\n"
        f"  {'--help':<{width}}after a command: what it takes\n"
        f"  {'--version':<{width}}print the version\n"
        f"  {'--traceback':<{width}}upon an unexpected fault, show where it arose\n\n"
        "Exit codes: 0 done, 1 unexpected fault, 2 misuse, 3 bad input, 4 no answer"
    )


def _without_traceback_option(words: Sequence[str]) -> tuple[list[str], bool]:
    """The words less `--traceback`, which may stand anywhere, and whether traces are wanted."""
    end = words.index("--") if "--" in words else len(words)
    kept = [word for word in words[:end] if word != "--traceback"] + list(words[end:])
    return kept, len(kept) < len(words) or os.environ.get("COUNTERFOIL_TRACEBACK") == "1"


def _print_bad_input(bad_input: BadInput) -> None:
    if bad_input.problems:
        print_problems(bad_input.problems)
    else:
        print(problem_text(bad_input.as_problem()), file=sys.stderr)


def _print_unexpected(error: Exception) -> None:
    print(
        "counterfoil: stopped by a fault of its own, not of your input: "
        f"{type(error).__name__}: {error}\n"
        "  mend: run it again with --traceback and report what it shows",
        file=sys.stderr,
    )


def _refused_by_system(error: OSError) -> int:
    """Tell a fault of a disk, a folder or a stream that no command has words of its own for."""
    fault = CounterfoilError(
        what=f"the system refused it: {error.strerror or error}",
        where=str(error.filename or "standard output"),
        mend="check the name, the rights to it and the room on its disk",
    )
    print(problem_text(fault.as_problem()), file=sys.stderr)
    if error.filename is None:
        _silence_stdout()
    return fault.exit_code


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; file names pass through as they are.

    A stream that whoever called us has closed is one to nowhere.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
    for stream, errors in (
        (sys.stdin, "strict"),
        (sys.stdout, "surrogateescape"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _silence_stdout() -> None:
    """Point standard output at nothing, so that Python's own last flush does not complain."""
    try:
        descriptor = sys.stdout.fileno()
    except OSError:  # standard output is not a file, so nothing will flush it
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


if __name__ == "__main__":
    sys.exit(main())
