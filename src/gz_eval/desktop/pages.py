"""The pages of an open evaluation: made when they are first gone to, brought up to date when seen.

A selected bid is one thing across all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gz_eval.desktop.letting_go import let_go
from gz_eval.desktop.page_kinds import KINDS, RANKING, PageKind
from gz_eval.desktop.page_split import ArrangedPage
from gz_eval.desktop.page_stack import PageStack
from gz_eval.desktop.theme import hand_font_down, hold_text, let_text_follow
from gz_eval.desktop.turns import Turns, in_next_turn, paint_in_next_turn

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from gz_eval.app.document import Document
    from gz_eval.app.shown import Shown
    from gz_eval.desktop.names_hidden import NamesHidden


class Page(Protocol):
    """What every page can do. It is made empty: the first `refresh` fills it.

    Some have more: `enter` and `go_to_search` take the focus in, `select` shows a bid as the
    selected one and sends nothing, `leave` lets go of what the page holds, `remember` and `restore`
    write down how the page is divided. `tell_tried` is told on which other pages a change is tried
    that is not counted on this one. Where a page tries a change, `trying` says so until it is
    kept by `keep` or forgotten by `put_back`.
    """

    def refresh(self) -> None: ...


class Trying(Protocol):
    """A page on which a change is tried."""

    def refresh(self) -> None: ...

    def keep(self) -> None: ...

    def put_back(self) -> None: ...


def listed_pages(labels: Sequence[str]) -> str:
    """Such as "on the Ranking page"."""
    return " and ".join(f"on the {label} page" for label in labels)


def _kind(key: str) -> PageKind:
    return next(one for one in KINDS if one.item.key == key)


class Pages(PageStack):
    """Shows the pages of one document at a time; the selected bid is one thing across all of them.

    `bid_chosen` is sent with the id of the bid that is selected now, empty for none; `made` with
    each page before it is filled, `shown` with the key of the page that is gone to; the others with
    what a page wants to be seen or done: a `CellRef`, the number of an entry of the history, what
    is to be overridden, the ids of the bids to be compared. `to_settle` says what has to be settled
    first, perhaps on another page.
    """

    made = Signal(object)
    shown = Signal(str)
    bid_chosen = Signal(str)
    cell_wanted = Signal(object)
    state_wanted = Signal(int)
    export_wanted = Signal(int)
    sign_wanted = Signal()
    correct_wanted = Signal(str, str)
    override_wanted = Signal(str, str)
    move_wanted = Signal(str)
    framework_wanted = Signal(str)
    told = Signal(str, str, bool)
    to_settle = Signal(str, str)
    trying_changed = Signal()
    names_wanted = Signal()
    failed = Signal(object)

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._document: Document | None = None
        self._looked_at: Shown | None = None
        self._stand_in: NamesHidden | None = None
        self._selected = ""
        self._was_trying = False
        self._refreshing = False
        self._made: dict[str, QWidget] = {}
        self._prepared: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._partings = Turns(self)
        self.key = ""

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    @property
    def looked_at(self) -> Shown | None:
        """The document's session as it is shown, with or without names."""
        return self._looked_at

    @property
    def selected(self) -> str:
        """The id of the selected bid; empty when none is."""
        return self._selected

    @property
    def selected_bids(self) -> tuple[str, ...]:
        """The ids of the bids selected on the page that is shown: some let several be selected."""
        found: tuple[str, ...] = getattr(self.page(self.key), "selected_bids", ())
        return found

    def page(self, key: str) -> QWidget | None:
        """A page that was made already; None when it was not."""
        return self._made.get(key)

    @property
    def trying(self) -> tuple[str, ...]:
        """The names of the pages on which a change is neither kept nor put back."""
        labels = {kind.item.key: kind.item.label for kind in KINDS}
        return tuple(labels[key] for key, _ in self._trials())

    def _tell_tried(self, page: QWidget | None) -> None:
        """Tell the page that is gone to what is tried elsewhere: it shows what is kept."""
        if (tell := getattr(page, "tell_tried", None)) is not None:
            labels = {kind.item.key: kind.item.label for kind in KINDS}
            tell([labels[key] for key, _ in self._trials() if self._made[key] is not page])

    def _follow_trying(self) -> None:
        self._tell_tried(self._made.get(self.key))
        if (now := bool(self.trying)) != self._was_trying:
            self._was_trying = now
            self.trying_changed.emit()

    def _trials(self) -> list[tuple[str, Trying]]:
        return [
            (key, cast(Trying, page))
            for key, page in self._made.items()
            if getattr(page, "trying", False)
        ]

    def settle_first(self, then: str) -> bool:
        """Whether a change is being tried; then it says so, for `then` is done to what is kept."""
        if not (where := self.trying):
            return False
        self.to_settle.emit(
            f"There is a change {listed_pages(where)} that is neither kept nor put back.",
            f"Choose Keep or Put back there first, then {then}.",
        )
        return True

    def keep_tried(self) -> None:
        """Keep what is being tried, as one change; it stays a trial where that is refused."""
        for _, page in self._trials():
            page.keep()

    def put_back_tried(self) -> None:
        """Forget what is being tried."""
        for _, page in self._trials():
            page.put_back()

    def open(self, document: Document | None) -> None:
        """Show the pages of another document from now on; None shows none."""
        self.remember()
        # The one that is seen last: where it goes another is shown in its place.
        for page in sorted(self._made.values(), key=lambda page: page is self.currentWidget()):
            if (leave := getattr(page, "leave", None)) is not None:
                leave()
            self.removeWidget(page)
        # Each in a turn of its own: all together they take longer than a window may be away.
        self._partings.add(
            *(partial(let_go, page) for page in (*self._prepared.values(), *self._made.values()))
        )
        self._prepared.clear()
        self._made.clear()
        self._stale.clear()
        self._document = document
        self._looked_at = None
        self._selected = ""
        self._was_trying = False
        self.key = ""
        if document is not None:
            from gz_eval.app.shown import Shown

            self._looked_at = Shown(document.session)

    def end(self) -> None:
        """The window closes: no page is shown any more, nor kept for a later turn."""
        self.open(None)
        self._partings.finish()

    def begin_with(self, bid: str) -> None:
        """Have a bid be selected from the beginning, if it is still there."""
        if self._looked_at is not None and self._looked_at.bid(bid) is not None:
            self._choose(bid)

    def remember(self) -> None:
        """Write down how the pages are divided."""
        if self._settings is not None:
            for page in self._made.values():
                if (remember := getattr(page, "remember", None)) is not None:
                    remember(self._settings)

    def prepare(self, key: str) -> None:
        """Make a page that is to be gone to in a later turn: to make and to fill it is much."""
        if self._looked_at is not None and key not in self._made and key not in self._prepared:
            self._prepared[key] = _kind(key).make(self._looked_at)

    def go(self, key: str) -> None:
        """Go to a page; it is made now if it was never gone to."""
        looked_at = self._looked_at
        if looked_at is None:
            return
        kind, seen = _kind(key), self.currentWidget()
        if kind.names and looked_at.anonymous:
            page = self._nameless(kind)
        elif key in self._made:
            page = self._made[key]
            self.follow_text(key)
            if key in self._stale:
                self._stale.discard(key)
                self._bring_up_to_date(page)
        else:
            page = self._make(kind)
        self.key = key
        self._show_selected(page)
        self._tell_tried(page)
        if isinstance(page, ArrangedPage):
            # Before it is seen: as it was last arranged it may ask for more room than there is.
            page.resize(self.size())
            page.fit()
        if page is not seen:
            paint_in_next_turn(page)
        self.setCurrentWidget(page)
        self.shown.emit(key)

    def hold_text(self) -> list[str]:
        """Have the pages stay as they are while the size of text changes; the one seen is first.

        One that is gone to meanwhile follows at once.
        """
        for page in self._made.values():
            hold_text(page)
        return sorted(self._made, key=lambda key: key != self.key)

    def hand_font_down(self, key: str) -> None:
        """Do the first half of `follow_text`, where both are too much for one turn."""
        if (page := self._made.get(key)) is not None:
            hand_font_down(page)

    def follow_text(self, key: str) -> None:
        """Have a page that was held follow the size of text, if it is still there."""
        if (page := self._made.get(key)) is not None:
            let_text_follow(page)

    def _make(self, kind: PageKind) -> QWidget:
        self.prepare(key := kind.item.key)
        page = self._prepared[key]
        self.made.emit(page)
        cast(Page, page).refresh()  # where that fails, it is tried again when it is gone to again
        self._made[key] = self._prepared.pop(key)
        self._listen(page)
        if self._settings is not None and (restore := getattr(page, "restore", None)):
            restore(self._settings)
        self.addWidget(page)
        return page

    def _nameless(self, kind: PageKind) -> QWidget:
        """What stands in for a page that tells who bids are, while that is hidden."""
        if self._stand_in is None:
            from gz_eval.desktop.names_hidden import NamesHidden

            self._stand_in = NamesHidden()
            self._stand_in.names_wanted.connect(self.names_wanted)
            self.addWidget(self._stand_in)
        self._stand_in.stand_in(kind.names)
        return self._stand_in

    def hide_names(self, hidden: bool) -> None:
        """Show every page without names and places from now on, or with them again."""
        if self._looked_at is not None and self._looked_at.anonymous != hidden:
            self._looked_at.anonymous = hidden
            self.refresh()
            if self.key:
                self.go(self.key)

    def _listen(self, page: QWidget) -> None:
        """A page asks for a bid, a source or a state by these signals, where it has them."""
        for name, asked in (
            ("bid_chosen", self._choose_there),
            ("bid_wanted", self.go_to_bid),
            ("page_wanted", self.go),
            ("cell_wanted", self.cell_wanted),
            ("state_wanted", self.state_wanted),
            ("export_wanted", self.export_wanted),
            ("sign_wanted", self.sign_wanted),
            ("correct_wanted", self.correct_wanted),
            ("override_wanted", self.override_wanted),
            ("move_wanted", self.move_wanted),
            ("framework_wanted", self.framework_wanted),
            ("told", self.told),
            ("names_wanted", self.names_wanted),
            ("trying_changed", self._follow_trying),
            ("failed", self.failed),
        ):
            if (signal := getattr(page, name, None)) is not None:
                signal.connect(asked)

        # A page selects a bid as it is made, before anyone listens: that one counts too.
        if not self._selected and (chosen := getattr(page, "selected", "")):
            self._choose(chosen)

    def _show_selected(self, page: QWidget) -> None:
        select = getattr(page, "select", None)
        if (
            select is not None
            and self._selected
            and getattr(page, "selected", "") != self._selected
        ):
            select(self._selected)

    def _choose_there(self, bid: str) -> None:
        """A page has chosen a bid: by itself, as it comes up to date, only where none is chosen."""
        if not (self._refreshing and self._selected):
            self._choose(bid)

    def _choose(self, bid: str) -> None:
        if bid != self._selected:
            self._selected = bid
            self.bid_chosen.emit(bid)

    def go_to_bid(self, bid: str) -> None:
        """Go to a bid in the ranking, where the reasons for its place are."""
        self._choose(bid)
        self.go(RANKING)  # which shows the selected bid
        if (show := getattr(self.page(RANKING), "show_reasons", None)) is not None:
            show()

    def refresh(self) -> None:
        """The document has changed: bring what is seen up to date now, the rest when it is."""
        if self._looked_at is not None and self._looked_at.bid(self._selected) is None:
            self._choose("")
        self._stale = set(self._made) - {self.key}
        for key, tried in self._trials():  # what a change does to them is to be said at once
            if key != self.key:
                self._stale.discard(key)
                self._bring_up_to_date(cast(QWidget, tried))
        if (page := self._made.get(self.key)) is not None:
            paint_in_next_turn(page)
            self._bring_up_to_date(page)
            self._show_selected(page)
            in_next_turn(self, self.make_ready)

    def make_ready(self) -> None:
        """Before names are hidden or shown: of many bids that is much, beside filling the page.

        Nobody is to wait for it: it is for once the page that is gone to is shown.
        """
        if self._looked_at is not None and self.isVisible():
            self._looked_at.make_ready()

    def _bring_up_to_date(self, page: QWidget) -> None:
        """A page that nobody saw may still have selected what was selected when it was seen."""
        self._refreshing = True
        try:
            cast(Page, page).refresh()
        finally:
            self._refreshing = False
