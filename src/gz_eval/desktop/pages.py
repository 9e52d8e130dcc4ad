"""The pages of an open evaluation: made when they are first gone to, brought up to date when seen.

Here a page gets its place in the rail. A selected bid is one thing across all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gz_eval.desktop.rail import RailItem

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.core.project import Project


class Page(Protocol):
    """What every page can do. Some can go to a search box as well, or be told of a bid."""

    def refresh(self) -> None: ...


def _ranking(document: Document) -> QWidget:
    from gz_eval.desktop.ranking_page import RankingPage

    return RankingPage(document.session)


def _overrides(document: Document) -> QWidget:
    from gz_eval.desktop.overrides_page import OverridesPage

    return OverridesPage(document.session)


def _history(document: Document) -> QWidget:
    from gz_eval.desktop.history_page import HistoryPage

    return HistoryPage(document.session)


def _records(document: Document) -> QWidget:
    from gz_eval.desktop.records_page import RecordsPage

    return RecordsPage(document.session)


def _sign_offs(document: Document) -> QWidget:
    from gz_eval.desktop.sign_offs_page import SignOffsPage

    return SignOffsPage(document.session)


RANKING, OVERRIDES, HISTORY, RECORDS, SIGN_OFFS = (
    "ranking",
    "overrides",
    "history",
    "records",
    "sign-offs",
)


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page: its place in the rail, how it is made, and how much is on it."""

    item: RailItem
    make: Callable[[Document], QWidget]
    count: Callable[[Document, Project], int]


_BARS = (((2, 4), (14, 4)), ((2, 8), (11, 8)), ((2, 12), (7, 12)))
_PEN = (((3, 13), (4, 9.5), (11, 2.5), (13.5, 5), (6.5, 12), (3, 13)), ((9.5, 4), (12, 6.5)))
_HANDS = (((8, 4), (8, 8), (11, 10)),)
_SHEET = (
    ((3.5, 2), (12.5, 2), (12.5, 14), (3.5, 14), (3.5, 2)),
    ((6, 5.5), (10, 5.5)),
    ((6, 8), (10, 8)),
    ((6, 10.5), (8.5, 10.5)),
)
_TICK = (((4.5, 8.2), (7, 10.7), (11.5, 5.5)),)

KINDS: tuple[PageKind, ...] = (
    PageKind(
        RailItem(RANKING, "Ranking", _BARS), _ranking, lambda _, project: len(project.bids.bids)
    ),
    PageKind(
        RailItem(OVERRIDES, "Overrides", _PEN),
        _overrides,
        lambda _, project: len(project.overrides),
    ),
    PageKind(
        RailItem(HISTORY, "History", _HANDS, ((8, 8, 6.2),)),
        _history,
        lambda document, _: len(document.session.entries),
    ),
    PageKind(RailItem(RECORDS, "Logs", _SHEET), _records, lambda _, project: len(project.records)),
    PageKind(
        RailItem(SIGN_OFFS, "Sign-offs", _TICK, ((8, 8, 6.2),)),
        _sign_offs,
        lambda _, project: len(project.sign_offs),
    ),
)


class Pages(QStackedWidget):
    """Shows the pages of one document at a time.

    `made` is sent with each page as it is made, `shown` with the key of the page that is gone to,
    `cell_wanted` with a `CellRef` whose source is to be seen, `state_wanted` with the number of the
    entry of the history whose state is to be seen, `export_wanted` with that of the entry whose
    sign-off is to be written, the last three with what is to be overridden.
    """

    made = Signal(object)
    shown = Signal(str)
    cell_wanted = Signal(object)
    state_wanted = Signal(int)
    export_wanted = Signal(int)
    correct_wanted = Signal(str, str)
    override_wanted = Signal(str, str)
    move_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.key = ""

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def page(self, key: str) -> QWidget | None:
        """A page that was made already; None when it was not."""
        return self._made.get(key)

    def open(self, document: Document | None) -> None:
        """Show the pages of another document from now on; None shows none."""
        for page in self._made.values():
            self.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self._stale.clear()
        self._document = document
        self.key = ""

    def go(self, key: str) -> None:
        """Go to a page; it is made now if it was never gone to."""
        document = self._document
        if document is None:
            return
        page = self._made.get(key)
        if page is None:
            kind = next(one for one in KINDS if one.item.key == key)
            page = kind.make(document)
            self._made[key] = page
            self._listen(page)
            self.made.emit(page)
            self.addWidget(page)
        elif key in self._stale:
            self._stale.discard(key)
            cast(Page, page).refresh()
        self.key = key
        self.setCurrentWidget(page)
        self.shown.emit(key)

    def _listen(self, page: QWidget) -> None:
        """A page asks for a bid, a source or a state by these signals, where it has them."""
        for name, asked in (
            ("bid_wanted", self.go_to_bid),
            ("cell_wanted", self.cell_wanted),
            ("state_wanted", self.state_wanted),
            ("export_wanted", self.export_wanted),
            ("correct_wanted", self.correct_wanted),
            ("override_wanted", self.override_wanted),
            ("move_wanted", self.move_wanted),
        ):
            if (signal := getattr(page, name, None)) is not None:
                signal.connect(asked)

    def go_to_bid(self, bid: str) -> None:
        """Go to a bid in the ranking."""
        from gz_eval.desktop.ranking_page import RankingPage

        self.go(RANKING)
        page = self._made.get(RANKING)
        if isinstance(page, RankingPage):
            page.select(bid)

    def refresh(self) -> None:
        """The document has changed: bring what is seen up to date now, the rest when it is."""
        self._stale = set(self._made) - {self.key}
        if (page := self._made.get(self.key)) is not None:
            cast(Page, page).refresh()
