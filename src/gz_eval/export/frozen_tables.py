"""What a signed-off ranking was made from, as tables: whoever holds the paper can work each row out
again from it, and sees what officials put in place of what was read or ruled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.project import Project
from gz_eval.core.scoring import compute_values, evaluate_table
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import SignOff
from gz_eval.core.wording import bids_in_words
from gz_eval.export.account_tables import files_table
from gz_eval.export.evidence_table import evidence_table
from gz_eval.export.framework_tables import criteria_table, rules_table
from gz_eval.export.governance_tables import lock_lines, overrides_table
from gz_eval.export.ranking_table import contributions_table, gates_table, value_scores_table
from gz_eval.export.since_sign_off import moved_since, rescored_since
from gz_eval.export.table import Table


@dataclass(frozen=True)
class MadeFrom:
    """The evaluation as it was when it was signed off: the log keeps every state."""

    project: Project

    @cached_property
    def evaluation(self) -> Evaluation:
        """Worked out again from what was frozen."""
        framework = self.project.framework
        values = compute_values(framework, self.project.bids.bids, self.project.overrides)
        return evaluate_table(framework, values)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Framework, rules, decisions, and the way of each score, as they were."""
        project, evaluation = self.project, self.evaluation
        return tuple(
            replace(table, title=f"As signed off. {table.title}")
            for table in (
                criteria_table(project.framework),
                rules_table(project.framework),
                overrides_table(project, evaluation),
                gates_table(evaluation),
                contributions_table(evaluation),
                value_scores_table(evaluation),
                evidence_table(evaluation, project.bids),
                files_table(project.bids),
            )
        )

    def lines(self, sign_off: SignOff) -> list[tuple[str, str]]:
        """What "About" says of it: the lock as it was, and whether the ranking follows from it."""
        locked = [(f"{item}, as signed off", told) for item, told in lock_lines(self.project)]
        return [*locked, ("Worked out again", self.told(sign_off))]

    def told(self, sign_off: SignOff) -> str:
        """Whether this version of the program ranks the same from it, as a sentence."""
        again = Selection.of(self.evaluation, self.project.overrides)
        moved = sum(bool(moved_since(one, again)) for one in sign_off.ranking)
        scored = rescored_since(sign_off, again)
        if not moved and not scored:
            return "Worked out again from these sheets, each bid has the rank and score signed off."
        return (
            "This version of gz_eval works out another score or place from the same inputs for"
            f" {bids_in_words(max(moved, scored))}: what was signed off holds, and the sheets"
            " “Gates”, “Contributions” and “Value scores” are this version’s."
        )
