"""What people find in a widget: what Tab reaches, what it is called, whether it can be read."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)

_ROLE = QAccessible.Role
_PRESSED = (_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ButtonMenu, _ROLE.Link)
_RICH = Qt.TextFormat.RichText


def passes_on(widget: QWidget) -> bool:
    """Whether a widget passes its focus on: a set of tabs to its tabs, an editor to its box.

    Not asked of `focusProxy`: PySide then takes parts of Qt's own widgets for Python's, and deletes
    them.
    """
    if isinstance(widget, QLineEdit):
        return isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    return isinstance(widget, QTabWidget)


def focusable(top: QWidget) -> list[QWidget]:
    """What Tab can reach."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not passes_on(one)
    ]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def without_role(top: QWidget) -> list[str]:
    """What Tab can reach, or has a description to be read out, and no role says what it is."""
    roles = QAccessible.Role
    found = []
    for one in top.findChildren(QWidget):
        if not one.isVisible() or passes_on(one):
            continue
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus or one.accessibleDescription():
            interface = QAccessible.queryAccessibleInterface(one)
            if interface is None or interface.role() in (roles.Client, roles.NoRole):
                found.append(f"{type(one).__name__} “{one.accessibleName()}”")
    return found


def unnamed(top: QWidget) -> list[QWidget]:
    """What Tab can reach and has no name."""
    return [one for one in focusable(top) if not spoken_name(one).strip()]


def poorly_said(top: QWidget) -> list[str]:
    """What has a name that says too little, or the wrong role; fields that no label is tied to."""
    found = []
    heard: Counter[tuple[str, str]] = Counter()
    for one in focusable(top):
        role = QAccessible.queryAccessibleInterface(one).role()
        # A box of choices is called by its choice on some systems: its own name is what counts.
        field = isinstance(one, QComboBox | QLineEdit | QAbstractSpinBox | QPlainTextEdit)
        name = one.accessibleName() if field else spoken_name(one)
        heard[role.name, name] += 1
        if len(re.findall(r"[^\W\d_]", name)) < 3:
            found.append(f"{type(one).__name__} is called “{name}”")
        if isinstance(one, QAbstractButton) and role not in _PRESSED:
            found.append(f"“{name}” is a button, not a {role.name}")
    found += [f"{count} are called “{name}”" for (_, name), count in heard.items() if count > 1]
    for label in top.findChildren(QLabel):
        marked = re.search(r"(?<!&)&\w", label.text()) and label.textFormat() != _RICH
        if label.isVisible() and marked and "<" not in label.text() and label.buddy() is None:
            found.append(f"“{label.text()}” has a letter and leads nowhere")
    return [*found, *mute_rows(top)]


def mute_rows(top: QWidget) -> list[str]:
    """Lists whose rows begin with a bare figure or a sign, or with nothing, when read out."""
    found = []
    for view in top.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or isinstance(view, QHeaderView) or model is None:
            continue
        shown = 0
        if isinstance(view, QTableView):
            header = view.horizontalHeader()
            places = sorted(range(header.count()), key=header.visualIndex)
            shown = next((one for one in places if not header.isSectionHidden(one)), 0)
        for row in range(min(5, model.rowCount(QModelIndex()))):
            index = model.index(row, shown)
            said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
            if not re.search(r"[^\W\d_]", str(said or "")):
                found.append(f"“{view.accessibleName()}”, row {row}: “{said}”")
    return found


def go_round(top: QWidget, first: QWidget) -> None:
    """Tab from a widget reaches all that can be reached, and comes back to it."""
    wanted = set(focusable(top))
    first.setFocus()
    order: list[QWidget] = []
    for _ in range(len(wanted) * 3):
        now = QApplication.focusWidget()
        assert now is not None
        if order and now is order[0]:
            break
        order.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]
    assert wanted - set(order) == set()


def backwards(top: QWidget, first: QWidget) -> list[str]:
    """Where Tab goes back in a line of things side by side: to what was read before."""
    found: list[str] = []
    gone = [first]
    while True:
        QTest.keyClick(gone[-1], Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        if after is None or after in gone:
            return found
        here, there = (QRect(one.mapTo(top, QPoint()), one.size()) for one in (gone[-1], after))
        beside = here.top() < there.bottom() and there.top() < here.bottom()
        if beside and there.right() < here.left():
            found.append(f"from “{spoken_name(gone[-1])}” back to “{spoken_name(after)}”")
        gone.append(after)


def twice_marked(texts: list[str]) -> list[str]:
    """The letters that are marked for Alt, those that are marked twice."""
    marked = Counter(
        found.upper()
        for text in texts
        for found in re.findall(r"&([^&\s])", text.replace("&&", ""))
    )
    return [f"{one} in {texts}" for one, count in marked.items() if count > 1]


def marked_in(top: QWidget) -> list[str]:
    """What has a letter in a window or a page: buttons, labels and tabs that are seen."""
    found = []
    for one in top.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy()):
            found.append(one.text())
        elif isinstance(one, QTabBar):
            found += [one.tabText(number) for number in range(one.count())]
    return found


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    lights = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)
