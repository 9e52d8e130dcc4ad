"""Bids coming in: from files and folders, chosen or dropped, into the evaluation that is open.

A file is read and made ready off the interface thread; the change itself is one command on it. If
the evaluation changed in between, the file is read again for what it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from gz_eval.app.import_how import ANEW, AS_NEW, How, coming_in
from gz_eval.app.jobs import Job
from gz_eval.app.repeated import Repeated
from gz_eval.core.errors import UserError
from gz_eval.core.resources import DEFAULT_FRAMEWORK, sample_bids
from gz_eval.desktop import import_questions as questions

if TYPE_CHECKING:
    from gz_eval.app.adding import Difference
    from gz_eval.app.document import Document
    from gz_eval.app.given_files import SameNameError
    from gz_eval.app.repeated_error import RepeatedError
    from gz_eval.app.session import Session
    from gz_eval.core.commands import ImportBids
    from gz_eval.core.progress import Progress
    from gz_eval.core.project import Project
    from gz_eval.core.selection import Selection
    from gz_eval.desktop.window import MainWindow


_READS = "Bid workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv)"
_SAMPLE = "Sample evaluation"


class ImportFlow:
    """Reads bids into the open evaluation; a new one is started when none is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._starting: Job | None = None  # what reads the bids that an evaluation begins with
        # That evaluation, by what read its bids, once it is there: kept by nobody here.
        self._begun: tuple[Job | None, Callable[[], Document | None]] = (None, lambda: None)
        self._committing = False  # whether somebody may be asked about bids that were read
        # What was asked for, or read, meanwhile, for an evaluation or for what begins it.
        self._later: list[tuple[Document | Job | None, Sequence[Path]]] = []
        window.settled.connect(self._go_on)

    def choose_files(self) -> None:
        """Ask for files and read them."""
        self.add(self._window.documents.files.all_to_open(self._window, "Import bids", _READS))

    def choose_folder(self) -> None:
        """Ask for a folder and read every workbook in it."""
        files, title = self._window.documents.files, "Import a folder of workbooks"
        if folder := files.folder(self._window, title):
            self.add([folder])

    def add(self, paths: Sequence[Path]) -> None:
        """Read bids in the background and add them; nothing changes if that fails."""
        if not paths:
            return
        if (document := self._window.documents.document) is not None:
            self._read(document, tuple(paths))
        elif self._starting in self._window.jobs.open:
            self._later.append((self._starting, paths))  # into the one that begins
        else:
            # The samples are nobody's bids: who acts is asked once somebody does something to them.
            sample = [path.resolve() for path in paths] == [sample_bids().resolve()]
            self._start(tuple(paths), called=_SAMPLE if sample else "", by_nobody=sample)

    def _go_on(self) -> None:
        """Read what was asked for while there was something else to be done, into what it was for.

        Where an evaluation was to begin of bids that could not be read, it begins with these.
        """
        if not self._later or self._window.jobs.open or self._committing:
            return
        of, paths = self._later[0]
        there, (begun_by, begun) = self._window.documents.document, self._begun
        if isinstance(of, Job) and of is not begun_by:
            wanted = there is None and not of.cancelled  # what it read was refused
        else:
            wanted = there is not None and there is (begun() if isinstance(of, Job) else of)
        if wanted:
            del self._later[0]
            self.add(paths)
            return
        gone = [path for one, these in self._later if one is of for path in these]
        self._later = [one for one in self._later if one[0] is not of]
        why, advice = "its evaluation is not open any more", "Open it, then import the files again."
        if isinstance(of, Job) and of is not begun_by:
            why, advice = "neither was the evaluation it was for", "Import the files again."
        self._window.banner.say(f"{self._title(gone)} was not begun: {why}.", advice)

    def open_sample(self) -> None:
        """Start an evaluation of the invented bids that come with the program."""
        self._window.documents.leave(self._start_sample)

    def _start_sample(self) -> None:
        self._start((sample_bids(),), DEFAULT_FRAMEWORK, _SAMPLE, by_nobody=True)

    def _start(
        self,
        paths: tuple[Path, ...],
        framework: str = "",
        called: str = "",
        *,
        by_nobody: bool = False,
    ) -> None:
        """Start an evaluation of bids; none is opened where there are no bids to be read."""

        def find(session: Session, progress: Progress) -> ImportBids:
            from gz_eval.app.adding import add_files

            command = add_files(session.project, paths, progress)
            session.prepare(command)
            return command

        def then(document: Document, command: ImportBids) -> None:
            self._begun, project = (job, ref(document)), document.session.project
            self._commit(document, project, paths, command, by_nobody=by_nobody, begun=True)

        self._window.welcome.show_reading(self._title(paths))
        self._window.documents.start_with(
            self._title(paths),
            find,
            then,
            framework=framework,
            called=called,
            refused=self._window.refused_namelessly,
            awaited=not by_nobody,
        )
        self._starting = job = self._window.jobs.open[-1]

    def _read(
        self,
        document: Document,
        paths: tuple[Path, ...],
        how: How = AS_NEW,
        by_nobody: bool = False,
    ) -> None:
        from gz_eval.app.given_files import NothingNewError, SameNameError
        from gz_eval.app.repeated_error import RepeatedError

        session = document.session
        project = session.project

        def work(progress: Progress) -> ImportBids:
            command = how.add(project, paths, progress)
            session.prepare(command)
            return command

        def refused(error: UserError) -> bool:
            if isinstance(error, SameNameError):
                self._compare_files(document, paths, how, error)
                return True
            if isinstance(error, RepeatedError):
                self._compare_bids(document, paths, how, error)
                return True
            if isinstance(error, NothingNewError):
                what = error.without_names if self._window.nameless else error.what
                advice = _UNCHANGED if self._window.nameless else error.advice
                self._window.banner.say(what, advice, sign="Nothing new")
                return True
            return self._window.refused_namelessly(error)

        self._window.banner.hide()
        self._window.work_on(
            self._title(paths),
            work,
            lambda command: self._commit(
                document, project, paths, command, how, by_nobody=by_nobody
            ),
            refused,
            dropped=session.let_go,
            awaited=not by_nobody,
        )

    def _commit(
        self,
        document: Document,
        project: Project,
        paths: tuple[Path, ...],
        command: ImportBids,
        how: How = AS_NEW,
        *,
        by_nobody: bool = False,
        begun: bool = False,
    ) -> None:
        """Add what was read. An evaluation `begun` for it is closed again where it is not added."""
        from gz_eval.desktop.doing import do

        if self._window.documents.document is not document:
            return
        session = document.session
        if session.project is not project or not how.holds(project, command):
            session.let_go(command)  # what was answered then is asked anew
            self._read(document, paths, ANEW, by_nobody)
            return

        if self._committing:  # one question at a time, and each about what is there by then
            session.let_go(command)
            self._later.append((document, paths))
            return

        def cancelled() -> None:
            if begun:
                self._window.documents.drop()
            what = f"{self._title(paths)} was cancelled."
            self._window.banner.say(what, _UNCHANGED, sign="Cancelled")

        before = session.selection if project.bids.bids and not project.scores_hidden else None
        self._committing = True
        try:
            with self._window.pages_following():
                done = do(
                    self._window, session, command, by_nobody=by_nobody, if_cancelled=cancelled
                )
        finally:
            self._committing = False
        if done and not project.bids.bids:  # else one stays where one is, with the bid selected
            self._window.show_ranking()
        elif begun:
            self._window.documents.drop()
        if done:
            moves = self._moves(before, session.selection) if before is not None else ""
            self._tell(project, command, moves)

    def _tell(self, before: Project, command: ImportBids, moves: str) -> None:
        """Say which files brought no bids: among eighty nobody would miss the one that was sent.

        And what became of the shortlist by it: the status line may have no room.
        """
        from gz_eval.app.barren_files import barren_told

        what, advice = barren_told(before.bids, command.bids, nameless=self._window.nameless)
        if what:
            self._window.banner.say(f"{what} {moves}".strip(), advice, everywhere=True)
        elif moves:
            self._window.banner.say(moves, bad=False)

    def _moves(self, before: Selection, now: Selection) -> str:
        """Who enters and who leaves the shortlist; empty for nobody, and while names are hidden."""
        from gz_eval.app.shortlist_moves import shortlist_moves

        return "" if self._window.nameless else shortlist_moves(before, now).sentence

    def _called(self, paths: Sequence[Path]) -> str:
        """What was chosen, by name; not while names are hidden: files are called as bids are."""
        return "the chosen files" if self._window.nameless else _names(paths)

    def _title(self, paths: Sequence[Path]) -> str:
        return f"Reading {self._called(paths)}"

    def _compare_files(
        self, document: Document, paths: tuple[Path, ...], how: How, error: SameNameError
    ) -> None:
        """A file of the same name says something else: show both sides, and ask."""
        # Whether its bids are in other files too is asked when it is read.
        repeated = how.repeated or Repeated.BOTH
        compared = replace(how, replace=True, repeated=repeated)
        self._compare(
            document, paths, compared, partial(questions.about_files, self._window, how, error)
        )

    def _compare_bids(
        self, document: Document, paths: tuple[Path, ...], how: How, error: RepeatedError
    ) -> None:
        """Bids would come in a second time: show what the new ones would change, and ask."""
        compared = replace(how, repeated=Repeated.NEW)
        self._compare(
            document, paths, compared, partial(questions.about_bids, self._window, how, error)
        )

    def _compare(
        self,
        document: Document,
        paths: tuple[Path, ...],
        how: How,
        ask: Callable[[Difference], How | None],
    ) -> None:
        """Work out what an import would change, ask whether that is wanted, and how.

        Where the evaluation is changed meanwhile, the files are read, and it is asked, again.
        """
        project = document.session.project

        def work(progress: Progress) -> tuple[Difference, frozenset[str]]:
            from gz_eval.app.adding import difference

            command = how.add(project, paths, progress)
            return difference(project, command), coming_in(project, command)

        def ask_still(compared: tuple[Difference, frozenset[str]]) -> None:
            found, coming = compared
            if self._window.documents.document is not document:
                return
            wanted = ask(found) if document.session.project is project else ANEW
            if wanted is not None and self._window.documents.document is document:
                same = document.session.project is project
                self._read(document, paths, replace(wanted, coming=coming) if same else ANEW)

        self._window.work_on(
            "Comparing with what is there",
            work,
            ask_still,
            self._window.refused_namelessly,
            awaited=True,
        )


_UNCHANGED = "Nothing was changed."


def _names(paths: Sequence[Path]) -> str:
    name = paths[0].name or paths[0].resolve().name
    return name if len(paths) == 1 else f"{name} and {len(paths) - 1:,} more"
