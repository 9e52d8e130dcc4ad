"""What is said of an evaluation as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gz_eval.app.document_words import saved_line, size_in_words

PATH = Path("Shortlist.gzeval")
AT = datetime(2012, 6, 14, 14, 2)


@pytest.mark.parametrize(
    ("path", "unsaved", "read_only", "at", "said"),
    [
        (PATH, False, "", AT, "Saved at 14:02"),
        (PATH, False, "", None, "All changes are saved"),
        (PATH, True, "", AT, "Changes not yet saved to file – safe on this computer"),
        (None, False, "", None, "Not saved to a file yet"),
        (None, True, "", None, "Changes not yet saved to file – safe on this computer"),
        (PATH, False, "It is open elsewhere.", None, "Read-only: nothing can be changed"),
    ],
)
def test_whether_the_work_is_in_its_file(
    path: Path | None, unsaved: bool, read_only: str, at: datetime | None, said: str
) -> None:
    assert saved_line(path, unsaved, read_only, at) == said


def test_sizes_are_in_words() -> None:
    assert size_in_words(1) == "1 kB"
    assert size_in_words(999_400) == "999 kB"
    assert size_in_words(1_440_000) == "1.4 MB"
