"""Starting the program as a person does: another process, its exit code and what it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gz_eval import __version__
from register_builders import STRONG, make_register

START = [sys.executable, "-m", "gz_eval"]


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [*START, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env=bare | {"PYTHONUTF8": "1"} | environment,
    )


def test_version_and_help() -> None:
    version = start("--version")
    assert (version.returncode, version.stdout) == (0, f"gz_eval {__version__}\n")
    shown = start("--help")
    assert shown.returncode == 0
    assert "gz-eval rank sample_bids/ --top 10" in shown.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
@pytest.mark.parametrize("arguments", [(), (".",), ("--framework", "four-pillars", ".")])
def test_without_a_display_one_sentence_names_the_way_out(arguments: tuple[str, ...]) -> None:
    # Where PySide6 is not installed the sentence is another, and the way out the same.
    ended = start(*arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "gz-eval rank PATH" in ended.stderr


def test_a_path_that_is_not_there_may_be_a_misspelt_command() -> None:
    ended = start("rnak")
    assert ended.returncode == 2
    assert (
        ended.stderr
        == "gz-eval: There is no file or folder “rnak”. Did you mean “rank” or “rename”?\n"
    )


def test_a_command_needs_no_qt(tmp_path: Path) -> None:
    path = make_register(tmp_path / "bids.xlsx", [("GZ-1", "Larkfield", "Wales", *STRONG)])
    code = (
        "import sys; from gz_eval.__main__ import main; code = main(); "
        "loaded = {name.partition('.')[0] for name in sys.modules}; "
        "print(sorted(loaded & {'PySide6', 'pandas', 'matplotlib', 'scipy'})); sys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "rank", str(path)], capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == "[]"


def test_what_is_typed_is_understood_without_anything_heavy() -> None:
    # The window goes this way too, and has not painted yet.
    code = (
        "import sys, gz_eval.__main__; from gz_eval.cli.main import window_arguments; "
        "window_arguments([]); "
        "print(sorted({'numpy', 'pandas', 'openpyxl', 'xml', 'PySide6'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ended.stdout == "[]\n", ended.stderr


def test_a_file_named_like_a_command_is_given_with_its_folder() -> None:
    ended = start("./rank")
    assert ended.returncode == 2
    assert "There is no file or folder" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise on Windows")
def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [*START, "framework", "show"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise on Windows")
def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    # A named pipe in place of a file: reading it waits until somebody writes, which nobody does.
    pipe = tmp_path / "framework.toml"
    os.mkfifo(pipe)
    # Whoever runs the tests in the background may have them ignore it, and what they start too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*START, "framework", "validate", str(pipe)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        writer = os.open(pipe, os.O_WRONLY)  # returns once the program has opened its end
        try:
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        finally:
            os.close(writer)
    assert process.returncode == 130
    assert said == "gz-eval: stopped; nothing was changed.\n"


def test_a_poor_encoding_does_not_stop_it() -> None:
    ended = start("framework", "show", PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict")
    assert ended.returncode == 0, ended.stderr
    assert "Power" in ended.stdout


@pytest.mark.parametrize("options", [("--debug",), ("--framework", "aigz-2025-guidance")])
def test_options_may_stand_before_the_command(tmp_path: Path, options: tuple[str, ...]) -> None:
    make_register(tmp_path / "bids.xlsx", [("GZ-1", "Larkfield", "Wales", *STRONG)])
    before = start(*options, "rank", str(tmp_path))
    after = start("rank", *options, str(tmp_path))
    assert "Larkfield" in before.stdout
    assert (before.returncode, before.stdout) == (after.returncode, after.stdout)
