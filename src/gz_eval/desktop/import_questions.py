"""What is asked about bids that were read, once it is known what they would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gz_eval.app.import_how import How
from gz_eval.app.repeated import Repeated
from gz_eval.desktop.choice_dialog import Choice, choose

if TYPE_CHECKING:
    from gz_eval.app.adding import Difference
    from gz_eval.app.given_files import SameNameError
    from gz_eval.app.repeated_error import RepeatedError
    from gz_eval.desktop.window import MainWindow

_LONGEST = 20  # letters of a file's name on a button
_OTHER = " Another file with its own bids is imported beside it, called by its folder, too."
_SAME_NAME = "A file of the same name was imported before, with other content."


def about_files(
    window: MainWindow, how: How, error: SameNameError, found: Difference
) -> How | None:
    """A file of the same name says something else: show both sides, and ask. None to leave it."""
    nameless = window.nameless
    answer = choose(
        window,
        "A file of this name is already in the evaluation",
        _SAME_NAME if nameless else error.told,
        f"{how.told} Replacing it would change the evaluation as listed here. The old"
        f" content stays in the history.{_OTHER if error.elsewhere else ''}".strip(),
        (
            Choice("replace", "Replace it"),
            *((Choice("apart", "Import as another file"),) if error.elsewhere else ()),
            Choice("", "Leave it as it was"),
        ),
        (found.without_names,) if nameless else found.lines,
    )
    apart, anew = how.apart or answer == "apart", answer == "replace"
    return replace(how, replace=anew, apart=apart) if answer else None


def about_bids(window: MainWindow, how: How, error: RepeatedError, found: Difference) -> How | None:
    """Bids would come in a second time: show what the new ones would change, and ask."""
    leave_out = Choice(Repeated.THERE, f"Import only the other {error.others:,}")
    nameless = window.nameless
    told = [how.told, "" if nameless else error.order]
    told.append(
        "Using those that were chosen would change the evaluation as listed here: decisions"
        " about a bid hold for its other version, too. Rows that do not count are listed as"
        " left out, with the reason. If you import both, each counts as a bid of its own."
    )
    answer = choose(
        window,
        "Bids of these references are already in the evaluation",
        error.without_names if nameless else error.what,
        " ".join(filter(None, told)),
        (
            Choice(Repeated.NEW, _use_those_of([] if nameless else error.files)),
            *(() if error.all_of_them else (leave_out,)),
            Choice(Repeated.BOTH, "Import both"),
            Choice("", "Leave it as it was"),
        ),
        (found.without_names,) if nameless else found.lines,
    )
    return replace(how, repeated=Repeated(answer)) if answer else None


def _use_those_of(files: Sequence[str]) -> str:
    """What a button says that has the bids of these files count; of none by name, of those chosen.

    A long name loses its middle: the button has to fit beside the others at any size of text.
    """
    if not files:
        return "Use those that were chosen"
    if len(files) > 1:
        return f"Use those of the {len(files):,} files"
    (name,) = files
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"
    return f"Use those of “{name}”"
