"""Signs the ranking off: four people by name, and what is frozen with them."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from gz_eval.app.as_seen import whole
from gz_eval.app.columns import Tone
from gz_eval.app.freezing import approving_own_work, freezing
from gz_eval.app.session import Session
from gz_eval.app.signing import sign_off
from gz_eval.core.errors import UserError
from gz_eval.core.governance_commands import SignOffRanking
from gz_eval.core.progress import Progress
from gz_eval.core.wording import listed
from gz_eval.desktop import theme
from gz_eval.desktop.choice_dialog import tell
from gz_eval.desktop.doing import do
from gz_eval.desktop.fields import Line
from gz_eval.desktop.form_dialog import FormDialog, ToneLabel
from gz_eval.desktop.working_window import WorkingWindow

# The roles of HM Treasury's AQuA Book (June 2025), in a line each.
ROLES = {
    "commissioner": "Asked for the evaluation, and says what it is to be used for.",
    "analyst": "Carried the evaluation out, and checked it.",
    "assurer": "Checked that it is fit for that use. Never the analyst.",
    "approver": "Answers for it: weighs what analyst and assurer say, and lets it be used.",
}


_LABEL = "Signing off the ranking"


class SignOffDialog(FormDialog):
    """Takes four names, and signs the ranking off as it stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Ask. Raises UserError while there is no ranking, or none may be shown."""
        seen = whole(session)  # all that there is is frozen, and more than is told here
        found = freezing(session)
        intro = (
            "A copy of the ranking is frozen with these four names. Later changes never touch it."
        )
        super().__init__(parent, "Sign off the ranking", intro, "Sign off")
        self.session = session
        self.made_of(seen, session)
        self._signing = False
        self.spared.append(self.intro)
        for label, said in found.facts:
            self.tell(label, said)
        self.body.addSpacing(theme.TIGHT)
        self.warnings = tuple(ToneLabel(f"Note: {one}", Tone.WARNING) for one in found.warnings)
        for warning in self.warnings:
            self.body.addWidget(warning)
        self.names: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.MEDIUM)
        for number, (role, about) in enumerate(ROLES.items()):
            name = self.names[role] = Line()
            if session.person.role.casefold() == role:
                name.setText(session.person.name)
            name.textChanged.connect(self.check)
            question = self.question(role.capitalize(), name, about, spared=True)
            grid.addLayout(question, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self.body.addSpacing(theme.MEDIUM)
        self.body.addLayout(grid)
        self.same = ToneLabel("", Tone.BAD, lines=1)  # its room is kept: no field moves by it
        self.same.setAccessibleName("Who has two roles")
        self.above_buttons(self.same)
        self.file = ToneLabel("", Tone.WARNING)
        self.file.setAccessibleName("The file by now")
        self.file.hide()
        self.above_buttons(self.file)
        self.check()
        next((one for one in self.names.values() if not one.text()), self.go).setFocus()

    def tell_file(self, told: str) -> None:
        """Say that somebody else has gone on with the file; nothing where `told` is empty."""
        self.file.setText(f"Note: {told}" if told else "")
        self.file.setVisible(bool(told))
        if self.isVisible():
            self._grow()

    def problem(self) -> tuple[str, Tone]:
        """What still stops it."""
        if self._signing:
            return "The ranking is being signed off.", Tone.SECONDARY
        given = {role: " ".join(name.text().split()) for role, name in self.names.items()}
        analyst = given["analyst"]
        same = bool(analyst) and analyst.casefold() == given["assurer"].casefold()
        own = approving_own_work(analyst, given["assurer"], given["approver"])
        said = f"Note: {own}" if own else ""
        if same:
            said = f"{analyst} is the analyst: somebody else has to assure the ranking."
        if self.same.text() != said:
            self.same.say(said, Tone.BAD if same else Tone.WARNING)
            if self.isVisible():
                self._grow()  # a long name may take a second line
        if same:
            return "The assurer cannot be the analyst.", Tone.BAD
        lacking = [role for role, name in given.items() if not name]
        if len(lacking) == len(given):
            return "Give all four names.", Tone.SECONDARY
        if lacking:
            return f"Name {listed([f'the {role}' for role in lacking])}.", Tone.SECONDARY
        return "", Tone.SECONDARY

    def act(self) -> bool:
        """Sign it off: the dialog stays until the copy is made and committed.

        Of thousands of bids that takes longer than a window may be away for.
        """
        session, given = self.session, [self.names[role].text() for role in ROLES]
        window = self._window_over
        if window is None:
            return do(self, session, sign_off(session, *given), seen=self.seen)

        def make(progress: Progress) -> SignOffRanking:
            progress(_LABEL, 0, 0)
            command = sign_off(session, *given)
            session.prepare(command)
            return command

        def commit(command: SignOffRanking) -> None:
            if not self._signing:  # thought better of meanwhile
                session.let_go(command)
                return
            if self.outdated:
                refuse(
                    UserError(
                        "The evaluation was changed while it was being signed off, so nothing was.",
                        "Look at what has changed, then sign the ranking off again.",
                    )
                )
                return
            self._settle()
            if do(self, session, command, seen=self.seen):
                QDialog.accept(self)

        def refuse(error: UserError) -> bool:
            if self._signing:  # else the dialog may be gone
                self._settle()
                tell(self, error)
            return True

        self._signing = True
        self.check()
        window.work_on(_LABEL, make, commit, refuse, failed=self._settle, stoppable=False)
        return False

    @property
    def _window_over(self) -> WorkingWindow | None:
        """The window it is open over, if that is one that works in the background."""
        parent = self.parentWidget()
        over = parent.window() if parent is not None else None
        return over if isinstance(over, WorkingWindow) else None

    def _settle(self) -> None:
        """It is over, however it ended: nobody is to wait for it any more."""
        if self._signing:  # else the dialog may be gone
            self._signing = False
            self.check()

    def reject(self) -> None:
        self._signing = False
        super().reject()
