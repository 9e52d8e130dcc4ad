"""What it means when an evaluation cannot be brought to, or kept on, this computer."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import why_refused

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def not_opened(path: Path, error: OSError) -> UserError:
    """That a person's file could not be brought to this computer, and what to do."""
    why, _ = why_refused(path, error)
    advice = "Check the network drive or the stick, then open it again."
    if error.errno in _NO_ROOM:
        why, advice = "this computer’s disk is full", "Free some space, then open it again."
    elif isinstance(error, PermissionError):
        why = "you may not read it, or another program has it open"
        advice = "Close it there, or ask whoever keeps it for the permission to read it."
    elif isinstance(error, FileNotFoundError):
        why = "it is not there any more"
    return UserError(f"“{path.name}” could not be opened: {why}.", advice)


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Turn what this computer refuses in gz_eval's own `folder` into UserError."""
    try:
        yield
    except OSError as error:
        why, advice = why_refused(folder, error)
        if error.errno in _NO_ROOM:
            advice = "Free some space on this computer, then try again."
        else:
            advice = (
                f"gz_eval must be able to write to “{folder}”: ask whoever looks after this"
                " computer."
            )
        raise UserError(f"Work cannot be kept on this computer: {why}.", advice) from error
