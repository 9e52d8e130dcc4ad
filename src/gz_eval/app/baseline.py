"""What ranks are compared with: a ranking that was signed off, kept or pinned. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gz_eval.app.moments import day_of
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.outcome import GateState
from gz_eval.core.sign_off import SignOff


@dataclass(frozen=True, slots=True)
class Was:
    """Where a bid stood: its rank, among the bids that pass the gates or among those that fail."""

    rank: int
    failed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """A ranking to compare with. `words` say which, to stand after "since"; `was` is by bid id."""

    words: str
    was: Mapping[str, Was]

    @classmethod
    def of_evaluation(cls, evaluation: Evaluation, words: str) -> Baseline:
        """A ranking as it is now, to be compared with later ones."""
        ranks, failed = evaluation.ranks.tolist(), evaluation.table.failed.tolist()
        rows = zip(evaluation.bids, ranks, failed, strict=True)
        return cls(words, {bid.id: Was(rank, fails) for bid, rank, fails in rows})

    @classmethod
    def of_sign_off(cls, sign_off: SignOff) -> Baseline:
        """A ranking as it was signed off."""
        return cls(
            f"sign-off {sign_off.number} of {day_of(sign_off.stamp.at)}",
            {one.bid: Was(one.rank, one.gates is GateState.FAIL) for one in sign_off.ranking},
        )

    def movement(self, bid: str, rank: int, *, failed: bool) -> Movement:
        """How a bid has moved since, that has this rank now."""
        was = self.was.get(bid)
        if was is None:
            return Movement("new", None, f"Not in the ranking of {self.words}.")
        before = f"({was.rank})" if was.failed else str(was.rank)
        if was.failed is not failed:
            told = "Failed a gate" if was.failed else "Failed no gate"
            return Movement("gates", None, f"{told} in {self.words}: rank {before}.")
        if was.rank == rank:
            return Movement("–", 0, f"The same rank as in {self.words}.")
        up = was.rank - rank
        sign, word = ("▲", "Up") if up > 0 else ("▼", "Down")
        return Movement(f"{sign}{abs(up)}", up, f"{word} {abs(up)} from {before} in {self.words}.")


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement as a short text, in ranks (up is positive; None where they are not comparable)."""

    text: str
    ranks: int | None
    told: str
