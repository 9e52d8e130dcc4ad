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
        now = document.session.project.framework.key
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
            from gz_eval.core.framework_file import load_framework

            command = change_framework(project, load_framework(framework), source, progress)
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
        """Say what another framework would do to the shortlist, and ask; nothing without bids."""
        from gz_eval.app.hidden_words import SCORES_HIDDEN
        from gz_eval.app.shortlist_moves import shortlist_moves
        from gz_eval.desktop.choice_dialog import CANCEL, Choice, choose

        project = session.project
        if not project.bids.bids:
            return True
        lines: list[str] = []
        if project.scores_hidden:
            told = SCORES_HIDDEN
        else:
            moves = shortlist_moves(session.selection, session.selection_once(command))
            told = f"{moves.counted} It can be undone."
            if not self._window.nameless:
                lines += [f"In: {name}" for name in moves.entering]
                lines += [f"Out: {name}" for name in moves.leaving]
        chosen = choose(
            self._window,
            "Use another framework",
            f"Evaluate by “{command.framework.title}”?",
            told,
            (Choice("use", "Use it"), CANCEL),
            lines,
        )
        return chosen == "use"

    def choose_file(self) -> None:
        """Ask where to, and write the framework there."""
        document = self._window.documents.document
        if document is None or self._window.pages.settle_first("export the framework"):
            return
        framework = document.session.project.framework
        path = self._window.documents.files.to_save(
            self._window, "Export the framework", f"{framework.key}.toml", "Frameworks (*.toml)"
        )
        if path is not None and (whole := ended(self._window.banner.say, path, (".toml",))):
            self.write(whole)

    def write(self, path: Path) -> None:
        """Write the framework as it is kept."""
        from gz_eval.core.errors import UserError
        from gz_eval.export.framework_toml import write_framework

        document = self._window.documents.document
        if document is None:
            return
        try:
            write_framework(document.session.project.framework, path)
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
