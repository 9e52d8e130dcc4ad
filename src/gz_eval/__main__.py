"""The start: `gz-eval` and `python -m gz_eval`. A command word goes to the terminal, else a window.

Qt is imported only where a window is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from gz_eval.cli import main as cli
from gz_eval.cli.boundary import reporting
from gz_eval.cli.console import prepare_streams


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (default: the process's own); returns the exit code."""
    arguments = cli.command_first(sys.argv[1:] if argv is None else argv)
    if cli.is_command(arguments):
        return cli.main(arguments)
    prepare_streams()
    return reporting(lambda: _open_window(arguments), debug="--debug" in arguments)


def _open_window(arguments: Sequence[str]) -> int:
    asked = cli.window_arguments(arguments)
    from gz_eval.desktop.main import run

    return run(asked.paths, asked.framework)


if __name__ == "__main__":
    sys.exit(main())
