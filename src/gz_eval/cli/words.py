"""The words of the command line that say what is done, and whether one of them was typed.

Apart from the parser of their options: a window that opens needs none of that.
"""

from __future__ import annotations

from collections.abc import Sequence

ON_A_FILE = (
    "new",
    "import",
    "rename",
    "weight",
    "target",
    "lock",
    "unlock",
    "blind",
    "override",
    "record",
    "sign-off",
    "undo",
    "redo",
    "return",
    "log",
    "diff",
    "sources",
    "cell",
    "verify",
)
"""The commands that work on an evaluation file."""

COMMANDS = ("rank", "check", "explain", "framework", *ON_A_FILE)
_TAKE_A_VALUE = ("--framework", "--by", "--role", "--reason", "--marking")


def command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, where only options stand before it.

    So `gz-eval --debug rank PATH` is the same as `gz-eval rank --debug PATH`.
    """
    position = 0
    while position < len(arguments) and arguments[position].startswith("--"):
        position += 2 if arguments[position] in _TAKE_A_VALUE else 1
    if position and position < len(arguments) and arguments[position] in COMMANDS:
        return [arguments[position], *arguments[:position], *arguments[position + 1 :]]
    return list(arguments)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first word is a command; a path that is named so is given as ./rank."""
    return bool(arguments) and arguments[0] in COMMANDS
