"""The commands that run the application, as `counterfoil --help` lists them.

Light on purpose: it is imported for the help, so it imports nothing of the web.
"""

from __future__ import annotations

from counterfoil.cli.command_groups import Command, CommandGroup

_COMMANDS = "counterfoil_web.operations.commands."

GROUP = CommandGroup(
    title="Run the application",
    commands={
        "serve": Command(_COMMANDS + "serve", "run the web application on this machine"),
        "backup": Command(_COMMANDS + "backup", "write records, files and keys to one file"),
        "restore": Command(_COMMANDS + "restore", "put a backup back"),
        "load-examples": Command(
            _COMMANDS + "load_examples", "load the example partnerships to try out"
        ),
        "seed": Command(_COMMANDS + "seed", "fill an empty installation with made-up data"),
    },
)
