"""Which action and which signal of the window does what: all of it, to be read at one glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gz_eval.desktop.naming import rename
from gz_eval.desktop.settled import show_settled

if TYPE_CHECKING:
    from gz_eval.desktop.window import MainWindow


def connect(window: MainWindow) -> None:
    """Have every action and signal do what it is for."""
    menus, documents, evaluation = window.menus, window.documents, window.evaluation
    recovery = window.recovery
    for action, act in (
        (menus.new, documents.new),
        (menus.open, documents.choose_open),
        (menus.sample, window.imports.open_sample),
        (menus.import_files, window.imports.choose_files),
        (menus.import_folder, window.imports.choose_folder),
        (menus.save, documents.save),
        (menus.save_as, documents.choose_save_as),
        (menus.restore, recovery.restore),
        (menus.reread, documents.read_again),
        (menus.export, window.exports.choose),
        (menus.close, documents.close),
        (menus.quit, window.close),
        (menus.undo, evaluation.undo),
        (menus.redo, evaluation.redo),
        (menus.stop, window.busy.stop),
        (menus.find, window.go_to_search),
        (menus.preferences, window.preferences.open),
        (menus.palette, window.palettes.open),
        (menus.next_part, lambda: window.parts.go(1)),
        (menus.last_part, lambda: window.parts.go(-1)),
        (menus.lock, evaluation.lock),
        (menus.unlock, evaluation.unlock),
        (menus.sign_off, evaluation.sign_off),
        (menus.correct, evaluation.correct),
        (menus.override_gate, evaluation.override),
        (menus.move, evaluation.move),
        (menus.compare_bids, evaluation.compare_bids),
        (menus.add_record, evaluation.add_record),
        (menus.rename, lambda: rename(window)),
        (menus.settled, lambda: show_settled(window)),
        (menus.person, evaluation.act_as),
        (menus.help, window.helps.show_page),
        (menus.glossary, window.helps.show_glossary),
        (menus.keys, window.helps.show_keys),
        (menus.diagnostics, window.helps.choose_diagnostics),
        (menus.about, window.helps.show_about),
    ):
        action.triggered.connect(lambda _checked=False, act=act: act())
    window.busy.can_stop.connect(menus.stop.setEnabled)
    window.busy.name_keys(menus.stop.toolTip())
    menus.blind.triggered.connect(evaluation.set_blind)
    menus.nameless.toggled.connect(window.hide_names)
    menus.rail.toggled.connect(lambda on: window.rail.collapse(not on))
    menus.recent.aboutToShow.connect(lambda: documents.fill_recent(menus.recent))
    for key, action in menus.pages.items():
        action.triggered.connect(lambda _checked=False, key=key: window.go(key))
    window.rail.wanted.connect(window.turn_to)
    window.rail.turned.connect(lambda collapsed: menus.rail.setChecked(not collapsed))
    window.pages.shown.connect(window.mark_page)
    window.pages.made.connect(window.take_in)
    window.pages.made.connect(window.exports.take_in)
    window.pages.bid_chosen.connect(lambda _bid: window.show_state())
    window.pages.bid_chosen.connect(lambda _bid: window.banner.pass_by())
    window.pages.cell_wanted.connect(evaluation.show_cell)
    window.pages.state_wanted.connect(evaluation.show_past)
    window.pages.sign_wanted.connect(evaluation.sign_off)
    window.pages.export_wanted.connect(window.exports.choose_sign_off)
    window.pages.correct_wanted.connect(evaluation.correct_answer)
    window.pages.override_wanted.connect(evaluation.override_gate)
    window.pages.move_wanted.connect(evaluation.move_bid)
    window.pages.framework_wanted.connect(window.frameworks.do)
    window.pages.told.connect(lambda what, do, bad: window.banner.say(what, do, bad=bad))
    window.pages.to_settle.connect(lambda what, do: window.banner.say(what, do, everywhere=True))
    window.pages.shown.connect(window.banner.turn_to)
    window.pages.trying_changed.connect(window.banner.hide)  # what was said is settled
    window.pages.trying_changed.connect(window.show_state)
    window.pages.names_wanted.connect(menus.nameless.trigger)
    window.pages.failed.connect(window.crashes.report)
    window.banner.dismissed.connect(window.enter)
    window.focus.help_wanted.connect(window.helps.show_for)
    window.focus.refused.connect(lambda why: window.banner.say(why, sign="Not done"))
    window.header.left.connect(window.enter)
    window.issues.clicked.connect(window.show_open_issues)
    window.crashes.again.connect(
        lambda: window.banner.say(
            "The fault that was reported before has happened again, so this was not done.",
            "“Save diagnostics” in the Help menu has the whole report.",
        )
    )
    window.welcome.recent_wanted.connect(documents.open)
    window.welcome.recover.connect(recovery.recover)
    window.welcome.discard.connect(recovery.discard)
    window.pages.shown.connect(window.watch.turn_to)
    documents.opened.connect(window.show_document)
    documents.changed.connect(window.refresh)
    recovery.found.connect(window.show_state)
