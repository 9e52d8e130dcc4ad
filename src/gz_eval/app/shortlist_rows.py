"""What the shortlist page says of each bid: who is in, in reserve and out, and why. No Qt.

Where officials moved a bid, the rule's own standing stays beside it, and so does the rank. What the
shortlist comes to is in `total_rows`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gz_eval.app.anonymous import reference_of
from gz_eval.app.columns import Tone
from gz_eval.app.finding import haystack_of
from gz_eval.core.decisions_flagged import move_doubt
from gz_eval.core.evaluation import rank_text
from gz_eval.core.figures import figures_of
from gz_eval.core.flags import gate_in_words, gates_not_passed, gates_told
from gz_eval.core.outcome import STANDINGS, GateResult, Standing
from gz_eval.core.overrides import PlaceOverride
from gz_eval.core.regions import region_name
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN, OUT, RESERVE
from gz_eval.core.values import Missing

CORRECTED_SIGN = "‡"
"""What a figure of the list has that is a correction by officials, and not the bidder's."""
_AGAIN = "to be looked at again"
_NEAR = 10  # bids below the line that are worth a look
# A reserve is no warning here: that is kept for gates that speak against a bid on the list.
_TONES = {
    Standing.SHORTLISTED: Tone.GOOD,
    Standing.RESERVE: Tone.NORMAL,
    Standing.NOT_SHORTLISTED: Tone.SECONDARY,
    Standing.FAILED_GATE: Tone.SECONDARY,
}
SHORT = {
    Standing.SHORTLISTED: "In",
    Standing.RESERVE: "Reserve",
    Standing.NOT_SHORTLISTED: "Out",
    Standing.FAILED_GATE: "Fails a gate",
}


class _Frame:
    """What the rows of one selection share; a figure is worked out where a row is asked for it."""

    __slots__ = ("evaluation", "figures", "places", "scores", "selection")

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.evaluation = evaluation = selection.evaluation
        framework = evaluation.framework
        self.places = framework.ranking.shown_places
        self.scores: list[float] = evaluation.shown_totals.tolist()
        self.figures = [
            figures_of(evaluation.table, framework.field_by_key[total.field])
            for total in framework.totals
        ]


class ShortlistRow:
    """One bid. `standing` is where it is left, `near` says that it is worth a look: it is in, in
    reserve, moved, or next in line. `position` is its place in ranked order.

    A row is little more than that, so that ten thousand are made within a frame or two.
    """

    __slots__ = (
        "_frame",
        "_haystack",
        "id",
        "index",
        "name",
        "near",
        "position",
        "region",
        "standing",
    )

    def __init__(
        self, frame: _Frame, index: int, position: int, standing: Standing, near: bool
    ) -> None:
        bid = frame.evaluation.bids[index]
        self.id = bid.id
        self.name = bid.name
        self.region = region_name(bid.region)
        self.index = index
        self.position = position
        self.standing = standing
        self.near = near
        self._frame = frame
        self._haystack: str | None = None

    @property
    def haystack(self) -> str:
        """What the search box looks in: at every letter, so it is worked out once."""
        if self._haystack is None:
            self._haystack = haystack_of(self.reference, self.name, self.region)
        return self._haystack

    @property
    def reference(self) -> str:
        """The bid's reference; empty while names are hidden."""
        return reference_of(self._frame.evaluation.bids[self.index])

    @property
    def rank(self) -> str:
        """The rank by score, in brackets among the bids that fail a gate."""
        return rank_text(self._frame.evaluation, self.index)

    @property
    def score(self) -> float:
        """The score, rounded for show."""
        return self._frame.scores[self.index]

    @property
    def score_text(self) -> str:
        """The score with the framework's number of decimals."""
        return f"{self.score:.{self._frame.places}f}"

    @property
    def by_rule(self) -> Standing:
        """Where the rule has it, whatever officials did."""
        return self._frame.evaluation.standing(self.index)

    @property
    def move(self) -> PlaceOverride | None:
        """The move by officials; None where the rule stands."""
        return self._frame.selection.move(self.index)

    @property
    def moved(self) -> bool:
        """Whether officials have it elsewhere than the rule does."""
        return self._frame.selection.is_moved(self.index)

    @property
    def move_doubt(self) -> str:
        """Why its move has to be looked at again, as a sentence; empty where it need not be."""
        move = self.move
        return move_doubt(move, self.by_rule) if move is not None and self.moved else ""

    @property
    def reason(self) -> str:
        """Why it stands where it does, as a sentence or two."""
        return self._frame.selection.reason(self.index)

    @property
    def figures(self) -> tuple[float | None, ...]:
        """What it would bring, a figure for each total; None where it gave none."""
        return tuple(values[self.index] for values in self._frame.figures)

    def figure(self, number: int) -> float | None:
        """One of the figures."""
        return self._frame.figures[number][self.index]

    def is_given(self, number: int) -> bool:
        """Whether something was answered, if not a figure: a range, or what is in doubt."""
        evaluation = self._frame.evaluation
        field = evaluation.framework.totals[number].field
        return not isinstance(evaluation.bids[self.index].answer(field).value, Missing)

    def corrected(self, number: int) -> bool:
        """Whether one of the figures is a correction by officials, and not the bidder's."""
        evaluation = self._frame.evaluation
        field = evaluation.framework.totals[number].field
        return evaluation.bids[self.index].answer(field).correction is not None

    @property
    def any_corrected(self) -> bool:
        """Whether any of its figures is."""
        return any(map(self.corrected, range(len(self._frame.figures))))

    @property
    def gate_text(self) -> str:
        """What has to be said of the gates of a bid that is in or in reserve; else empty."""
        table = self._frame.evaluation.table
        by_ruling = self.index in table.passed_by_ruling
        return gate_in_words(self.standing, table.gate_states[self.index], by_ruling=by_ruling)

    @property
    def gates(self) -> tuple[tuple[str, GateResult], ...]:
        """Where its gates have to be spoken of: those that it does not pass, by name, and those
        that it passes by an override of officials.
        """
        if not self.gate_text:
            return ()
        return gates_not_passed(self._frame.evaluation, self.index, or_by_ruling=True)

    @property
    def tone(self) -> Tone:
        """What its standing means; a gate that it does not pass comes first, then a move that has
        to be looked at again.
        """
        if not self.gate_text:
            return Tone.WARNING if self.move_doubt else _TONES[self.standing]
        failed = self._frame.evaluation.failed_gate(self.index)
        return Tone.BAD if failed else Tone.WARNING

    @property
    def place_text(self) -> str:
        """Where it is left, whether a gate speaks against it, and whether officials moved it."""
        moved = "moved" if self.moved else ""
        again = _AGAIN if self.move_doubt else ""
        return ", ".join(filter(None, (self.standing.value, self.gate_text, moved, again)))

    @property
    def place_cell(self) -> str:
        """The same in a few letters, with the rule's standing: ``In (rule: reserve)``.

        A move that has to be looked at again begins with a sign: ``! In, check (rule: out)``.
        """
        return (
            f"{self._place_in_short} (rule: {self._rule})" if self.moved else self._place_in_short
        )

    @property
    def place_short(self) -> str:
        """The same where there is no room for the rule's standing."""
        moved = ", moved" if self.moved and not self.move_doubt else ""
        return f"{self._place_in_short}{moved}"

    @property
    def _place_in_short(self) -> str:
        gate = self.gate_text if self.gate_text != self._rule or not self.moved else ""
        sign, again = ("! ", "check") if self.move_doubt else ("", "")
        return sign + ", ".join(filter(None, (SHORT[self.standing], gate, again)))

    @property
    def _rule(self) -> str:
        return SHORT[self.by_rule].lower()

    @property
    def gates_told(self) -> str:
        """What its gates say against it, in sentences, wherever it stands; empty for nothing."""
        return gates_told(self._frame.evaluation, self.index)

    @property
    def spoken(self) -> str:
        """The whole row as a sentence."""
        moved = f", moved by officials from {self.by_rule.value.lower()}" if self.moved else ""
        gate = f", {self.gate_text}" if self.gate_text else ""
        moved += f", {_AGAIN}" if self.move_doubt else ""
        return (
            f"{self.name}, {self.standing.value.lower()}{gate}{moved}, rank {self.rank},"
            f" score {self.score_text}, {self.region or 'no region'}"
        )


