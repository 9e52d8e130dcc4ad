"""What a signed-off ranking says, bid by bid, beside the ranking as it is now. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gz_eval.app.columns import Tone
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.app.session import Session
from gz_eval.app.shortlist_rows import SHORT
from gz_eval.core.flags import gate_in_words
from gz_eval.core.names_apart import names_apart
from gz_eval.core.outcome import STANDINGS, GateState, Standing
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import alike, figure
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.core.wording import bids_in_words
from gz_eval.export.since_sign_off import scores_changed

NOTHING = "nothing"  # has changed
_STANDING_TONES = {Standing.SHORTLISTED: Tone.STRONG, Standing.FAILED_GATE: Tone.SECONDARY}


class Today(NamedTuple):  # which is quick to make: there is one for every bid
    """Where a bid is in the ranking as it is now. `rank` is as shown: in brackets below a gate.

    `noted` is what else is to be known of it, in the words that a sign-off has for it.
    """

    rank: int
    failed: bool
    standing: Standing
    score: float
    noted: str = ""

    @property
    def rank_text(self) -> str:
        """The rank, in brackets among the bids that fail a gate."""
        return f"({self.rank})" if self.failed else str(self.rank)


def today_of(session: Session) -> dict[str, Today]:
    """The ranking as it is now by bid id; empty while scores are hidden."""
    if session.project.scores_hidden:
        return {}
    evaluation, selection = session.evaluation, session.selection
    standings = [STANDINGS[code] for code in selection.standing_codes.tolist()]
    ruled, moved = evaluation.table.passed_by_ruling, selection.moved
    return {
        bid.id: Today(
            rank,
            failed,
            standing,
            score,
            _noted(
                gate_in_words(standing, gates, by_ruling=row in ruled),
                moved=row in moved,
            ),
        )
        for row, (bid, rank, failed, standing, score, gates) in enumerate(
            zip(
                evaluation.bids,
                evaluation.ranks.tolist(),
                evaluation.table.failed.tolist(),
                standings,
                evaluation.totals.tolist(),
                evaluation.table.gate_states,
                strict=True,
            )
        )
    }


def _noted(gate: str, *, moved: bool) -> str:
    """What is to be known of where a bid stands: ``gate unclear, moved``."""
    return ", ".join(filter(None, (gate, "moved" * moved)))


def _with(standing: str, noted: str) -> str:
    return f"{standing}, {noted}" if noted else standing


def difference(sign_off: SignOff, today: dict[str, Today]) -> str:
    """How today's ranking differs: "3 bids changed rank; 1 entered the shortlist", or nothing.

    Where every bid is where it was, scores may still have changed.
    """
    then = {ranked.bid: ranked for ranked in sign_off.ranking}
    both = [(ranked, today[bid]) for bid, ranked in then.items() if bid in today]
    failed = GateState.FAIL
    moved = sum(
        ranked.rank != now.rank or (ranked.gates is failed) != now.failed for ranked, now in both
    )
    listed_then = {bid for bid, one in then.items() if one.selected is Standing.SHORTLISTED}
    listed_now = {bid for bid, one in today.items() if one.standing is Standing.SHORTLISTED}
    told = [
        f"{bids_in_words(count)} {words}"
        for count, words in (
            (moved, "changed rank"),
            (len(today.keys() - then.keys()), "added"),
            (len(then.keys() - today.keys()), "gone"),
        )
        if count
    ]
    entered, left = len(listed_now - listed_then), len(listed_then - listed_now)
    if entered:
        told.append(f"{entered:,} entered the shortlist")
    if left:
        told.append(f"{left:,} left {'it' if entered else 'the shortlist'}")
    if not told:
        other = ((ranked.score, now.score) for ranked, now in both if ranked.score != now.score)
        count = sum(not alike(then, now) for then, now in other)
        return f"no bid changed rank; {scores_changed(count)}" if count else NOTHING
    return "; ".join(told)


def shortlisted_count(sign_off: SignOff) -> int:
    """How many bids were on the shortlist as signed off."""
    return sum(one.selected is Standing.SHORTLISTED for one in sign_off.ranking)


@dataclass(frozen=True, slots=True, eq=False)
class FrozenRow:
    """One bid as it was signed off, and where it is now (None: not among the bids any more).

    `name` has the bid's reference beside it where another one had its name.
    """

    ranked: RankedBid
    name: str
    position: int
    places: int
    now: Today | None

    @property
    def id(self) -> str:
        """The bid's id."""
        return self.ranked.bid

    @property
    def failed(self) -> bool:
        """Whether the bid failed a gate, and was ranked apart."""
        return self.ranked.gates is GateState.FAIL

    @property
    def rank_text(self) -> str:
        """The rank as signed off, in brackets among the bids that failed a gate."""
        return f"({self.ranked.rank})" if self.failed else str(self.ranked.rank)

    @property
    def moved(self) -> str:
        """Where it went since: ``▲ 2``, ``▼ 1``, a word where ranks cannot be compared, or ""."""
        if self.now is None:
            return "gone"
        if self.now.failed != self.failed:
            return "fails a gate now" if self.now.failed else "passes now"
        by = self.ranked.rank - self.now.rank
        return "" if not by else f"▲ {by}" if by > 0 else f"▼ {-by}"

    @property
    def stood(self) -> str:
        """Where it stood, with what was to be known of it: ``Shortlisted, gate unclear``."""
        return _with(self.ranked.selected.value, self.noted)

    @property
    def stood_cell(self) -> str:
        """The same in a few letters, as on the Shortlist page: ``In, gate unclear``."""
        return _with(SHORT[self.ranked.selected], self.noted)

    @property
    def noted(self) -> str:
        """What was to be known of where it stood."""
        one = self.ranked
        return _noted(self._gate, moved=one.selected is not one.standing)

    @property
    def _gate(self) -> str:
        """What was to be known of its gates."""
        one = self.ranked
        return gate_in_words(one.selected, one.gates, by_ruling=one.passes_by_ruling)

    @property
    def stood_in_full(self) -> str:
        """Where it stood and why, with all that officials had decided of it."""
        one = self.ranked
        decided = (f"{each.of}: {each.told}" for each in (*one.overridden, *one.corrected))
        return "\n".join((f"{self.stood}.", one.reason, *decided))

    @property
    def stands_cell(self) -> str:
        """Where it stands now, in as few, with what is to be known of it now."""
        return _with(SHORT[self.now.standing], self.now.noted) if self.now is not None else "Gone"

    @property
    def stands(self) -> str:
        """The same in full."""
        if self.now is None:
            return "Not among the bids any more"
        return _with(self.now.standing.value, self.now.noted)

    @property
    def as_it_stood(self) -> bool:
        """Whether it stands where it stood, with the same to be known of it."""
        now = self.now
        return now is not None and (now.standing, now.noted) == (self.ranked.selected, self.noted)

    @property
    def stood_tone(self) -> Tone:
        """What that means; a gate that its evidence did not pass comes first."""
        if self._gate:
            return Tone.BAD if self.failed else Tone.WARNING
        return _STANDING_TONES.get(self.ranked.selected, Tone.NORMAL)

    @property
    def score_text(self) -> str:
        """The score as signed off."""
        return figure(self.ranked.score, self.places)

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        now = f"now rank {self.now.rank_text}" if self.now is not None else "gone now"
        return (
            f"rank {self.rank_text}, {self.name}, score {self.score_text},"
            f" {self.stood.lower()}, {now}"
        )


def frozen_rows(sign_off: SignOff, today: dict[str, Today]) -> tuple[FrozenRow, ...]:
    """A row for each bid of a sign-off, in the order in which they were ranked."""
    called = names_apart((one.bid, one.name) for one in sign_off.ranking)
    return tuple(
        FrozenRow(ranked, called[ranked.bid], position, sign_off.places, today.get(ranked.bid))
        for position, ranked in enumerate(sign_off.ranking)
    )


@dataclass(frozen=True, slots=True)
class FrozenFilter:
    """Which bids of a sign-off are shown: the shortlist and reserve, those that changed, or all."""

    text: str = ""
    shortlist: bool = False
    changed: bool = False

    def shows(self, row: FrozenRow) -> bool:
        """Whether a row passes."""
        ranked = row.ranked
        stood = ranked.selected in (Standing.SHORTLISTED, Standing.RESERVE)
        same = row.as_it_stood and not row.moved
        if (self.shortlist and not stood) or (self.changed and same):
            return False
        hay = haystack_of(ranked.bid, ranked.name, region_name(ranked.region))
        return finds(words_of(self.text), hay)
