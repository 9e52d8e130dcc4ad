"""What the palette offers of this window, and going there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gz_eval.app.palette import Findable, FoundKind
from gz_eval.desktop.letting_go import let_go_once_finished

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gz_eval.desktop.window import MainWindow


class PaletteFlow:
    """Offers every action, page, chart, criterion, region and bid, and does what is chosen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._acts: dict[str, Callable[[], object]] = {}

    def open(self) -> None:
        """Ask what to go to."""
        from gz_eval.desktop.palette_dialog import PaletteDialog

        dialog = PaletteDialog(self._window, self.things(), nameless=self._nameless)
        dialog.chosen.connect(self.go)
        let_go_once_finished(dialog)
        dialog.open()

    def things(self) -> list[Findable]:
        """Everything that can be found now: what can be done on this page, then all else."""
        self._acts = {}
        of_menus = sorted(self._of_menus(), key=lambda one: one.kind is not FoundKind.PAGE)
        return [*self._of_page(), *of_menus, *self._of_evaluation()]

    def _key(self, act: Callable[[], object]) -> str:
        key = str(len(self._acts))
        self._acts[key] = act
        return key

    @property
    def _nameless(self) -> bool:
        shown = self._window.pages.looked_at
        return shown is not None and shown.anonymous

    @property
    def _page(self) -> QWidget | None:
        """The page that is seen; None while something stands in for it."""
        pages = self._window.pages
        page = pages.page(pages.key)
        there = self._window.stack.currentWidget() is pages and pages.currentWidget() is page
        return page if there else None

    def _of_page(self) -> Iterator[Findable]:
        from gz_eval.desktop.page_deeds import deeds_of

        for deed in deeds_of(self._page) if self._page is not None else ():
            detail = " · ".join(filter(None, (deed.keys, deed.about)))
            yield Findable.of(
                FoundKind.ACTION,
                self._key(deed.act),
                deed.label,
                detail,
                "page",
                not deed.why_not,
                deed.why_not,
            )

    def _of_menus(self) -> Iterator[Findable]:
        from gz_eval.desktop.help_dialogs import done_on_page
        from gz_eval.desktop.page_action import keys_of
        from gz_eval.desktop.page_deeds import on_or_off, plain
        from gz_eval.desktop.refusal import refusal_of

        menus = self._window.menus
        pages = {action: key for key, action in menus.pages.items()}
        for title, actions in menus.listed:
            for action in actions:
                if not action.isVisible() or action is menus.palette:
                    continue
                more = [title, action.toolTip()]
                if action in pages:  # a page is found by what is done there too
                    more += done_on_page(pages[action])
                switch = action.isCheckable() and action not in pages
                state = on_or_off(action.isChecked()) if switch else ""
                yield Findable.of(
                    FoundKind.PAGE if action in pages else FoundKind.ACTION,
                    self._key(action.trigger),
                    plain(action.text()),
                    " · ".join(filter(None, (keys_of(action), state))),
                    " ".join(more),
                    action.isEnabled(),
                    refusal_of(action),
                )

    def _of_evaluation(self) -> Iterator[Findable]:
        from gz_eval.app.anonymous import reference_of
        from gz_eval.app.chart_choices import KINDS
        from gz_eval.app.region_choice import NO_REGION, region_choices
        from gz_eval.app.same_names import reference_beside
        from gz_eval.core.regions import region_name

        shown = self._window.pages.looked_at
        if shown is None:
            return
        for kind in KINDS:
            _title, why = kind.why_not(shown)
            yield Findable.of(FoundKind.CHART, kind.key, kind.label, kind.about, "", not why, why)
        framework = shown.project.framework
        criteria = framework.criterion_by_key
        for one in framework.criteria:
            above = criteria[one.parent].label if one.parent else "Criterion"
            yield Findable.of(FoundKind.CRITERION, one.key, one.label, above)
        counts: dict[str, int] = {}
        for bid in shown.bids:
            region = region_name(bid.region)
            counts[region] = counts.get(region, 0) + 1
            beside = " · ".join(filter(None, (region, reference_beside(bid))))
            yield Findable.of(FoundKind.BID, bid.id, bid.name, beside, reference_of(bid))
        for region in region_choices(counts):
            count = counts["" if region == NO_REGION else region]
            detail = f"show only its {count:,} bids" if count > 1 else "show only its one bid"
            yield Findable.of(FoundKind.REGION, region, region, detail)

    def go(self, one: Findable) -> None:
        """Do or show what was chosen."""
        from gz_eval.desktop.page_kinds import CHARTS, CRITERIA

        if one.kind is FoundKind.BID:
            self._window.pages.go_to_bid(one.key)
            self._window.go(self._window.pages.key)  # into the page: the arrows go on from there
        elif one.kind is FoundKind.CHART:
            self._window.go(CHARTS)
            page = self._window.pages.page(CHARTS)
            if (go := getattr(page, "go", None)) is not None:
                go(one.key)
        elif one.kind is FoundKind.CRITERION:
            self._window.go(CRITERIA)
            page = self._window.pages.page(CRITERIA)
            if (choose := getattr(page, "choose", None)) is not None:
                choose(one.key)
        elif one.kind is FoundKind.REGION:
            self._show_region(one.key)
        else:
            self._acts[one.key]()

    def _show_region(self, region: str) -> None:
        """Show only a region's bids: on this page if it can, else on that of the bids."""
        from gz_eval.desktop.page_kinds import BIDS

        if not getattr(self._page, "can_show_region", hasattr(self._page, "show_region")):
            self._window.turn_to(BIDS)
        if (show := getattr(self._page, "show_region", None)) is not None:
            show(region)
        self._window.enter()
