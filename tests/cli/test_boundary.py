"""How a run ends: every failure a sentence and a code, the details only when asked for."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import pytest

from gz_eval.cli.boundary import reporting
from gz_eval.cli.console import ProgressLine, one_line
from gz_eval.cli.parser import command_parser
from gz_eval.cli.text_table import TextColumn, fit
from gz_eval.cli.window_parser import window_parser
from gz_eval.core.errors import Cancelled, UserError

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def _raise(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UserError("It is broken.", "Mend it."), 2, "gz-eval: It is broken. Mend it.\n"),
        (KeyboardInterrupt(), 130, "gz-eval: stopped; nothing was changed.\n"),
        (Cancelled(), 130, "gz-eval: stopped; nothing was changed.\n"),
        (SystemExit(2), 2, ""),
        (SystemExit(), 0, ""),
    ],
)
def test_how_failures_end(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reporting(lambda: _raise(error)) == code
    assert capsys.readouterr().err == said


def test_a_bug_is_one_sentence_unless_the_details_are_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reporting(lambda: _raise(ZeroDivisionError("secret"))) == 2
    said = capsys.readouterr().err
    assert "--debug" in said
    assert "Traceback" not in said
    assert "secret" not in said
    assert reporting(lambda: _raise(ZeroDivisionError("secret")), debug=True) == 2
    assert "Traceback" in capsys.readouterr().err
    monkeypatch.setenv("GZ_EVAL_DEBUG", "1")
    assert reporting(lambda: _raise(ZeroDivisionError("secret"))) == 2
    assert "Traceback" in capsys.readouterr().err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_and_leaves_nothing_behind() -> None:
    terminal, pipe = _Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        progress = ProgressLine(stream)
        progress("Reading\x1b[2J bids.xlsx", 1, 1000)
        progress("Reading bids.xlsx", 2, 1000)  # too soon after the first to be shown
        progress.clear()
    assert pipe.getvalue() == ""
    _, shown, blank, last = terminal.getvalue().split("\r")
    assert shown == "Reading�[2J bids.xlsx: 1 of 1,000"
    assert blank == " " * len(shown)
    assert last == ""


def test_a_table_fits_or_says_what_it_left_out() -> None:
    columns = [
        TextColumn("Rank", ("1", "2"), right=True),
        TextColumn("Name", ("Larkfield Campus of Energy", "Moss"), least=8),
        TextColumn("Region", ("North East", "Wales"), spare=1),
        TextColumn("Long title of points", ("12.5", "3.0"), right=True, least=6, spare=2),
    ]
    wide = fit(columns, 80)
    assert wide.left_out == ()
    assert wide.rows[0] == "   1  Larkfield Campus of Energy  North East    12.5"
    middling = fit(columns, 40)
    assert (middling.left_out, middling.width <= 40) == ((), True)
    assert "…" in middling.rows[0]
    narrow = fit(columns, 26)
    assert narrow.left_out == ("Long title of points",)
    assert narrow.rows[1].endswith("Wales")
    assert narrow.width <= 26


def test_one_line_is_safe_to_print() -> None:
    assert one_line("a\x1b[31m\nb\u202e\tc") == "a�[31m b� c"


def _options(parser: argparse.ArgumentParser) -> set[str]:
    """Every option, every command as it is typed, and every second word of one."""
    found: set[str] = set()
    for action in parser._actions:
        found.update(option for option in action.option_strings if option.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            first = parser.prog == "gz-eval"
            for name, sub in action.choices.items():
                found |= {f"gz-eval {name}" if first else name} | _options(sub)
    return found


def test_every_command_and_option_is_documented() -> None:
    text = DOCUMENT.read_text("utf-8")
    told = _options(command_parser()) | _options(window_parser())
    assert {"--weight", "--out", "gz-eval explain", "gz-eval sign-off", "validate", "sign"} <= told
    assert {option for option in told if option not in text} == set()
