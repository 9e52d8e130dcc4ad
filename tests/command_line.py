"""Running commands as they are typed, in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from gz_eval.cli.main import main

ASHA = ("--by", "Asha", "--role", "analyst")
WHY = (*ASHA, "--reason", "The letter of 3 June says so")


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of one command."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def done(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The output of a command that has to work, its lines joined."""
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, ""), err
    return " ".join(out.split())


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The sentence of a command that has to refuse."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("gz-eval: ")
    assert err.count("\n") == 1
    return err.removeprefix("gz-eval: ").strip()
