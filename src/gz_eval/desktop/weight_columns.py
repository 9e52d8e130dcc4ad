"""The columns of the tree of criteria: what they are called, and how wide they are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget

from gz_eval.desktop import theme
from gz_eval.desktop.flat_header import SLACK, FlatHeader
from gz_eval.desktop.weight_cells import BAR, NAME, PIN, WEIGHT, WHOLE

TITLES = ("Criterion", "Weight", "In group", "Of the whole", "Pinned")
TIPS = (
    "",
    "Share of the group it is in: the group comes to 100%",
    "Drag the end of a bar to change the weight, or press + and −",
    "What it weighs in the whole score",
    "A pinned weight stays while others of its group are moved",
)
_NAME, _LEAST_BAR, _BAR = 33, 10, 30  # letters


class _Header(FlatHeader):
    """Sections as wide as their titles and the room beside them."""

    def sectionSizeFromContents(self, logical: int) -> QSize:
        size = super().sectionSizeFromContents(logical)
        return QSize(size.width() + self.fontMetrics().height() + SLACK, size.height())


def name_columns(tree: QTreeWidget) -> None:
    """Give a tree these columns."""
    tree.setHeader(_Header(tree))
    tree.setColumnCount(len(TITLES))
    tree.setHeaderLabels(list(TITLES))
    for column, tip in enumerate(TIPS):
        right = column in (WEIGHT, WHOLE)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        tree.headerItem().setTextAlignment(column, side | Qt.AlignmentFlag.AlignVCenter)
        tree.headerItem().setToolTip(column, tip)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(1)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setAccessibleName("Criteria: column headings")


def pin_width(tree: QTreeWidget) -> int:
    """The width of the column of pins, without the room it has beyond that."""
    return tree.fontMetrics().horizontalAdvance(TITLES[PIN]) + 2 * theme.cell_pad(tree) + SLACK


def fit_columns(tree: QTreeWidget) -> tuple[str, ...]:
    """Names can be read first; bars grow with the room, and give way before names do.

    As with a scroll bar, also without one: nothing moves when it comes or goes. The last column
    has the room where it is not. Returns the titles of columns that there is no room for.
    """
    letter, line = theme.letters(tree, 1), theme.em(tree)
    # By this font: the header has its own, which is a moment behind when text grows.
    weight, whole = (
        tree.fontMetrics().horizontalAdvance(TITLES[column]) + line + 2 * theme.cell_pad(tree)
        for column in (WEIGHT, WHOLE)
    )
    pin = pin_width(tree)
    every = tree.width() - tree.verticalScrollBar().sizeHint().width()
    room = every - _NAME * letter - weight - pin
    tree.setColumnHidden(WHOLE, room - whole < _LEAST_BAR * letter)
    if tree.isColumnHidden(WHOLE):
        whole = 0
    bar = min(max(room - whole, _LEAST_BAR * letter), _BAR * letter)
    name = max(4 * letter, every - weight - bar - whole - pin)
    rest = max(pin, tree.viewport().width() - name - weight - bar - whole)
    for column, width in ((NAME, name), (WEIGHT, weight), (BAR, bar), (PIN, rest)):
        tree.setColumnWidth(column, width)
    if whole:
        tree.setColumnWidth(WHOLE, whole)
    return () if whole else (TITLES[WHOLE],)
