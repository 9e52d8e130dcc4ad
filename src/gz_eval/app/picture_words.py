"""What a picture of a chart says of itself, in the words that exports and the window use. No Qt."""

from __future__ import annotations

from datetime import datetime

from gz_eval import __version__
from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.app.lock_words import lock_line
from gz_eval.app.signing import unchanged_since
from gz_eval.charts.caption import Caption
from gz_eval.core.project import Project
from gz_eval.core.shipped import version_in_words
from gz_eval.core.wording import sentence


def caption_of(
    project: Project, name: str, marking: str, at: datetime, *, nameless: bool = False
) -> Caption:
    """The caption of a chart of a project as it is kept, made at a moment.

    Nothing that is only being tried is on a chart, so nothing here speaks of it.
    """
    from gz_eval.export.governance_tables import moment_text

    framework = project.framework
    said = [
        f"Evaluation: {name}." if name else "",
        f"Framework: {framework.title} ({framework.key}, {version_in_words(framework)}).",
        sentence(lock_line(project)),
        _signed(project, nameless=nameless),
        NAMES_HIDDEN if nameless else "",
    ]
    made = f"Made on {moment_text(at)} by gz_eval {__version__}."
    return Caption(
        marking, (" ".join(filter(None, said[:2])), " ".join(filter(None, said[2:])), made),
        f"gz_eval {__version__}",
    )  # fmt: skip


def _signed(project: Project, *, nameless: bool) -> str:
    """Whether what is shown is what was signed off last."""
    from gz_eval.export.governance_tables import moment_text

    if not project.sign_offs:
        return "Not signed off."
    last = project.sign_offs[-1]
    by = "" if nameless else f", approved by {last.approver}"
    told = f"sign-off {last.number:,} on {moment_text(last.stamp.at)}{by}"
    if unchanged_since(project, last):
        return f"As in {told}."
    return f"Changed since {told}."
