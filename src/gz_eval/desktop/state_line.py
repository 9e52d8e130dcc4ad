"""Says all over the window what is open: title, header, status line, rail, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.desktop.page_kinds import KINDS
from gz_eval.desktop.refusal import READ_ONLY, hold, refuse

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.desktop.window import MainWindow


def show_state(window: MainWindow) -> None:
    """Say it, as it is now. Before an evaluation is open nothing has to be imported for it."""
    documents = window.documents
    document = documents.document
    if document is None:
        _say_nothing_is_open(window)
    else:
        _say_what_is_open(window, document)
    window.rail.setEnabled(document is not None)
    if document is not None or window.remembered.is_read:
        window.menus.name_person(str(documents.person))
    if window.remembered.is_read:
        _say_what_was_left(window)


def why_held(document: Document | None) -> str:
    """Why nothing on a page changes a document; empty where it may."""
    return READ_ONLY if document is not None and document.read_only else ""


def _say_nothing_is_open(window: MainWindow) -> None:
    window.setWindowTitle("gz_eval")
    window.setWindowModified(False)
    window.header.title.say("gz_eval")
    window.header.subtitle.say("Evaluation of bids")
    window.header.marking.hide()
    window.signed_since.forget()
    window.header.show_state()
    window.header.say_signed()
    for label in (window.saved, window.account):
        label.say("")
        label.hide()
    window.issues.hide()
    window.done.tell(0, "")
    for kind in KINDS:
        window.rail.count(kind.item.key, 0)
    window.menus.name_history("", "")
    window.menus.blind.setChecked(False)
    refuse(window.menus.reread, "Open an evaluation first.")
    window.menus.allow(
        open_=False,
        writable=False,
        bids=False,
        selected=False,
        locked=False,
        hidden=False,
        nameless=False,
    )
    for action in window.menus.pages.values():
        action.setChecked(False)


def _say_what_is_open(window: MainWindow, document: Document) -> None:
    from gz_eval.app.document_words import done_line, in_short, saved_line
    from gz_eval.app.issue_rows import open_line
    from gz_eval.app.lock_words import lock_details, lock_words
    from gz_eval.core.permission import rules_since_lock
    from gz_eval.core.wording import bids_in_words

    session, project = document.session, document.session.project
    nameless = window.menus.nameless.isChecked()
    framework = project.framework
    writable = not document.read_only
    title, path = document.title, document.path
    file = f" ({path.name})" if path is not None and path.stem != title else ""
    window.setWindowTitle(f"{title}{file}[*] – gz_eval")
    window.setWindowModified(document.unsaved)
    window.header.title.say(title)
    weights = f" · {framework.status} weights" if framework.status else ""
    window.header.subtitle.say(framework.title, end=weights)
    window.header.marking.say(window.remembered.settings.marking)
    window.header.marking.setAccessibleName(f"Marking: {window.remembered.settings.marking}")
    window.header.marking.show()
    window.header.show_state(
        *lock_words(project),
        details=lock_details(project, nameless=nameless),
        read_only=document.read_only,
        changed=bool(rules_since_lock(project)),
    )
    signed = window.signed_since.words(project, nameless=nameless)
    window.header.say_signed(signed.line, signed.briefs, signed.details, outdated=signed.outdated)
    at = window.documents.saved_at
    saved = saved_line(document.path, document.unsaved, document.read_only, at, document.since)
    window.saved.say_either(saved, in_short(saved))
    window.saved.show()
    hidden = f"{NAMES_HIDDEN.removesuffix('.')} · " if nameless else ""
    count = bids_in_words(len(project.bids.bids))
    window.account.say_either(f"{hidden}{project.bids.account}", f"{hidden}{count}")
    window.account.setVisible(bool(project.bids.bids))
    entries = session.entries
    number = len(entries) if len(entries) > window.documents.entries_before else 0
    window.done.tell(number, done_line(session, nameless=nameless) if number else "")
    window.issues.say(*open_line(project))
    window.issues.setVisible(bool(project.bids.bids))
    for kind in KINDS:
        window.rail.count(kind.item.key, kind.count(document, project))
    hold(window.pages, why_held(document))
    menus = window.menus
    undo = "put back what is being tried" if window.pages.trying else session.undo_sentence
    menus.name_history(undo, session.redo_sentence, writable, nameless=nameless)
    if window.pages.trying:  # what is tried is in no file: it may be put back in any
        menus.undo.setEnabled(True)
    menus.blind.setChecked(project.blind)
    refuse(menus.reread, "" if document.since else "Its file is as it was opened or saved.")
    menus.allow(
        open_=True,
        writable=writable,
        bids=bool(project.bids.bids),
        selected=bool(window.selected_bid),
        locked=project.lock is not None,
        hidden=project.scores_hidden,
        nameless=nameless,
    )


def _say_what_was_left(window: MainWindow) -> None:
    from gz_eval.app.document_words import leftover_line

    window.welcome.show_recent(window.remembered.recent)
    window.welcome.show_leftovers(
        [
            (one, one.name, leftover_line(one, nameless=window.nameless))
            for one in window.recovery.leftovers
        ]
    )
