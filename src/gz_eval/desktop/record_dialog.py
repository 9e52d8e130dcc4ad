"""Writes an entry of a log, words it anew, or signs it off by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QWidget

from gz_eval.app.as_seen import AsSeen
from gz_eval.app.columns import Tone
from gz_eval.app.record_rows import LOG_GUIDES, LOG_TITLES, LOG_WORDS, impact_words, signs_own
from gz_eval.app.session import Session
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord, AmendRecord, SignRecord, SignRecords
from gz_eval.core.records import Log, Record
from gz_eval.desktop.doing import do
from gz_eval.desktop.fields import Line, pad
from gz_eval.desktop.form_dialog import FormDialog, ToneLabel
from gz_eval.desktop.listed_box import listed_box
from gz_eval.desktop.person_dialog import ROLES

_LOGS = tuple(Log)


class RecordDialog(FormDialog):
    """Takes what, why and impact, and writes them down."""

    def __init__(
        self,
        session: Session,
        log: Log = Log.ASSUMPTION,
        record: Record | None = None,
        parent: QWidget | None = None,
        start: str = "",
    ) -> None:
        """Ask for a new entry of a log, which may have a `start`, or for other words of one."""
        title = "Add to a log" if record is None else f"Amend entry {record.number:,}"
        signed = record is not None and record.signed_off is not None
        intro = "The old words stay in the history." if record is not None else ""
        if signed:
            intro += " The entry is signed off: new words have to be signed off again."
        super().__init__(parent, title, intro, "Add" if record is None else "Amend")
        self.session = session
        if record is not None:
            self.made_of(_as_seen(session, record), session)
        self.record = record
        self._start = start.strip()
        self.log = QComboBox(self)
        self.log.addItems([LOG_TITLES[one] for one in _LOGS])
        self.log.setCurrentIndex(_LOGS.index(record.log if record is not None else log))
        self.guide = ToneLabel("", Tone.SECONDARY)
        self.guide.setParent(self)
        if record is None:
            self.ask("&Log", self.log)
            self.body.addWidget(self.guide)
        else:
            self.log.hide()
            self.guide.hide()
            self.tell("Log", LOG_WORDS[record.log])
        self.what = self.paragraph(3)
        self.why = self.paragraph(3)
        self.impact = self.paragraph(2)
        if record is not None and record.of_import:  # what was found in a file is nobody's to word
            self.tell("What", record.what)
            self.tell(impact_words(record), record.impact)
            for box in (self.what, self.impact):
                box.setParent(self)
                box.hide()
            self.ask("Wh&y", self.why, "What is to be known of the file, and where that is from.")
        else:
            self.ask("&What", self.what)
            self.ask("Wh&y", self.why, "What supports it, and where that comes from.")
            self.ask("&Impact", self.impact, "What would change if it were otherwise.")
        if start:
            self.what.setPlainText(start)
            self.what.moveCursor(QTextCursor.MoveOperation.End)
        if record is not None:
            self.what.setPlainText(record.what)
            self.why.setPlainText(record.why)
            self.impact.setPlainText(record.impact)
            for box in (self.what, self.why, self.impact):  # one goes on, or corrects the last
                box.moveCursor(QTextCursor.MoveOperation.End)
        self.log.currentIndexChanged.connect(self._guide)
        self._guide()
        self.check()
        (self.why if self.what.isHidden() else self.what).setFocus()

    @property
    def chosen_log(self) -> Log:
        """The log that the entry goes to."""
        return self.record.log if self.record is not None else _LOGS[self.log.currentIndex()]

    @property
    def command(self) -> AddRecord | AmendRecord:
        """What the person wants done."""
        texts = tuple(box.toPlainText().strip() for box in (self.what, self.why, self.impact))
        if self.record is None:
            return AddRecord(self.chosen_log, *texts)
        if self.record.of_import:  # to the letter: a box makes other spaces of some
            return AmendRecord(self.record.number, self.record.what, texts[1], self.record.impact)
        return AmendRecord(self.record.number, *texts)

    def problem(self) -> tuple[str, Tone]:
        """What still stops it."""
        said = self.what.toPlainText().strip()
        if not said or said == self._start:
            return "Say what it is.", Tone.SECONDARY
        command, old = self.command, self.record
        same = old is not None and (command.what, command.why, command.impact) == (
            old.what,
            old.why,
            old.impact,
        )
        return ("The words are the same as before." if same else ""), Tone.SECONDARY

    def act(self) -> bool:
        """Write it down."""
        return do(self, self.session, self.command, seen=self.seen)

    def _guide(self) -> None:
        self.guide.setText(LOG_GUIDES[self.chosen_log])


def _as_seen(session: Session, record: Record) -> AsSeen[object]:
    """An entry of a log as it is shown."""
    return AsSeen(lambda: record in session.project.records)


def _in_short(record: Record) -> str:
    """What an entry says, and who wrote it, in a line."""
    by, words = record.stamp.by.name, " ".join(record.what.split())
    what = f"{LOG_WORDS[record.log]} {record.number:,}: {words}"
    return f"{what} (written by {by})" if by else what


class SignRecordDialog(FormDialog):
    """Takes the name of who signs entries off, and records it of all of them at once."""

    def __init__(
        self, session: Session, records: Sequence[Record], parent: QWidget | None = None
    ) -> None:
        person = session.person
        one = records[0] if len(records) == 1 else None
        title = (
            f"Sign off entry {one.number:,}"
            if one is not None
            else f"Sign off {len(records):,} entries"
        )
        intro = "It stands beside the entry until its words change."
        if one is None:
            intro = "It stands beside each entry until its words change. One undo takes it back."
        super().__init__(parent, title, intro, "Sign off")
        self.session = session
        self.records = tuple(records)
        self.made_of(
            AsSeen(lambda: all(each in session.project.records for each in self.records)), session
        )
        if one is not None:
            self._tell_one(one)
        else:
            entries = listed_box([_in_short(record) for record in records], "Entries")
            entries.setMaximumHeight(entries.minimumHeight())
            self.ask("&Entries", entries)
        self.name = Line(person.name)
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.addItems(ROLES)
        self.role.setCurrentText(person.role)
        self.ask("Signed off &by", self.name)
        self.ask("&Role", self.role)
        if (line := self.role.lineEdit()) is not None:
            line.setAccessibleName("Role")
            pad(line)
        self.own = ToneLabel("", Tone.WARNING, lines=1)
        self.body.addWidget(self.own)
        self.name.textChanged.connect(self._look_at_name)
        self._look_at_name()
        self.name.setFocus()

    def _tell_one(self, record: Record) -> None:
        self.tell(LOG_WORDS[record.log], record.what)
        if record.why:
            self.tell("Why", record.why)
        if record.impact:
            self.tell(impact_words(record), record.impact)
        if record.stamp.by.name:
            self.tell("Written by", str(record.stamp.by))

    def _look_at_name(self) -> None:
        """Say whether who signs wrote it: that is allowed, and seen by whoever looks later."""
        own = sum(signs_own(record, self._by) for record in self.records)
        if not own:
            said = ""
        elif len(self.records) == 1:
            said = "The same person wrote it: nobody else has checked it, and the logs say so."
        else:
            said = (
                f"The same person wrote {own:,} of them: nobody else has checked"
                f" {'it' if own == 1 else 'those'}, and the logs say so."
            )
        self.own.setText(said)
        self.check()

    @property
    def _by(self) -> Person:
        return Person(self.name.text().strip(), self.role.currentText().strip())

    @property
    def command(self) -> SignRecord | SignRecords:
        """What the person wants done."""
        numbers = tuple(record.number for record in self.records)
        return (
            SignRecord(*numbers, self._by) if len(numbers) == 1 else SignRecords(numbers, self._by)
        )

    def problem(self) -> tuple[str, Tone]:
        """What still stops it."""
        return ("" if self.name.text().strip() else "Say who signs it off."), Tone.SECONDARY

    def act(self) -> bool:
        """Record it."""
        return do(self, self.session, self.command, seen=self.seen)
