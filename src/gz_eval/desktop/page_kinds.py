"""The pages there are, in the order of the work: word, sign, how each is made, how much is on it.

A page is imported when it is first gone to, so that the window opens without any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gz_eval.desktop.rail import RailItem

if TYPE_CHECKING:
    from gz_eval.app.document import Document
    from gz_eval.app.shown import Shown
    from gz_eval.core.project import Project


def _bids(shown: Shown) -> QWidget:
    from gz_eval.desktop.bids_page import BidsPage

    return BidsPage(shown)


def _criteria(shown: Shown) -> QWidget:
    from gz_eval.desktop.criteria_page import CriteriaPage

    return CriteriaPage(shown)


def _ranking(shown: Shown) -> QWidget:
    from gz_eval.desktop.ranking_page import RankingPage

    return RankingPage(shown)


def _charts(shown: Shown) -> QWidget:
    from gz_eval.desktop.charts_page import ChartsPage

    return ChartsPage(shown)


def _shortlist(shown: Shown) -> QWidget:
    from gz_eval.desktop.shortlist_page import ShortlistPage

    return ShortlistPage(shown)


def _overrides(shown: Shown) -> QWidget:
    from gz_eval.desktop.overrides_page import OverridesPage

    return OverridesPage(shown.session)


def _history(shown: Shown) -> QWidget:
    from gz_eval.desktop.history_page import HistoryPage

    return HistoryPage(shown.session)


def _records(shown: Shown) -> QWidget:
    from gz_eval.desktop.records_page import RecordsPage

    return RecordsPage(shown.session)


def _sign_offs(shown: Shown) -> QWidget:
    from gz_eval.desktop.sign_offs_page import SignOffsPage

    return SignOffsPage(shown.session)


def _export(shown: Shown) -> QWidget:
    from gz_eval.desktop.export_page import ExportPage

    return ExportPage(shown)


BIDS, CRITERIA, RANKING, CHARTS, SHORTLIST, OVERRIDES, HISTORY, RECORDS, SIGN_OFFS, EXPORT = (
    "bids",
    "criteria",
    "ranking",
    "charts",
    "shortlist",
    "overrides",
    "history",
    "records",
    "sign-offs",
    "export",
)


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page: its place in the rail, how it is made, and how much is on it.

    `names` says in a sentence how it tells who bids are, whatever it does: it is not shown while
    names are hidden. Empty of a page that can do without.
    """

    item: RailItem
    make: Callable[[Shown], QWidget]
    count: Callable[[Document, Project], int]
    names: str = ""


_FORM = (
    ((2, 3), (14, 3), (14, 13), (2, 13), (2, 3)),
    ((2, 6.3), (14, 6.3)),
    ((2, 9.7), (14, 9.7)),
    ((6, 3), (6, 13)),
)
_BARS = (((2, 4), (14, 4)), ((2, 8), (11, 8)), ((2, 12), (7, 12)))
_TREE = (
    ((3, 2.5), (3, 13), (6.5, 13)),
    ((3, 7.5), (6.5, 7.5)),
    ((6, 2.5), (13.5, 2.5)),
    ((8.5, 7.5), (13.5, 7.5)),
    ((8.5, 13), (13.5, 13)),
)
_CHART = (
    ((2.5, 2), (2.5, 13.5), (14, 13.5)),
    ((5.5, 10.5), (5.5, 8)),
    ((8.5, 10.5), (8.5, 4)),
    ((11.5, 10.5), (11.5, 6.5)),
)
_TICKED = (
    ((2, 4.5), (3.3, 5.8), (5.6, 3)),
    ((8, 4.5), (14, 4.5)),
    ((2, 10.5), (3.3, 11.8), (5.6, 9)),
    ((8, 10.5), (14, 10.5)),
)
_PEN = (((3, 13), (4, 9.5), (11, 2.5), (13.5, 5), (6.5, 12), (3, 13)), ((9.5, 4), (12, 6.5)))
_HANDS = (((8, 4), (8, 8), (11, 10)),)
_SHEET = (
    ((3.5, 2), (12.5, 2), (12.5, 14), (3.5, 14), (3.5, 2)),
    ((6, 5.5), (10, 5.5)),
    ((6, 8), (10, 8)),
    ((6, 10.5), (8.5, 10.5)),
)
_OUT = (
    ((9, 3), (3, 3), (3, 13), (13, 13), (13, 9)),
    ((7, 9), (13.5, 2.5)),
    ((9.8, 2.5), (13.5, 2.5), (13.5, 6.2)),
)
_TICK = (((4.5, 8.2), (7, 10.7), (11.5, 5.5)),)

KINDS: tuple[PageKind, ...] = (
    PageKind(RailItem(BIDS, "Bids", _FORM), _bids, lambda _, project: len(project.bids.bids)),
    PageKind(RailItem(CRITERIA, "Criteria", _TREE), _criteria, lambda _, _project: 0),
    PageKind(
        RailItem(RANKING, "Ranking", _BARS), _ranking, lambda _, project: len(project.bids.bids)
    ),
    PageKind(RailItem(CHARTS, "Charts", _CHART), _charts, lambda _, _project: 0),
    PageKind(RailItem(SHORTLIST, "Shortlist", _TICKED), _shortlist, lambda _, _project: 0),
    PageKind(
        RailItem(OVERRIDES, "Overrides", _PEN),
        _overrides,
        lambda _, project: len(project.overrides),
        names="Overrides tell which bid they are of, and why.",
    ),
    PageKind(
        RailItem(HISTORY, "History", _HANDS, ((8, 8, 6.2),)),
        _history,
        lambda document, _: len(document.session.entries),
        names="The history tells who did what to which bid.",
    ),
    PageKind(
        RailItem(RECORDS, "Logs", _SHEET),
        _records,
        lambda _, project: len(project.records),
        names="The logs may tell of bids and places.",
    ),
    PageKind(
        RailItem(SIGN_OFFS, "Sign-offs", _TICK, ((8, 8, 6.2),)),
        _sign_offs,
        lambda _, project: len(project.sign_offs),
        names="A sign-off lists the bids by name.",
    ),
    PageKind(
        RailItem(EXPORT, "Export", _OUT),
        _export,
        lambda _, _project: 0,
        names="Exports name every bid and its region.",
    ),
)
