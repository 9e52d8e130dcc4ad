"""A small waterfall from 0 to a bid's score, with the shortlist's line through it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gz_eval.app.why_text import Waterfall
from gz_eval.charts.apart_names import shortened_apart
from gz_eval.desktop import theme
from gz_eval.desktop.painted import Painted

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WaterfallView(Painted):
    """Paints a `Waterfall`; what it shows is also its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Waterfall | None = None
        self.setAccessibleName("Points by pillar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_waterfall(self, shown: Waterfall) -> None:
        """Show another bid's, or another score's."""
        resized = self._shown is None or len(shown.steps) != len(self._shown.steps)
        self._shown = shown
        self.setAccessibleDescription(shown.spoken)
        told = [shown.told(step) for step in shown.steps]
        self.setToolTip("\n".join((*told, *filter(None, (shown.rounded,)))))
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        steps = len(self._shown.steps) if self._shown is not None else 4
        return QSize(theme.em(self) * 14, self._row() * (steps + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(self) * 8, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _row(self) -> int:
        return round(theme.em(self) * 1.65)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        shown, scheme = self._shown, theme.tokens(self.palette())
        painter = QPainter(self)
        strong = theme.strong_font(self)
        metrics, strong_metrics = QFontMetrics(self.font()), QFontMetrics(strong)
        row = self._row()
        gap = theme.SMALL
        labels = max(
            strong_metrics.horizontalAdvance("Score"),
            *(metrics.horizontalAdvance(step.label) for step in shown.steps),
        )
        labels = min(labels + 2, self.width() * 2 // 5)
        names = shortened_apart(
            [step.label for step in shown.steps], labels, metrics.horizontalAdvance
        )
        left = labels + gap
        figures = strong_metrics.horizontalAdvance("+00.0") + gap
        width = max(20, self.width() - left - figures)

        def x(points: float) -> float:
            return left + width * min(max(points, 0.0), 100.0) / 100.0

        bottom = row * (len(shown.steps) + 1)
        if shown.line is not None:
            painter.setPen(QPen(theme.color(scheme.secondary), 1))
            painter.drawLine(QPointF(x(shown.line), 0), QPointF(x(shown.line), bottom + row * 0.15))

        def bar(
            number: int,
            start: float,
            end: float,
            color: QColor,
            label: str,
            text: str,
            reach: float = 0.0,
            counted: float = 0.0,
        ) -> None:
            """A bar, with its figure behind it and behind what `reach` says lies there too.

            The end of it that is `counted` for missing evidence is hatched: nobody earned it.
            """
            top = number * row
            thick = row * 0.55
            painter.setPen(theme.color(scheme.text))
            painter.drawText(QRectF(0, top, labels, row), _RIGHT, label)
            box = QRectF(x(start), top + (row - thick) / 2, max(1.0, x(end) - x(start)), thick)
            painter.fillRect(box, color)
            if counted:
                unearned = box.adjusted(x(end - counted) - box.left(), 0, 0, 0)
                painter.fillRect(unearned, theme.color(scheme.background))
                painter.fillRect(unearned, QBrush(color, Qt.BrushStyle.BDiagPattern))
                painter.setPen(QPen(color, 1))
                painter.drawRect(unearned)
                painter.setPen(theme.color(scheme.text))
            place = QRectF(
                max(box.right(), x(reach)) + 4, top, strong_metrics.horizontalAdvance(text) + 2, row
            )
            # The line must not run through a figure.
            painter.fillRect(place.adjusted(-1, 3, 0, -3), theme.color(scheme.background))
            painter.drawText(place, _LEFT, text)

        reached = 0.0
        painter.setFont(self.font())
        for number, step in enumerate(shown.steps):
            start, reached = reached, reached + step.points
            bar(
                number,
                start,
                reached,
                theme.color(scheme.background) if step.absent else scheme.pillar(number),
                names[number],
                step.absent or f"+{shown.number(step.points)}",
                counted=step.counted,
            )
            painter.setPen(QPen(theme.color(scheme.secondary), 1, Qt.PenStyle.DotLine))
            down = number * row + row * 0.775
            painter.drawLine(QPointF(x(reached), down), QPointF(x(reached), down + row * 0.45))
        painter.setFont(strong)
        last = len(shown.steps)
        open_ = shown.upper - shown.lower > 10**-shown.places / 2
        bar(
            last,
            0.0,
            shown.total,
            theme.color(scheme.accent),
            "Score",
            shown.number(shown.total),
            shown.upper if open_ else 0.0,
        )
        if open_:
            self._whisker(painter, x(shown.lower), x(shown.upper), (last + 0.5) * row, row * 0.2)
        painter.setFont(theme.caption_font(self))
        painter.setPen(theme.color(scheme.secondary))
        self._caption(painter, x, bottom, row)
        painter.end()

    def _whisker(
        self, painter: QPainter, low: float, high: float, middle: float, cap: float
    ) -> None:
        scheme = theme.tokens(self.palette())
        for color, pen in ((scheme.background, 3), (scheme.text, 1)):
            painter.setPen(QPen(theme.color(color), pen))
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for end in (low, high):
                painter.drawLine(QPointF(end, middle - cap), QPointF(end, middle + cap))

    def _caption(
        self, painter: QPainter, x: Callable[[float], float], bottom: int, row: int
    ) -> None:
        """What the line means, below it, kept inside the widget."""
        if self._shown is None or self._shown.line is None:
            return
        text = f"shortlist line {self._shown.number(self._shown.line)}"
        wide = painter.fontMetrics().horizontalAdvance(text) + 4
        left = min(max(0.0, x(self._shown.line) - wide / 2), self.width() - wide)
        painter.drawText(QRectF(left, bottom + row * 0.15, wide, row * 0.8), _LEFT, text)
