"""What is done with a whole framework: use another, write this one, compare with a shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.desktop.files import ended
from gz_eval.desktop.letting_go import let_go_once_finished

if TYPE_CHECKING:
    from gz_eval.app.session import Session
    from gz_eval.core.commands import SetFramework
    from gz_eval.core.progress import Progress
    from gz_eval.desktop.window import MainWindow


class FrameworkFlow:
    """Acts on the framework of the window's document; does nothing while none is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def do(self, what: str) -> None:
        """Do what a page wants: use, export or compare."""
        if self._window.documents.document is not None:
            {"use": self.choose, "export": self.choose_file, "compare": self.compare}[what]()

    def choose(self) -> None:
        """Ask for another framework and judge the bids by it."""
        from gz_eval.desktop.new_dialog import NewDialog

        document = self._window.documents.document
        if document is None:
            return
        from gz_eval.core.framework_file import shipped_frameworks

        key, shipped = document.session.project.framework.key, shipped_frameworks()
        now = key if key in shipped else shipped[0]  # one from a file is not found by its key
        dialog = NewDialog(self._window, now, self._window.documents.files, changing=True)
        dialog.accepted.connect(lambda: self.use(dialog.framework))
        let_go_once_finished(dialog)
        dialog.open()

    def use(self, framework: str) -> None:
        """Judge the bids by a framework: the name of a shipped one, or a path."""
        document = self._window.documents.document
        if document is None:
            return
        from gz_eval.app.as_seen import whole

        session, source = document.session, document.source
        project, seen = session.project, whole(session)

        def work(progress: Progress) -> SetFramework:
            from gz_eval.app.reframing import change_framework
            from gz_eval.core.framework_file import file_of, load_framework

            command = change_framework(
                project, load_framework(framework), source, progress, file_of(framework)
            )
            session.prepare(command)
            return command

        def done(command: SetFramework) -> None:
            from gz_eval.desktop.doing import do

            if self._window.documents.document is not document:
                return
            if not seen.still:
                self._window.banner.say(
                    "The evaluation was changed while the framework was read.",
                    "Choose the framework again.",
                )
            elif not self._is_wanted(session, command):
                session.let_go(command)
            elif self._window.documents.document is document and do(
                self._window, session, command, seen=seen
            ):
                self._window.show_state()

        self._window.banner.hide()
        self._window.work_on(
            "Reading the bids by the framework",
            work,
            done,
            self._window.refused_namelessly,
            awaited=True,
            dropped=session.let_go,
        )

    def _is_wanted(self, session: Session, command: SetFramework) -> bool:
        """Say what differs in another framework, and what it would do to the shortlist, and ask.

        Nothing is asked where there are no bids and its weights count as they stand.
        """
        from gz_eval.app.framework_told import (
            asked_of,
            differences,
            differing_in_words,
            weights_as_shares,
        )
        from gz_eval.desktop.choice_dialog import CANCEL, Choice, choose

        project, framework = session.project, command.framework
        rescaled = weights_as_shares(framework)
        if not project.bids.bids and not rescaled:
            return True
        differing = differences(project.framework, framework)
        moved, lines = self._moved(session, command)
        told = (differing_in_words(differing), *rescaled, moved)
        chosen = choose(
            self._window,
            "Use another framework",
            asked_of(framework, command.file),
            "\n".join(filter(None, told)),
            (Choice("use", "Use it"), CANCEL),
            [*lines, *differing],
        )
        return chosen == "use"

    def _moved(self, session: Session, command: SetFramework) -> tuple[str, list[str]]:
        """What another framework would do to the shortlist, and who would go in and out."""
        from gz_eval.app.hidden_words import SCORES_HIDDEN
        from gz_eval.app.shortlist_moves import shortlist_moves

        if not session.project.bids.bids:
            return "", []
        if session.project.scores_hidden:
            return f"{SCORES_HIDDEN} It can be undone.", []
        moves = shortlist_moves(session.selection, session.selection_once(command))
        lines: list[str] = []
        if not self._window.nameless:
            lines += [f"In: {name}" for name in moves.entering]
            lines += [f"Out: {name}" for name in moves.leaving]
        return f"{moves.counted} It can be undone.", lines

    def choose_file(self) -> None:
        """Ask where to, and write the framework there."""
        document = self._window.documents.document
        if document is None or self._window.pages.settle_first("export the framework"):
            return
        framework = document.session.project.framework
        files = self._window.documents.files
        path = files.framework_to_save(self._window, f"{framework.key}.toml")
        if path is not None and (whole := ended(self._window.banner.say, path, (".toml",))):
            self.write(whole)

    def write(self, path: Path) -> None:
        """Write the framework as it is kept."""
        from gz_eval.app.framework_told import head_of_file
        from gz_eval.core.errors import UserError
        from gz_eval.export.framework_toml import write_framework

        document = self._window.documents.document
        if document is None:
            return
        try:
            session = document.session
            write_framework(session.project.framework, path, head_of_file(session))
        except UserError as error:
            self._window.banner.say(error.what, error.advice)
        else:
            self._window.banner.say(f"Exported to {path}.", bad=False)

    def compare(self) -> None:
        """Say what differs from the shipped framework of the same key, or the first shipped one."""
        from gz_eval.core.framework_change import framework_changes
        from gz_eval.core.framework_file import load_framework, shipped_frameworks
        from gz_eval.desktop.choice_dialog import CLOSE, ChoiceDialog

        document = self._window.documents.document
        if document is None:
            return
        framework = document.session.project.framework
        shipped = shipped_frameworks()
        name = framework.key if framework.key in shipped else shipped[0]
        other = load_framework(name)
        found = framework_changes(other, framework)
        dialog = ChoiceDialog(
            self._window,
            "Compare frameworks",
            f"Compared with “{other.title}”, as it comes with gz_eval",
            "" if found else "There is no difference.",
            (CLOSE,),
            [f"{text[:1].upper()}{text[1:]}" for text in found],
        )
        let_go_once_finished(dialog)
        dialog.open()
