"""What officials decided: overrides, sign-offs, logs, and the state of the lock, as tables."""

from __future__ import annotations

from datetime import datetime

from gz_eval.core.decisions_flagged import decisions_flagged
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.flags import flags, flags_signed, gravest_first
from gz_eval.core.outcome import Standing
from gz_eval.core.override_account import override_accounts
from gz_eval.core.override_states import override_state
from gz_eval.core.people import Stamp
from gz_eval.core.permission import rules_since_lock, targets_since_lock
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist_room import room_of
from gz_eval.core.sign_off import SignOff, later_than
from gz_eval.core.unmeasured import unmeasured
from gz_eval.core.wording import sentence
from gz_eval.export.since_sign_off import since_told
from gz_eval.export.table import Cell, Column, Form, Table

_MOST_DETAILS = 12


def overrides_table(project: Project, evaluation: Evaluation) -> Table:
    """Every override with what it stands in for, in the order in which they were made."""
    rows = tuple(
        (
            account.what,
            account.override.bid,
            account.name,
            account.subject,
            account.was,
            account.now,
            str(account.cell) if account.cell is not None else "",
            *_stamp_cells(account.stamp),
            account.stamp.reason,
            *override_state(account, evaluation),
        )
        for account in override_accounts(project)
    )
    return Table(
        "Overrides",
        "Overrides: what officials corrected, overrode or moved",
        (
            Column("What", width=22),
            Column("Reference", width=16),
            Column("Bid", width=32),
            Column("Of", width=34),
            Column("Was", width=24),
            Column("Is now", width=24),
            Column("Cell", width=36),
            *_STAMP_COLUMNS,
            Column("Reason", width=60),
            Column("State", width=18),
            Column("Why it is not as it was", width=50),
        ),
        rows,
        "“Was” is what the cell said, the evidence gave or the rule said when it was overridden."
        " Moves on the shortlist change no rank and no score.",
        frozen=3,
    )


def sign_offs_table(project: Project) -> Table:
    """Every sign-off that stands: its four names, and the hash of what was signed."""
    rows = tuple(
        (
            one.number,
            moment_text(one.stamp.at),
            one.commissioner,
            one.analyst,
            one.assurer,
            one.approver,
            one.framework,
            len(one.ranking),
            sum(bid.selected is Standing.SHORTLISTED for bid in one.ranking),
            "stands" if later_than(one, project.sign_offs) is None else "overtaken by a later one",
            flagged_then(one),
            " ".join(one.told),
            one.inputs,
            str(one.stamp.by),
            one.stamp.reason,
        )
        for one in project.sign_offs
    )
    return Table(
        "Sign-offs",
        "Sign-offs: rankings that were signed off",
        (
            Column("Number", Form.WHOLE, width=8),
            Column("When", width=26),
            *(Column(who, width=24) for who in ("Commissioner", "Analyst", "Assurer", "Approver")),
            Column("Framework", width=34),
            Column("Bids", Form.WHOLE, width=8),
            Column("Shortlisted", Form.WHOLE, width=12),
            Column("State", width=24),
            Column("Shortlist: points to note", width=60),
            Column("Told when it was signed", width=60),
            Column("SHA-256 of the inputs", width=66),
            Column("Recorded by", width=28),
            Column("Reason", width=50),
        ),
        rows,
        "The inputs are framework, weights, bids and overrides: the same inputs, the same sum.",
        frozen=1,
    )


