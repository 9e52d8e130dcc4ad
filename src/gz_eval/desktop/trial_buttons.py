"""What ends a trial: Keep and Put back, with the letters and the keys that do the same."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.refusal import changing, refusal_of

_KEEP, _PUT_BACK = "Ctrl+Return", "Ctrl+Backspace"
_KEYS = f"Keys: {_KEEP}, {_PUT_BACK}"


class TrialButtons(Arranged, QWidget):
    """`kept` and `dropped` are sent by the buttons, and by the keys of the page they are told of.

    `one_back` has a menu that is to be filled.
    """

    kept = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep_it = page_action(self, "Keep this change", "Make it the evaluation", _KEEP)
        self.keep_it.triggered.connect(lambda _checked=False: self.kept.emit())
        changing(self.keep_it)
        self.keep = ActionButton(self.keep_it, "&Keep")
        self.keep.setAccessibleName("Keep this change")
        self.put_back = QPushButton("Put &back")
        self.put_back.setToolTip(f"Put everything back as it was ({_PUT_BACK})")
        self.put_back.setAccessibleName("Put everything back as it was")
        self.put_back.clicked.connect(self.dropped)
        self.one_back = QPushButton("Put &one back")
        self.one_back.setToolTip("List all that is tried, and put one change back")
        self.one_back.setMenu(QMenu(self.one_back))
        self.one_back.menu().setToolTipsVisible(True)
        for button in (self.keep, self.put_back, self.one_back):
            button.setAutoDefault(False)
        self.keys = QLabel(_KEYS)
        self.keep_it.changed.connect(self._tell)
        theme.as_caption(self.keys)
        self.keys.setWordWrap(True)
        self.keys.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.SMALL)
        for button in (self.keep, self.put_back, self.one_back):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, theme.TIGHT, 0, 0)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.keys, 1)

    def answer_keys(self, page: QWidget) -> None:
        """Have the keys do the same wherever the focus is while a page is seen."""
        page.addAction(self.keep_it)
        # A button's own shortcut would answer a tenth of a second late, with a picture of a press.
        QShortcut(QKeySequence(_PUT_BACK), page).activated.connect(self.dropped)

    def _tell(self) -> None:
        """Tell the keys; where Keep is refused, why, and the key of what can be done."""
        why = refusal_of(self.keep_it)
        told = f"{why} {_PUT_BACK} puts back." if why else _KEYS
        if told != self.keys.text():
            self.keys.setText(told)
            self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the buttons alone: the keys are told below them then."""
        return QSize(self._row.minimumSize().width(), super().minimumSizeHint().height())

    def _tells_beside(self, width: int) -> bool:
        told = self.keys.fontMetrics().horizontalAdvance(self.keys.text())
        return self._row.sizeHint().width() + theme.MEDIUM + told <= width

    def height_in(self, width: int) -> int:
        """How high they are in a width, also before they are seen and arranged."""
        margins, row = self._layout.contentsMargins(), self._row.sizeHint().height()
        below = 0 if self._tells_beside(width) else theme.TIGHT + self.keys.heightForWidth(width)
        return margins.top() + margins.bottom() + row + below

    def arrange(self) -> None:
        """The keys are told beside the buttons where there is room for both."""
        beside = self._tells_beside(self.width())
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._layout.setSpacing(theme.MEDIUM if beside else theme.TIGHT)
