"""What the palette offers of this window, and going there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gz_eval.app.palette import Findable, FoundKind

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gz_eval.desktop.window import MainWindow


class PaletteFlow:
    """Offers every action, page, criterion and bid, and does what is chosen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}

    def open(self) -> None:
        """Ask what to go to."""
        from gz_eval.desktop.palette_dialog import PaletteDialog

        dialog = PaletteDialog(self._window, self.things())
        dialog.chosen.connect(self.go)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def things(self) -> list[Findable]:
        """Everything that can be found now."""
        return [*self._of_menus(), *self._of_evaluation()]

    def _of_menus(self) -> list[Findable]:
        from PySide6.QtGui import QKeySequence

        menus = self._window.menus
        self._actions = {}
        things = []
        pages = set(menus.pages.values())
        for title, actions in menus.listed:
            for action in actions:
                if not action.isVisible() or action is menus.palette:
                    continue
                key = f"{title}/{len(self._actions)}"
                self._actions[key] = action
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                kind = FoundKind.PAGE if action in pages else FoundKind.ACTION
                label = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
                things.append(
                    Findable.of(
                        kind,
                        key,
                        label.removesuffix("…"),
                        keys,
                        f"{title} {action.toolTip()}",
                        action.isEnabled(),
                    )
                )
        things.sort(key=lambda one: one.kind is not FoundKind.PAGE)
        return things

    def _of_evaluation(self) -> list[Findable]:
        from gz_eval.app.ranking_rows import region_name

        shown = self._window.pages.looked_at
        if shown is None:
            return []
        framework = shown.project.framework
        criteria = framework.criterion_by_key
        things = [
            Findable.of(
                FoundKind.CRITERION,
                one.key,
                one.label,
                criteria[one.parent].label if one.parent else "Criterion",
            )
            for one in framework.criteria
        ]
        things += [
            Findable.of(
                FoundKind.BID,
                bid.id,
                bid.name,
                region_name(bid.region),
                "" if shown.anonymous else bid.id,
            )
            for bid in shown.bids
        ]
        return things

    def go(self, one: Findable) -> None:
        """Do or show what was chosen."""
        from gz_eval.desktop.page_kinds import CRITERIA

        if one.kind is FoundKind.BID:
            self._window.pages.go_to_bid(one.key)
            self._window.go(self._window.pages.key)  # into the page: the arrows go on from there
        elif one.kind is FoundKind.CRITERION:
            self._window.go(CRITERIA)
            page = self._window.pages.page(CRITERIA)
            if (choose := getattr(page, "choose", None)) is not None:
                choose(one.key)
        else:
            self._actions[one.key].trigger()
