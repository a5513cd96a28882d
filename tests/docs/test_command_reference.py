"""The page of commands is what the commands themselves say."""

from command_reference import PAGE, command_page
from counterfoil.cli.main import CATALOGUE


def test_the_page_is_what_the_commands_say():
    assert PAGE.read_text(encoding="utf-8") == command_page()


def test_every_command_has_its_section():
    page = command_page()
    assert [name for name in CATALOGUE if f"### {name}\n" not in page] == []