def shortlist_rows(selection: Selection) -> tuple[ShortlistRow, ...]:
    """Every bid: those shortlisted first, then the reserve, then the others, each by rank."""
    evaluation = selection.evaluation
    order = evaluation.order
    codes = selection.standing_codes[order]
    near = _near(selection)
    frame = _Frame(selection)
    places = np.argsort(codes, kind="stable")
    return tuple(
        ShortlistRow(frame, index, position, STANDINGS[code], is_near)
        for index, position, code, is_near in zip(
            order[places].tolist(),
            places.tolist(),
            codes[places].tolist(),
            near[places].tolist(),
            strict=True,
        )
    )


def _near(selection: Selection) -> npt.NDArray[np.bool_]:
    """Which bids, in ranked order, are worth a look."""
    evaluation = selection.evaluation
    codes = selection.standing_codes[evaluation.order]
    near = (codes == IN) | (codes == RESERVE)
    for bid in selection.moves:
        near |= evaluation.order == evaluation.index_by_id[bid]
    next_in_line = ~near & (evaluation.standing_codes[evaluation.order] == OUT)
    near[np.flatnonzero(next_in_line)[:_NEAR]] = True
    return np.asarray(near, dtype=bool)


def group_ends(rows: Sequence[ShortlistRow]) -> dict[int, Standing]:
    """For rows in groups: the last row of the shortlist and of the reserve, where rows follow."""
    found = {}
    for standing in (Standing.SHORTLISTED, Standing.RESERVE):
        members = [number for number, row in enumerate(rows) if row.standing is standing]
        if members and members[-1] + 1 < len(rows):
            found[members[-1]] = standing
    return found


def shortlist_line(rows: Sequence[ShortlistRow], shown: int) -> str:
    """Such as "12 shortlisted, 5 in reserve, 228 out; 2 moved by officials; 27 of 245 shown"."""
    standings = [row.standing for row in rows]
    count = {one: standings.count(one) for one in STANDINGS}
    out = count[Standing.NOT_SHORTLISTED] + count[Standing.FAILED_GATE]
    moved = sum(row.moved for row in rows if row.near)
    told = (
        f"{count[Standing.SHORTLISTED]:,} shortlisted, {count[Standing.RESERVE]:,} in reserve,"
        f" {out:,} out"
    )
    told += f"; {moved:,} moved by officials" if moved else ""
    marked = any(row.any_corrected for row in rows if row.near)
    told += f"; {CORRECTED_SIGN} figure corrected by officials" if marked else ""
    return f"{told}; {shown:,} of {len(rows):,} shown" if shown < len(rows) else told
