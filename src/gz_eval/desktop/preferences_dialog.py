"""The preferences: looks, person, and what new evaluations and exports start from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QPushButton,
    QSpinBox,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.app.settings import Settings
from gz_eval.core.errors import UserError
from gz_eval.core.framework_file import load_framework, shipped_frameworks
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import Line, pad
from gz_eval.desktop.form_dialog import FormDialog

_THEMES = {
    "system": "As the system has it",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
MARKINGS = (
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "OFFICIAL-SENSITIVE COMMERCIAL",
)


class PreferencesDialog(FormDialog):
    """Takes preferences; nothing changes until they are accepted."""

    def __init__(
        self, parent: QWidget | None, settings: Settings, chosen: str, text_percent: int
    ) -> None:
        super().__init__(parent, "Preferences", "", "Apply")
        self._before = settings
        self.look = QComboBox()
        for key, words in _THEMES.items():
            self.look.addItem(words, key)
        self.look.setCurrentIndex(max(0, self.look.findData(chosen)))
        self.text = QSpinBox()
        self.text.setRange(75, 300)
        self.text.setSingleStep(25)
        self.text.setSuffix("%")
        self.text.setValue(text_percent)
        self.name = Line(settings.person_name)
        self.role = Line(settings.person_role)
        self.marking = QComboBox()
        self.marking.setEditable(True)
        self.marking.addItems(list(MARKINGS))
        self.marking.setCurrentText(settings.marking)
        if (line := self.marking.lineEdit()) is not None:
            pad(line)
        self.framework = ElidedBox("", 20)
        self.framework.addItem("As shipped", "")
        for shipped in shipped_frameworks():
            self.framework.addItem(load_framework(shipped).title, shipped)
        self._offer(settings.framework)
        self.places = QSpinBox()
        self.places.setRange(0, 9999)
        self.places.setSpecialValueText("As the framework says")
        self.places.setValue(settings.places)
        self.folder = Line(settings.folder)
        self.folder.setPlaceholderText("The one used last")
        self.ask_two("&Theme", self.look, "Text &size", self.text)
        self.ask_two("Your &name", self.name, "Your &role", self.role)
        self.ask(
            "Security &marking",
            self.marking,
            "On the window and on every sheet and page that is exported.",
        )
        self.ask(
            "&Framework for new evaluations",
            self.framework,
            beside=self._button("Choose a framework file", self._choose_framework),
        )
        self.ask("&Places on the shortlist for new evaluations", self.places)
        self.ask(
            "F&older to begin in",
            self.folder,
            beside=self._button("Choose a folder", self._choose_folder),
        )
        self.check()
        self.look.setFocus()

    @staticmethod
    def _button(name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton("Choose…")
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _offer(self, framework: str) -> None:
        if self.framework.findData(framework) < 0:
            self.framework.addItem(framework, framework)
        self.framework.setCurrentIndex(self.framework.findData(framework))

    @property
    def _begin_in(self) -> str:
        return self.folder.text() or self._before.last

    def _choose_framework(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Framework file", self._begin_in, "Frameworks (*.toml)"
        )
        if name:
            self._offer(name)
            self.check()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder to begin in", self._begin_in)
        if name:
            self.folder.setText(name)

    def problem(self) -> tuple[str, Tone]:
        """A framework that cannot be read."""
        chosen = str(self.framework.currentData() or "")
        if chosen and chosen not in shipped_frameworks():
            try:
                load_framework(chosen)
            except UserError as error:
                return f"{error.what} {error.advice}".strip(), Tone.BAD
        return "", Tone.SECONDARY

    @property
    def theme(self) -> str:
        """The chosen theme, by its key."""
        return str(self.look.currentData())

    @property
    def text_percent(self) -> int:
        """The size of text, in per cent of the system's."""
        return self.text.value()

    @property
    def settings(self) -> Settings:
        """The settings with what was chosen."""
        return replace(
            self._before,
            person_name=self.name.text().strip(),
            person_role=self.role.text().strip(),
            marking=self.marking.currentText().strip(),
            framework=str(self.framework.currentData() or ""),
            places=self.places.value(),
            folder=self.folder.text().strip(),
        ).within_bounds()