def logs_table(project: Project) -> Table:
    """The logs of assumptions, decisions and data, in the order in which they were written."""
    rows = tuple(
        (
            record.number,
            record.log.value.capitalize(),
            record.what,
            record.why,
            record.impact,
            *_stamp_cells(record.stamp),
            str(record.signed_off.by) if record.signed_off is not None else "",
            moment_text(record.signed_off.at) if record.signed_off is not None else "",
        )
        for record in project.records
    )
    return Table(
        "Logs",
        "Logs of assumptions, decisions and data",
        (
            Column("Number", Form.WHOLE, width=8),
            Column("Log", width=12),
            Column("What", width=60),
            Column("Why", width=50),
            Column("Impact", width=50),
            *_STAMP_COLUMNS,
            Column("Signed off by", width=28),
            Column("Signed off on", width=26),
        ),
        rows,
        "After HM Treasury, “The AQuA Book” (June 2025). Imports fill the data log themselves.",
        frozen=2,
    )


def governance_lines(
    project: Project, selection: Selection, log_head: str
) -> list[tuple[str, str]]:
    """What "About" says of lock, overrides, shortlist, sign-offs and log: "none" is said too."""
    told = lock_lines(project)
    counts: dict[str, int] = {}
    for account in override_accounts(project):
        state, doubt = override_state(account, selection.evaluation)
        what = f"{account.what} ({state.lower()})" if doubt else account.what
        counts[what] = counts.get(what, 0) + 1
    told.append(
        (
            "Overrides",
            "; ".join(f"{what}: {count:,}" for what, count in counts.items()) + "."
            if counts
            else "none",
        )
    )
    told.append(
        (
            "Shortlist",  # which bids were moved is among the points to note
            "as officials left it: see “Selection” beside the rule’s standing. The ranking stays"
            " as it was."
            if selection.moved
            else "as the rule makes it; no bid was moved by officials",
        )
    )
    decided = decisions_flagged(override_accounts(project), selection)
    noted = gravest_first((*flags(selection), *decided))
    lacking = unmeasured(selection.evaluation)
    told += [("Ranking: points to note", one.sentence) for one in lacking]
    told += [("Shortlist: points to note", one.sentence) for one in noted]
    if (room := room_of(selection)) is not None and room.told:
        told.append(("Shortlist: points to note", room.sentence))
    signed = [
        f"number {one.number:,} on {moment_text(one.stamp.at)}, approved by {one.approver}."
        f" {flagged_then(one)}".strip()
        for one in project.sign_offs
    ]
    if signed:
        last = project.sign_offs[-1].number
        signed[:-1] = [f"{line} Overtaken by number {last:,}." for line in signed[:-1]]
        signed[-1] += f" {since_told(project.sign_offs[-1], selection)}"
    told += [("Signed off", line) for line in signed[-_MOST_DETAILS:]] or [("Signed off", "no")]
    if log_head:
        told.append(("Head of the audit log", f"SHA-256 {log_head}"))
    return told


def lock_lines(project: Project) -> list[tuple[str, str]]:
    """Whether the framework is locked, by whom, and what was changed since."""
    told = [("Lock", _lock_line(project))]
    if project.lock is not None:
        changes = rules_since_lock(project) or ("nothing",)
        told += [("Changed since the lock", change) for change in changes]
        targets = targets_since_lock(project)
        told += [("Target changed since the lock, which ranks nothing", one) for one in targets]
    return told


def flagged_then(sign_off: SignOff) -> str:
    """What was to be known of a shortlist as it was signed off, in sentences; empty for nothing."""
    return " ".join(one.sentence for one in flags_signed(sign_off))


def _lock_line(project: Project) -> str:
    if project.lock is None:
        return "The framework is not locked."
    stamp = project.lock.stamp
    return f"Locked on {moment_text(stamp.at)} by {stamp.by}: {sentence(stamp.reason)}"


_STAMP_COLUMNS = (Column("By", width=24), Column("Role", width=18), Column("When", width=26))


def _stamp_cells(stamp: Stamp) -> tuple[Cell, Cell, Cell]:
    return stamp.by.name or "not named", stamp.by.role, moment_text(stamp.at)


def moment_text(at: datetime) -> str:
    """A moment for people, such as ``14 June 2012 at 09:30 UTC``."""
    return f"{at.day} {at:%B %Y} at {at:%H:%M %Z}".rstrip()
