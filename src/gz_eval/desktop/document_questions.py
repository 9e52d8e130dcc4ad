"""What is asked about an evaluation before it is opened, saved or left: a word, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gz_eval.desktop.choice_dialog import CANCEL, Choice, choose
from gz_eval.desktop.pages import listed_pages

if TYPE_CHECKING:
    from gz_eval.app.document import HeldByOther, Leftover
    from gz_eval.core.history import Entry


def how_to_open(window: QWidget, held: HeldByOther) -> str:
    """How to open what is open somewhere else: "read-only" or as a "copy"."""
    title, advice = "Somebody else has it open", "A copy is yours alone to change, and has"
    if held.is_own:
        title = "It is open in another window"
        advice = "To go on with it, cancel and go to that window. A copy has"
    return choose(
        window,
        title,
        held.what,
        f"Read-only lets you look and export. {advice} to be saved to a file of its own.",
        (Choice("read-only", "Open read-only"), Choice("copy", "Open a copy"), CANCEL),
    )


def whether_with_left(
    window: QWidget, name: str, left: Sequence[Leftover], *, nameless: bool
) -> str:
    """How to open a file of this name that a crash left work on: "with" the last of it, or without.

    Without it is "file".
    """
    from gz_eval.app.document_words import left_last
    from gz_eval.core.wording import counted

    last, count = left[0], left[0].count_unsaved
    was, them, stay = ("was", "it", "it stays") if count == 1 else ("were", "them", "they stay")
    file = Choice("file", "Open the file")
    # What the file went on to is not in that work: it opens beside it.
    words = "Open that work as a copy" if last.since is not None else f"Open with {them}"
    left_work = Choice("with", words)
    older = " Older work on it is offered there too." if len(left) > 1 else ""
    return choose(
        window,
        "Open it with what was not saved?",
        f"{counted(count, 'change')} to “{name}” {was} not saved when it was not closed properly.",
        f"{left_last(last, nameless=nameless)} If you open the file without {them}, {stay} on this"
        f" computer and can be opened from the first page.{older}",
        (*((file, left_work) if last.since is not None else (left_work, file)), CANCEL),
    )


def whether_to_replace(window: QWidget, what: str) -> str:
    """What to do where the file is not what was opened: save "as" another, or "replace" it."""
    return choose(
        window,
        "The file was changed by somebody else",
        what,
        "Save your work as another file to keep both. If you replace it, the other version is "
        "kept in the backups.",
        (Choice("as", "Save as another file…"), Choice("replace", "Replace it"), CANCEL),
    )


def whether_to_write_again(window: QWidget, what: str) -> str:
    """What to do where the file is gone: save "as" another, or "replace" it where it was."""
    return choose(
        window,
        "The file is no longer there",
        what,
        "Your work is safe on this computer. Save it as another file, or where the file was: there"
        " is nothing there that it would replace.",
        (Choice("as", "Save as another file…"), Choice("replace", "Save it there again"), CANCEL),
    )


def whether_to_save(window: QWidget, name: str, entries: Sequence[Entry]) -> str:
    """What becomes of unsaved work, which is these entries: "save" or "drop" it."""
    from gz_eval.app.document_words import unsaved_words

    told, lost = unsaved_words(entries)
    return choose(
        window,
        "Save your changes?",
        f"“{name}” has {told}.",
        f"{lost} if you do not save, and nothing in the history tells of it then.",
        (Choice("save", "Save"), Choice("drop", "Don’t save"), CANCEL),
    )


def whether_to_wait(window: QWidget, labels: Sequence[str]) -> str:
    """Whether to wait for what is still being done, or "stop" it; `labels` say what, or nothing."""
    from gz_eval.core.wording import listed

    what = f"{listed(labels)} {'is' if len(labels) == 1 else 'are'} not done yet."
    if not labels:
        what = "What was started is not done yet."
    return choose(
        window,
        "Wait for what is being done?",
        what,
        "If you stop it, nothing of it is kept: no bids are added and no file is written by it.",
        (Choice("", "Wait for it"), Choice("stop", "Stop it and go on")),
    )


def whether_to_let_go(window: QWidget, where: Sequence[str]) -> str:
    """Whether to put "back" what is tried on these pages of what is open read-only."""
    return choose(
        window,
        "Put back what is being tried?",
        f"There is a change {listed_pages(where)} that cannot be kept: it is open read-only.",
        "To keep it, cancel and save the evaluation under another name first.",
        (CANCEL, Choice("back", "Put back")),
    )


def whether_to_keep(window: QWidget, where: Sequence[str]) -> str:
    """What becomes of what is tried on these pages: "keep" it, or put it "back"."""
    one = len(where) == 1
    return choose(
        window,
        "Keep what is being tried?",
        f"There is a change {listed_pages(where)} that is neither kept nor put back.",
        "It is lost if you do not keep it."
        if one
        else "One of them may undo the other: to keep one, cancel and choose Keep there.",
        (Choice("keep", "Keep"), Choice("back", "Put back"), CANCEL)
        if one
        else (Choice("back", "Put both back"), CANCEL),
    )
