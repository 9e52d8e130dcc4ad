"""Colours, type and spaces of every window, light and dark, in one place.

Widgets ask `tokens(palette)` when they paint, so a change of the system's scheme needs nothing but
a new palette. Sizes come from font metrics: at 200 % text everything grows with the letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QProxyStyle,
    QStyleFactory,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.desktop.schemes import CONTRAST_DARK as CONTRAST_DARK
from gz_eval.desktop.schemes import CONTRAST_LIGHT as CONTRAST_LIGHT
from gz_eval.desktop.schemes import DARK as DARK
from gz_eval.desktop.schemes import LIGHT as LIGHT
from gz_eval.desktop.schemes import SCHEMES as SCHEMES
from gz_eval.desktop.schemes import Tokens as Tokens
from gz_eval.desktop.schemes import color as color

# Spaces in pixels at normal text: between related things, between things, around panels.
TIGHT, SMALL, MEDIUM, LARGE, PAGE = 4, 8, 12, 16, 24


# A scheme is known by its ground and its text; tooltips have the text that no widget changes.
# What Fusion frames and ticks has the second ground, see `wear`.
_BY_GROUND = {
    (color(ground).rgb(), color(one.text).rgb()): one
    for one in SCHEMES
    for ground in (one.background, one.frame)
}


def tokens(palette: QPalette) -> Tokens:
    """The scheme a palette belongs to: a widget that paints asks with its own.

    One that is greyed has other colours now, and is of the same scheme.
    """
    role, active = QPalette.ColorRole, QPalette.ColorGroup.Active
    window = palette.color(active, role.Window)
    return _BY_GROUND.get((window.rgb(), palette.color(active, role.ToolTipText).rgb())) or (
        DARK if window.lightness() < 128 else LIGHT
    )


def palette_for(scheme: Tokens) -> QPalette:
    """A whole palette for a scheme, so that Qt's own widgets fit in."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    text, background = color(scheme.text), color(scheme.background)
    for part, value in (
        (role.Window, background),
        (role.Base, background),
        (role.AlternateBase, color(scheme.surface)),
        (role.WindowText, text),
        (role.Text, text),
        (role.ButtonText, text),
        (role.BrightText, color(scheme.bad)),
        (role.Button, color(scheme.surface)),
        (role.Light, color(scheme.surface)),
        (role.Midlight, color(scheme.line)),
        (role.Mid, color(scheme.line)),
        (role.Dark, color(scheme.secondary)),
        (role.Shadow, color(scheme.line)),
        (role.Highlight, color(scheme.selection)),
        (role.HighlightedText, text),
        (role.Accent, color(scheme.accent)),
        (role.Link, color(scheme.accent)),
        (role.LinkVisited, color(scheme.accent)),
        (role.ToolTipBase, color(scheme.surface)),
        (role.ToolTipText, text),
        (role.PlaceholderText, color(scheme.secondary)),
    ):
        palette.setColor(part, value)
    faint = color(scheme.disabled)
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, part, faint)
    return palette


def wear(app: QApplication, scheme: Tokens) -> None:
    """Dress the application in one scheme."""
    palette = palette_for(scheme)
    app.setPalette(palette)
    # Fusion draws frames, and the boxes to tick in a list, a little darker than the window: on a
    # dark ground nobody sees them. None of these widgets paints the window's colour but there.
    buttons = QPalette(palette)
    if scheme in (CONTRAST_DARK, CONTRAST_LIGHT):  # lines as strong as text: buttons' edges too
        buttons.setColor(QPalette.ColorRole.Window, color(scheme.frame))
        off = QPalette.ColorGroup.Disabled  # not by the ink of the words alone
        buttons.setColor(off, QPalette.ColorRole.Window, color(scheme.disabled))
    palette.setColor(QPalette.ColorRole.Window, color(scheme.frame))
    fields = QPalette(palette)
    fields.setColor(QPalette.ColorRole.Base, color(scheme.field))
    hint = color(scheme.disabled)  # fainter than what is typed in every scheme, and read
    fields.setColor(QPalette.ColorRole.PlaceholderText, hint)
    for names, worn in (
        ("QPushButton QToolButton QComboBox", buttons),
        ("QListView QTreeView", palette),
        ("QLineEdit QAbstractSpinBox QPlainTextEdit QCheckBox QRadioButton", fields),
    ):
        for name in names.split():
            app.setPalette(worn, name)  # type: ignore[arg-type]  # the stub wants bytes, Qt a str


_USUAL = 16  # pixels of a line of text that Fusion's signs go with
_GROWTH = "gz_eval-growth"  # the application's property that says how grown its style is
_LARGE = 1.2  # from so many times that on, the signs are grown


def growth(font: QFont) -> float:
    """How many times as large as usual the signs are to be with a font; 1.0 for usual text."""
    times = QFontMetrics(font).height() / _USUAL
    return round(times, 2) if times >= _LARGE else 1.0


def write_in(app: QApplication, font: QFont) -> None:
    """Have the application write in a font, and the signs of Qt's widgets go with it."""
    wanted = growth(font)
    worn = app.style()
    if app.property(_GROWTH) != wanted or not isinstance(worn, QProxyStyle):
        app.setProperty(_GROWTH, wanted)
        # The style first: layouts are not told of it, and of another font they are.
        style = QStyleFactory.create("Fusion")
        if wanted != 1.0:
            from gz_eval.desktop.grown_style import GrownStyle

            style = GrownStyle(wanted)
        # What is worn stays, and only what is behind it changes: of another style Qt tells every
        # widget there is, in one turn, those of pages that nobody sees among them.
        if not isinstance(worn, QProxyStyle):
            app.setStyle(worn := QProxyStyle())
        style.setParent(worn)  # else it goes with its last name in Python
        worn.setBaseStyle(style)
    if app.font() != font:
        app.setFont(font)


