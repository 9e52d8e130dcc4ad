"""A box of lines to be read in a dialog: of many, what stands below it has to be in sight still."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from gz_eval.desktop import theme

_MOST = 10  # lines in sight; the others are scrolled to


def listed_box(lines: Sequence[str], name: str) -> QPlainTextEdit:
    """The lines, called so to screen readers; keys scroll it, and Tab leaves it."""
    box = QPlainTextEdit("\n".join(lines))
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    box.setMinimumHeight(theme.em(box) * min(_MOST, len(lines) + 2))
    return box
