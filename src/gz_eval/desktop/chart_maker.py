"""Has the chart made that is wanted: of the kind, with what was chosen about it, where it is seen.

It is made on the thread that draws. Of a chart that was asked for earlier nothing is heard.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from gz_eval.app.chart_choices import ChartKind, Hidden, start_of, still_there
from gz_eval.app.shown import Shown
from gz_eval.charts.chart import Chart, View
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.framework import Framework
from gz_eval.desktop.drawing_room import DrawingRoom


class ChartMaker:
    """`made` is told the chart, `failed` an error that is a bug. `view` is what a map shows of the
    country; None for the whole.
    """

    def __init__(
        self,
        room: DrawingRoom,
        made: Callable[[Chart], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.view: View | None = None
        self._room = room
        self._made = made
        self._failed = failed
        self._chosen: dict[str, Mapping[str, str]] = {}  # about each kind, by its key
        self._number = 0  # of the chart that is wanted

    def chosen(self, kind: ChartKind) -> Mapping[str, str]:
        """What was chosen about a kind."""
        return self._chosen.get(kind.key, {})

    def choose(self, kind: ChartKind, key: str, value: str) -> None:
        """Choose something else about a kind."""
        self._chosen[kind.key] = {**self.chosen(kind), key: value}

    def written(self) -> str:
        """All that was chosen, to be written down."""
        return json.dumps(self._chosen)

    def read(self, written: str) -> None:
        """Choose what was written down; nothing where it cannot be read any more."""
        try:
            kinds = json.loads(written)
            self._chosen = {
                kind: {key: str(value) for key, value in chosen.items()}
                for kind, chosen in kinds.items()
            }
        except (ValueError, TypeError, AttributeError):
            self._chosen = {}

    def choose_what_is_there(self, kind: ChartKind, framework: Framework, hidden: Hidden) -> bool:
        """Have nothing chosen that is not offered; says whether anything changed by that."""
        before = self._chosen.get(kind.key)
        self._chosen[kind.key] = now = still_there(kind, framework, hidden, before or {})
        return now != before

    def want(self, kind: ChartKind, looked_at: Shown) -> None:
        """Have the chart made as the evaluation is now, and nothing that was wanted before."""
        selection, view = looked_at.selection, self.view
        chosen = self.chosen(kind) or start_of(
            kind, looked_at.project.framework, Hidden.of(looked_at)
        )
        self._number += 1
        number = self._number

        def make() -> Chart:
            chart = kind.make(selection, chosen)
            return replace(chart, view=view) if isinstance(chart, UkMap) and view else chart

        def tell(chart: Chart) -> None:
            if number == self._number:
                self._made(chart)

        self._room.do(make, tell, self._failed, lambda: number == self._number)

    def want_nothing(self) -> None:
        """What was wanted is not any more."""
        self._number += 1
