"""Help that fits on a page: every key of the window, and what gz_eval is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

import gz_eval
from gz_eval.core.resources import resources
from gz_eval.desktop import theme
from gz_eval.desktop.pressing import close_box
from gz_eval.desktop.window_place import open_at

_EVERYWHERE = (
    ("Go to the next part of the page, or the one before", "Tab, Shift+Tab"),
    ("Go to the next tab of a pane, or the one before", "Ctrl+Tab, Ctrl+Shift+Tab"),
    ("Go from row to row, from page to page", "Up, Down"),
    ("Go to the first row of a table, or the last", "Home, End"),
    ("Sort a table by the column before or after", "Alt+Left, Alt+Right"),
    ("Sort it the smallest or the largest first", "Alt+Up, Alt+Down"),
    ("Press the button that has the ring round it", "Enter, Space"),
    ("Go on from a dialog, from a box of text too", "Ctrl+Return"),
    ("Close a dialog without doing anything", "Esc"),
    ("Dismiss the message over the status line", "Esc"),
)
_NAMED = re.compile(r"\*\*(.+?)\*\*")
_KEY_LINE = re.compile(r"^\| (?!Key \|)(?P<keys>.+?) \| (?P<what>.+?) \|$", re.MULTILINE)


class TextDialog(QDialog):
    """A text to read, scroll and copy from."""

    def __init__(
        self, parent: QWidget | None, title: str, html: str = "", *, markdown: str = ""
    ) -> None:
        """The text is HTML or, as the files of `resources/help` are, Markdown."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDefaultStyleSheet(
            "h3 { margin: 12px 0 4px 0; } td { padding: 2px 16px 2px 0; } p { margin: 0 0 8px 0; }"
        )
        if markdown:
            self.text.setMarkdown(markdown)
        else:
            self.text.setHtml(html)
        box = close_box(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.addWidget(self.text, 1)
        layout.addWidget(box)
        open_at(self, 84, 30)


def keys_of_page(key: str) -> list[tuple[str, str]]:
    """What the keys of a page do, and the keys: the table in its help, which is the one list."""
    return [
        (line["what"][:1].upper() + line["what"][1:], line["keys"])
        for line in _KEY_LINE.finditer(_help_of(key))
    ]


def done_on_page(key: str) -> list[str]:
    """What can be done on a page, in the words that its help has in bold and beside its keys."""
    return [*_NAMED.findall(_help_of(key)), *(what for what, _ in keys_of_page(key))]


def _help_of(key: str) -> str:
    return (resources() / "help" / f"{key}.md").read_text(encoding="utf-8")


def keys_text(
    listed: Sequence[tuple[str, Sequence[QAction]]], pages: Sequence[tuple[str, str]] = ()
) -> str:
    """Every action that has keys, by menu, then the keys of pages (label and key), as HTML."""
    parts = []
    for title, actions in listed:
        rows = "".join(_row(_words(action), _keys(action)) for action in actions if _keys(action))
        if rows:
            parts.append(f"<h3>{escape(title)}</h3><table>{rows}</table>")
    groups = [
        ("Everywhere", _EVERYWHERE),
        *((f"On the page {label}", tuple(keys_of_page(key))) for label, key in pages),
    ]
    for group, lines in groups:
        if rows := "".join(_row(what, keys) for what, keys in lines):
            parts.append(f"<h3>{escape(group)}</h3><table>{rows}</table>")
    return "".join(parts)


def _row(what: str, keys: str) -> str:
    return f"<tr><td width='62%'>{escape(what)}</td><td>{escape(keys)}</td></tr>"


def _words(action: QAction) -> str:
    return action.text().split(":")[0].replace("&", "").rstrip("…")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in action.shortcuts())


_LIBRARIES = (  # and what those need: all that is installed with gz_eval
    "PySide6-Essentials and shiboken6: GNU Lesser General Public License, version 3",
    "numpy, pandas, contourpy, cycler, kiwisolver, python-dateutil and XlsxWriter: BSD",
    "openpyxl, et_xmlfile, python-calamine, RapidFuzz, cattrs, attrs, platformdirs, tomli-w,"
    " fonttools, pyparsing and six: MIT",
    "matplotlib, defusedxml and typing_extensions: Python Software Foundation License, or one"
    " based on it",
    "packaging and tzdata: Apache, version 2",
    "pillow: MIT-CMU",
)


def about_text() -> str:
    """Version and licences, as HTML."""
    return (
        f"<h3>gz_eval {escape(gz_eval.__version__)}</h3>"
        "<p>Evaluates bids for AI Growth Zones against published criteria, and shows why.</p>"
        "<p>Evaluations stay on this computer: gz_eval sends nothing anywhere.</p>"
        "<h3>Licences</h3>"
        f"<p>gz_eval itself: MIT. Qt {escape(qVersion())}: GNU Lesser General Public License,"
        " version 3.</p>"
        f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in _LIBRARIES)}</ul>"
        "<p>Map of the regions: outlines from Natural Earth (public domain) by way of jVectorMap"
        " (MIT). Font of the charts: DejaVu (Bitstream Vera licence).</p>"
    )
