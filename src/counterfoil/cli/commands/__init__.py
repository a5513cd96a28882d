"""One module for each command, imported only when that command is asked for.

A command module offers `add_arguments(parser)` and `run(args) -> int`, the exit code.
"""
