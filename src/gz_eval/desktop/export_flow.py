"""Writing the shortlist to a file, in the background, as it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gz_eval.desktop.files import ended
from gz_eval.desktop.page_kinds import EXPORT

if TYPE_CHECKING:
    from collections.abc import Callable

    from gz_eval.app.document import Document
    from gz_eval.app.export_choices import Format, Source, Wish
    from gz_eval.core.progress import Progress
    from gz_eval.desktop.export_page import Written
    from gz_eval.desktop.window import MainWindow


class ExportFlow:
    """Asks where to, writes, and says where it is."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def take_in(self, page: QWidget) -> None:
        """Do what the page of exports asks for; say on pictures of charts what exports say."""
        from gz_eval.desktop.export_page import ExportPage

        document = self._window.documents.document
        if isinstance(page, ExportPage) and document is not None:
            page.write_wanted.connect(self.choose_wish)
            page.work_wanted.connect(self._window.work_on)
            marking = self._window.remembered.settings.marking
            page.start_with(marking, lambda: (document.name, document.workfile.head))
        elif document is not None and (taker := getattr(page, "taker", None)) is not None:
            remembered = self._window.remembered
            taker.files = self._window.documents.files
            taker.told_of = lambda: (document.name, remembered.settings.marking)

    def mark(self, marking: str) -> None:
        """Offer another marking on the page of exports from now on."""
        page = self._window.pages.page(EXPORT)
        if page is not None and (usual := getattr(page, "show_usual_marking", None)) is not None:
            usual(marking)

    def choose_wish(self, wish: Wish) -> None:
        """Ask where to, and write what was chosen on the page of exports."""
        if not wish.source.entry and self._window.pages.settle_first("export the shortlist"):
            return
        from gz_eval.app.export_choices import FORMATS

        form = next(one for one in FORMATS if one.ending == wish.ending)
        files = self._window.documents.files
        path = files.to_save(self._window, "Export", wish.suggested, _kind(form))
        if path is not None and (whole := ended(self._window.banner.say, path, (wish.ending,))):
            self.write(whole, wish)

    def choose(self) -> None:
        """Ask where to, and write the ranking there; on the page of exports, what is chosen there.

        What is looked at is what is meant: another marking, or a ranking that was signed off.
        """
        page = self._window.pages.currentWidget()
        if self._window.pages.key == EXPORT and (ask := getattr(page, "want_written", None)):
            ask()
            return
        if self._window.pages.settle_first("export the shortlist"):
            return
        from gz_eval.app.export_choices import NOW

        self._ask("Export shortlist", NOW)

    def choose_sign_off(self, number: int) -> None:
        """Ask where to, and write the ranking that an entry of the history signed off."""
        from gz_eval.app.export_choices import source_of
        from gz_eval.app.signing import signed_by

        document = self._window.documents.document
        if document is None:
            return
        self._ask("Export sign-off", source_of(signed_by(document.session, number)))

    def _ask(self, title: str, source: Source) -> None:
        """Ask where to, and as which kind where the name that is typed does not say; write it."""
        from gz_eval.app.export_choices import FORMATS

        kinds = {_kind(one): one.ending for one in FORMATS}
        offered = f"{source.name}{FORMATS[0].ending}"
        files = self._window.documents.files
        found = files.to_save_as(self._window, title, offered, ";;".join(kinds))
        if found is None:
            return
        path, kind = found
        wanted = kinds.get(kind, FORMATS[0].ending)
        endings = (wanted, *(one for one in kinds.values() if one != wanted))
        if whole := ended(self._window.banner.say, path, endings):
            self.write(whole, self._usual(source, whole))

    def _usual(self, source: Source, path: Path) -> Wish:
        """What is wanted where nothing else was chosen: a sign-off has today beside it."""
        from gz_eval.app.export_choices import Wish

        marking = self._window.remembered.settings.marking
        return Wish(source, path.suffix.lower(), marking, bool(source.entry))

    def write(self, path: Path, wish: Wish) -> None:
        """Write the ranking as it is kept, or one that was signed off."""
        document = self._window.documents.document
        if document is None:
            return
        project = document.session.project
        signed = bool(wish.source.entry)
        to_file = self._sign_off(document, wish) if signed else self._ranking(document, wish)

        def work(progress: Progress) -> Written:
            from gz_eval.desktop.export_page import Written

            progress(f"Writing {path.name}", 0, 0)
            to_file(path, progress)
            return Written(path, _digest(path), wish, project)

        self._window.banner.hide()
        self._window.watch.look()  # before it is written, so that what is said of it holds
        label = f"Writing {path.name}"
        self._window.work_on(label, work, self._tell, lasting=True, awaited=True)

    def _ranking(self, document: Document, wish: Wish) -> Callable[[Path, Progress], None]:
        """What writes the ranking as it is kept now."""
        project, evaluation = document.session.project, document.session.evaluation
        head, name = document.workfile.head, document.name

        def to_file(path: Path, progress: Progress) -> None:
            from gz_eval.export import Imprint, write

            write(
                project,
                evaluation,
                path,
                imprint=Imprint(name, wish.marking),
                log_head=head,
                progress=progress,
            )

        return to_file

    def _sign_off(self, document: Document, wish: Wish) -> Callable[[Path, Progress], None]:
        """What writes a ranking that was signed off, if that is wanted beside today's."""
        from gz_eval.app.signing import before_of, fate_of, signed_by

        session, name = document.session, document.name
        signed = signed_by(session, wish.source.entry)
        fate = fate_of(session, signed)
        before = before_of(session.entries, signed.entry.number)
        then = session.state(signed.entry.number)
        shown = wish.beside and not session.project.scores_hidden
        today = session.evaluation if shown else None
        overrides = session.project.overrides

        def to_file(path: Path, progress: Progress) -> None:
            from gz_eval.export import Imprint, write_sign_off

            write_sign_off(
                signed.sign_off,
                path,
                imprint=Imprint(name, wish.marking),
                beside=today,
                overrides=overrides,
                fate=fate,
                later=signed.later,
                before=before,
                then=then,
                progress=progress,
            )

        return to_file

    def _tell(self, written: Written) -> None:
        from gz_eval.desktop.export_page import ExportPage

        self._window.banner.say(f"Exported to {written.path}.", self._window.watch.told, bad=False)
        page = self._window.pages.page(EXPORT)
        if isinstance(page, ExportPage):
            page.tell_written(written)


def _kind(form: Format) -> str:
    """A format as a file dialog has it: "CSV (*.csv)"."""
    return form.label.replace("(.", "(*.")


def _digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    import hashlib

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
