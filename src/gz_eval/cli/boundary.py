"""What a run ends with: an exit code, and for what went wrong one sentence on standard error."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from gz_eval.cli.console import one_line
from gz_eval.core.errors import Cancelled, UserError

DONE = 0
ERRORS_IN_DATA = 1
DOES_NOT_VERIFY = 1
NOT_DONE = 2
INTERRUPTED = 130  # what shells give for Ctrl+C

DEBUG_VARIABLE = "GZ_EVAL_DEBUG"


def reporting(action: Callable[[], int], debug: bool = False) -> int:
    """Run `action` and return its exit code; whatever it raises becomes a sentence and a code.

    With `debug`, or GZ_EVAL_DEBUG set, the traceback of a failure is printed before the sentence.
    """
    try:
        code = action()
        # What is still to be written may fail too, and has to fail here.
        flush(sys.stdout)
        return code
    except SystemExit as ending:  # argparse: help, version, bad usage
        flush(sys.stdout)
        return ending.code if isinstance(ending.code, int) else DONE
    except (KeyboardInterrupt, Cancelled):
        complain("stopped; nothing was changed.")
        return INTERRUPTED
    except UserError as error:
        _show_traceback(debug)
        complain(f"{error.what} {error.advice}".strip(), error.lines)
        return NOT_DONE
    except BaseException as error:
        if _reader_has_gone(error):
            _silence_output()
            return DONE
        _show_traceback(debug)
        complain(
            f"something went wrong that should not have: {type(error).__name__}."
            f" Run it again with --debug (or {DEBUG_VARIABLE}=1) for the details, and report them."
        )
        return NOT_DONE


def complain(sentence: str, lines: Sequence[str] = ()) -> None:
    """Say on standard error what is wrong, if there is a standard error; `lines` come below."""
    if sys.stderr is not None:
        # They may quote a cell, or a name out of a file.
        print(f"gz-eval: {one_line(sentence)}", file=sys.stderr)
        for line in lines:
            indent = " " * (len(line) - len(line.lstrip()))
            print(f"  {indent}{one_line(line)}", file=sys.stderr)
        sys.stderr.flush()


def flush(stream: object) -> None:
    """Flush a standard stream; a program without a console has none."""
    if stream is not None and hasattr(stream, "flush"):
        stream.flush()


def _show_traceback(debug: bool) -> None:
    if (debug or os.environ.get(DEBUG_VARIABLE)) and sys.stderr is not None:
        traceback.print_exc()


def _reader_has_gone(error: BaseException) -> bool:
    """Whether standard output was a pipe that its reader has closed, as `| head` does."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL


def _silence_output() -> None:
    """Let the interpreter's own last flush go nowhere instead of failing loudly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # not a real stream: nothing will be flushed to it either
    finally:
        os.close(nowhere)