_ROW_SPACE = 12  # pixels: what a row has above and below its text together, at most
_TITLE, _CAPTION = 1.2, 0.92  # of the size of text
_VOICE = "gz_eval-voice"  # the property that says how a widget speaks
_LETTERS = "gz_eval-letters"  # the property that says how many letters wide it is at least
_MOST = "gz_eval-most-letters"  # the property that says how many letters wide it is at most
_HELD = "gz_eval-held"  # the property that says that the size of its text is not to follow yet
# What keeps measures of the style until it is told of another one, whatever its font.
_KEEPS_MEASURES = (QComboBox, QAbstractSpinBox, QAbstractScrollArea, QToolButton)


def em(widget: QWidget) -> int:
    """The height of a line of text in a widget, in pixels: the unit of every size."""
    return QFontMetrics(widget.font()).height()


def row_height(widget: QWidget) -> int:
    """The height of a row in a table or a list, in pixels.

    White space grows with the text only so far: at large text the room is wanted for rows.
    """
    line = em(widget)
    return line + min(round(line * 0.7), _ROW_SPACE)


def cell_pad(widget: QWidget) -> int:
    """What a cell keeps free at the left and the right of its text, in pixels."""
    return min(max(TIGHT, em(widget) // 2), SMALL)


def letters(widget: QWidget, count: int) -> int:
    """The width of `count` average characters in a widget, in pixels."""
    return QFontMetrics(widget.font()).averageCharWidth() * count


def dialog_column(dialog: QWidget, spacing: int = SMALL) -> QVBoxLayout:
    """The column of a dialog that shows much: what it is, what it shows, what can be done."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(PAGE, LARGE, PAGE, LARGE)
    column.setSpacing(spacing)
    return column


def caption_font(widget: QWidget) -> QFont:
    """For what stands beside or below something more important."""
    return _scaled(widget.font(), _CAPTION)


def strong_font(widget: QWidget) -> QFont:
    """The widget's font in bold."""
    return _scaled(widget.font(), 1.0, bold=True)


def as_title(widget: QWidget) -> None:
    """Have a widget speak as titles do, whatever size of text is chosen later."""
    _speak(widget, "title")


def as_caption(widget: QWidget) -> None:
    """Have a widget speak as captions do, whatever size of text is chosen later."""
    _speak(widget, "caption")


def as_strong(widget: QWidget) -> None:
    """Have a widget speak in bold, whatever size of text is chosen later."""
    _speak(widget, "strong")


def at_least(widget: QWidget, count: int) -> None:
    """Never have a widget narrower than so many letters, whatever size of text is chosen later."""
    widget.setProperty(_LETTERS, count)
    # The application's font: at a change of it the widget may not have it yet.
    metrics = QFontMetrics(QApplication.font(widget))
    widget.setMinimumWidth(metrics.averageCharWidth() * count)


def at_most(widget: QWidget, count: int) -> None:
    """Never have a widget wider than so many letters, whatever size of text is chosen later."""
    widget.setProperty(_MOST, count)
    metrics = QFontMetrics(QApplication.font(widget))  # as in `at_least`
    widget.setMaximumWidth(metrics.averageCharWidth() * count)


def follow_text(window: QWidget) -> None:
    """The window's font is another: give it to what has a font of its own in there.

    Qt hands the new font down only to widgets that were never given one. What is measured in
    letters is measured anew. What is held is left alone, with all that is in it.
    """
    for widget in _following(window):
        if voice := widget.property(_VOICE):
            _speak(widget, voice)
        if count := widget.property(_LETTERS):
            at_least(widget, count)
        if count := widget.property(_MOST):
            at_most(widget, count)
        if isinstance(widget, _KEEPS_MEASURES):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
            widget.updateGeometry()


def _following(window: QWidget) -> Iterator[QWidget]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for child in window.findChildren(QWidget, options=direct):
        if not child.property(_HELD):
            yield child
            yield from _following(child)


def hold_text(page: QWidget) -> None:
    """Have a page stay as it is while the size of text changes, until `let_text_follow`."""
    now, held = page.font(), QFont()
    if now.pointSizeF() > 0:
        held.setPointSizeF(now.pointSizeF())
    else:
        held.setPixelSize(now.pixelSize())
    page.setProperty(_HELD, True)
    page.setFont(held)


def hand_font_down(page: QWidget) -> None:
    """Do the first half of `let_text_follow`, where both are too much for one turn."""
    page.setFont(QFont())


def let_text_follow(page: QWidget) -> None:
    """Have a page that was held follow the size of text."""
    if page.property(_HELD):
        page.setProperty(_HELD, None)
        hand_font_down(page)
        follow_text(page)


def _speak(widget: QWidget, voice: str) -> None:
    widget.setProperty(_VOICE, voice)
    font = QApplication.font(widget)
    factor = {"title": _TITLE, "caption": _CAPTION}.get(voice, 1.0)
    widget.setFont(_scaled(font, factor, bold=voice != "caption"))


def _scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    scaled = QFont(font)
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    else:
        scaled.setPixelSize(round(font.pixelSize() * factor))
    scaled.setBold(bold)
    return scaled
