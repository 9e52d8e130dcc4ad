"""A box of choices whose longest text is seen while there is room, and ends in … where not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from gz_eval.desktop import theme

_LEAST = 8  # letters that are seen however little room there is


class ElidedBox(QComboBox):
    """Choices under a name. The whole text is its tooltip.

    It is as wide as its longest text, or with `letters` takes what room there is beyond so many.
    """

    def __init__(self, name: str, letters: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._letters = letters
        if letters:
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.setMinimumContentsLength(letters)
        else:
            policy = QComboBox.SizeAdjustPolicy.AdjustToContents
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(policy)
        self.currentTextChanged.connect(self.setToolTip)

    def sizeHint(self) -> QSize:
        """The longest text, and a little more: a style's own reckoning falls short of its frame."""
        return super().sizeHint() + QSize(theme.MEDIUM, 0)

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        if self._letters:
            return wanted
        return QSize(min(wanted.width(), theme.letters(self, _LEAST + 6)), wanted.height())

    @property
    def shown_text(self) -> str:
        """The text as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        width = room.width() - 4  # what the style keeps free round the text
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """The list is as wide as its texts, whatever the box is."""
        view = self.view()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wanted = view.sizeHintForColumn(0) + bar + theme.SMALL
        view.setMinimumWidth(min(wanted, self.window().width() - theme.PAGE))
        super().showPopup()
