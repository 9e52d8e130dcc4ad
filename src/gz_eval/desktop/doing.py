"""Where the window changes an evaluation: asks for what the record needs, and says what is refused.

Who acts is asked before the first change of any kind, whether or not that needs a reason.
Nothing else in the window calls `Session.do`, `undo`, `redo` or `return_to`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gz_eval.app.as_seen import AsSeen, whole
from gz_eval.app.session import Session
from gz_eval.core.command import Command
from gz_eval.core.errors import UserError
from gz_eval.core.wording import sentence
from gz_eval.desktop.choice_dialog import CANCEL, Choice, choose, tell
from gz_eval.desktop.person_dialog import ask_person
from gz_eval.desktop.reason_dialog import ask_reason


def do(
    parent: QWidget | None,
    session: Session,
    command: Command,
    reason: str = "",
    about: str = "",
    *,
    by_nobody: bool = False,
    if_cancelled: Callable[[], None] = lambda: None,
    seen: AsSeen[object] | None = None,
) -> bool:
    """Do a command; False when the person thought better of it or it was refused (and told so).

    A `reason` that a dialog has asked for already is not asked for again. `about` says what the
    command does, where a reason is asked for. `by_nobody` is a command that the program gives by
    itself: it does not ask who acts, and is on the record without a name where that is not known.
    `if_cancelled` is called where the person thought better of it: a refusal is told by itself.
    `seen` is what the command was made from, where that was shown, or worked out, before: it is
    refused once that is so no longer. So it is where anything is done while the person is asked.
    """

    done = _change(
        parent,
        session,
        lambda: command.sentence(session.project),
        lambda: session.why_reason(command),
        lambda given: session.do(command, given),
        reason,
        about or _reference(command),
        by_nobody=by_nobody,
        if_cancelled=if_cancelled,
        seen=seen,
    )
    if not done:
        session.let_go(command)
    return done


def _reference(command: Command) -> str:
    """Which bid a command is about, beside its name: two may have one name."""
    bid = getattr(command, "bid", "")
    return f"The bid’s reference is {bid}." if bid else ""


def undo(parent: QWidget | None, session: Session, *, nameless: bool = False) -> bool:
    """Take back the last change; as `do`. While it is `nameless`, what that is stays unsaid."""
    return bool(session.undo_sentence) and _change(
        parent,
        session,
        lambda: "undo" if nameless else f"undo: {session.undo_sentence}",
        lambda: session.why_undo_reason,
        session.undo,
    )


def redo(parent: QWidget | None, session: Session, *, nameless: bool = False) -> bool:
    """Do again what was last taken back; as `undo`."""
    return bool(session.redo_sentence) and _change(
        parent,
        session,
        lambda: "redo" if nameless else f"redo: {session.redo_sentence}",
        lambda: session.why_redo_reason,
        session.redo,
    )


def return_to(parent: QWidget | None, session: Session, number: int) -> bool:
    """Make the state after an entry of the history the current one; as `do`.

    It may undo much: what, is said before it is done, where no reason is needed too.
    """
    from gz_eval.app.returning import returning

    seen = whole(session)
    what, about = f"return to entry {number:,} of the history", returning(session, number)
    if not session.why_return_reason(number):
        go = Choice("return", f"Return to entry {number:,}")
        title = "Return to an earlier state"
        asked = f"{what[:1].upper()}{what[1:]}?"
        if not choose(parent, title, asked, about, (go, CANCEL), of=session):
            return False
    return _change(
        parent,
        session,
        lambda: what,
        lambda: session.why_return_reason(number),
        lambda given: session.return_to(number, given),
        about=about,
        seen=seen,
    )


def _change(
    parent: QWidget | None,
    session: Session,
    what: Callable[[], str],
    why: Callable[[], str],
    act: Callable[[str], None],
    reason: str = "",
    about: str = "",
    by_nobody: bool = False,
    if_cancelled: Callable[[], None] = lambda: None,
    seen: AsSeen[object] | None = None,
) -> bool:
    now = whole(session)  # bids may come in while somebody is asked who they are and why
    try:
        session.check_writable()  # before anybody is asked anything
        if seen is not None:
            seen.check()
        needed = why()
        if not by_nobody and not _known(parent, session):
            if_cancelled()
            return False
        now.check()
        if needed and not reason.strip():
            said = sentence(what())
            because = f"{about}\n\n{needed}".strip()
            given = ask_reason(parent, said[:1].upper() + said[1:], because, session)
            if given is None:
                if_cancelled()
                return False
            reason = given
        now.check()
        act(reason)
    except UserError as error:
        tell(parent, error)
        return False
    return True


def _known(parent: QWidget | None, session: Session) -> bool:
    """Whether it is known who acts, by name and role; asks when it is not, once for a person."""
    if session.person.name and session.person.role:
        return True
    person = ask_person(parent, session.person)
    if person is None:
        return False
    session.person = person
    return True
