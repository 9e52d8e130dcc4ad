"""What the panel "Why" says of one bid, section by section, as plain records. No Qt.

The reasons come from `core.explain`; here they are only put in the order in which they are read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gz_eval.app.anonymous import HIDDEN_TEXT, untold
from gz_eval.app.columns import Tone
from gz_eval.app.same_names import reference_beside
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explanation import Explanation, LeafLine
from gz_eval.core.gates import state_in_words
from gz_eval.core.outcome import STANDINGS, Evidence, GateState, Standing
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import MAY_NOT_ADD_UP, add_up, figure
from gz_eval.core.selection import Selection
from gz_eval.core.source import CellRef
from gz_eval.core.unmeasured import absent_pillars


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the waterfall: points of a pillar, out of `most` it could earn.

    `counted` are those of them that the framework counts for missing evidence. `absent` is what
    stands in place of the points of a pillar of which nothing counts: it earned no 0.
    """

    label: str
    points: float
    most: float
    counted: float = 0.0
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From 0 to the score, with what missing evidence leaves open and the shortlist's line."""

    steps: tuple[Step, ...]
    total: float
    lower: float
    upper: float
    line: float | None
    places: int

    def number(self, value: float) -> str:
        """A figure with the framework's number of decimals."""
        return figure(value, self.places)

    def counted(self, step: Step) -> str:
        """Which of a step's points nobody earned, as words that follow; empty for none."""
        if not step.counted:
            return ""
        return f", {self.number(step.counted)} of them for missing evidence"

    def told(self, step: Step) -> str:
        """A step in words, such as "Power: 12.0 of 40.0 points", or "Delivery: not judged"."""
        if step.absent:
            return f"{step.label}: {step.absent}"
        points, most = self.number(step.points), self.number(step.most)
        return f"{step.label}: {points} of {most} points{self.counted(step)}"

    @property
    def rounded(self) -> str:
        """That the steps, as shown, may miss the score; empty where they do not."""
        points = np.array([step.points for step in self.steps])
        return "" if add_up(points, np.array(self.total), self.places) else MAY_NOT_ADD_UP

    @property
    def spoken(self) -> str:
        """The picture in words."""
        parts = [
            f"{step.label} {step.absent}"
            if step.absent
            else f"{step.label} {self.number(step.points)} points{self.counted(step)}"
            for step in self.steps
        ]
        line = (
            f"; the shortlist starts at {self.number(self.line)}" if self.line is not None else ""
        )
        told = f"{', '.join(parts)}: score {self.number(self.total)} of 100{line}."
        return " ".join(filter(None, (told, self.rounded)))


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A criterion's evidence: what the cell says, what was read, where, and what it earned.

    `cell` is None when the file never asked. `remarks` are corrections, notes and doubts: full
    sentences. Of a corrected answer, `quoted` and `cell` are still the bidder's.
    `field` is the answer's field, empty where no field is asked.
    """

    pillar: int
    label: str
    quoted: str
    value: str
    place: str
    cell: CellRef | None
    earned: str
    tone: Tone
    remarks: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class GateLine:
    """A gate, its state in words, and why. `gate` is its key."""

    label: str
    state: str
    tone: Tone
    reason: str
    gate: str


@dataclass(frozen=True, slots=True)
class Why:
    """Everything the panel says. `bid` is the bid's id.

    `strongest` and `weakest` are the criteria that add most and that lose most, the most first.
    `corrected` are the answers that officials corrected and that no criterion scores: the others
    are said beside the evidence. `rounded` says that points may miss their sum, where they do.
    """

    bid: str
    title: str
    subtitle: str
    headline: str
    waterfall: Waterfall
    rounded: str
    gates: tuple[GateLine, ...]
    evidence: tuple[EvidenceLine, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    missing: tuple[str, ...]
    corrected: tuple[str, ...]
    change: str


_GATE_TONES = {"Pass": Tone.GOOD, "Unclear": Tone.WARNING, "Fail": Tone.BAD}
_GATE_FIRST = {GateState.FAIL: 0, GateState.UNCLEAR: 1, GateState.PASS: 2}


def shortlist_line(evaluation: Evaluation) -> float | None:
    """The lowest score on the shortlist; None when the shortlist is empty."""
    shortlisted = evaluation.standing_codes == STANDINGS.index(Standing.SHORTLISTED)
    return float(evaluation.shown_totals[shortlisted].min()) if shortlisted.any() else None


def why(
    evaluation: Evaluation, explanation: Explanation, selection: Selection | None = None
) -> Why:
    """Put an explanation in the order in which it is read.

    Where officials moved the bid, the headline goes on with that, after what the rule says.
    """
    framework = evaluation.framework
    places = framework.ranking.shown_places
    pillars = {pillar.key: number for number, pillar in enumerate(framework.pillars)}
    gate_labels = {gate.key: gate.label for gate in framework.gates}
    rank = (
        f"Why rank ({explanation.rank})"
        if explanation.failed_gate
        else f"Why rank {explanation.rank}"
    )
    region = region_name(explanation.region)
    headline, change = explanation.headline, explanation.what_would_change
    row = evaluation.index_by_id[explanation.bid]
    if selection is not None and (moved := selection.move_told(row)):
        headline = f"{headline} by the rule. {moved}"
        change = f"By the shortlist rule alone: {change}"
    hidden = untold(evaluation)
    (absent,) = absent_pillars(evaluation, np.array([row]))
    beside = {leaf.correction for leaf in explanation.leaves if leaf.correction}
    return Why(
        bid=explanation.bid,
        title=rank,
        subtitle=", ".join(
            filter(None, [explanation.name, region, reference_beside(evaluation.bids[row])])
        ),
        headline=headline,
        waterfall=Waterfall(
            tuple(
                Step(
                    one.label,
                    one.points,
                    one.weight * 100,
                    _counted(explanation, one.criterion, hidden, places),
                    word,
                )
                for one, word in zip(explanation.pillars, absent, strict=True)
            ),
            explanation.total,
            explanation.lower,
            explanation.upper,
            shortlist_line(evaluation),
            places,
        ),
        rounded="" if explanation.adds_up else MAY_NOT_ADD_UP,
        gates=tuple(
            GateLine(
                gate_labels.get(result.gate, result.gate),
                state_in_words(result),
                _GATE_TONES[result.state.value],
                result.reason,
                result.gate,
            )
            for result in sorted(explanation.gates, key=lambda one: _GATE_FIRST[one.state])
        ),
        evidence=tuple(
            _evidence(leaf, pillars.get(leaf.pillar, 0), places, leaf.criterion in hidden)
            for leaf in explanation.leaves
        ),
        strongest=explanation.strongest,
        weakest=explanation.weakest,
        missing=explanation.missing,
        corrected=tuple(
            told for told in explanation.corrections if told.partition(": ")[2] not in beside
        ),
        change=change,
    )


def _counted(explanation: Explanation, pillar: str, hidden: frozenset[str], places: int) -> float:
    """The points of a pillar that are for missing evidence, as far as they may be told.

    None where no more is shown of them than 0.
    """
    points = sum(
        leaf.points
        for leaf in explanation.leaves
        if leaf.pillar == pillar
        and leaf.evidence is not Evidence.READ
        and leaf.criterion not in hidden
    )
    return points if points >= 0.5 * 10.0**-places else 0.0


def _evidence(leaf: LeafLine, pillar: int, places: int, hidden: bool) -> EvidenceLine:
    read = leaf.evidence is Evidence.READ
    most = leaf.weight * 100
    if hidden:
        earned = HIDDEN_TEXT
    elif leaf.score is None:
        earned = "not counted"
    else:
        earned = f"{figure(leaf.points, places)} of {figure(most, places)} points"
    doubtful = not read or bool(leaf.doubts)
    return EvidenceLine(
        pillar,
        leaf.label,
        f"“{leaf.text}”" if leaf.text.strip() else "",
        leaf.value if leaf.value != leaf.text.strip() else "",
        f"{leaf.cell.address}, {leaf.cell.sheet}" if leaf.cell is not None else "",
        leaf.cell,
        earned,
        Tone.WARNING if doubtful else Tone.NORMAL,
        tuple(filter(None, [leaf.correction, leaf.note, *leaf.doubts])),
        leaf.field,
    )
