"""The commands of Django, for those who run or build an installation: python -m …manage."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterfoil_web.project.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
