"""What the list of overrides says: a row for each, whether it still holds, details. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import Detail, Details, by_whom
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.moments import day_of, moment_in_utc, moment_in_words
from gz_eval.app.overriding import overrides_told
from gz_eval.app.same_names import told_apart_by
from gz_eval.app.session import Session
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.override_states import GONE, HOLDS, LOOK_AGAIN, UNKNOWN, override_state
from gz_eval.core.wording import counted

KINDS = {"Answers": "reading", "Gates": "gate", "Places": "place", "Issues": "issue"}
_TONES = {
    HOLDS: Tone.GOOD,
    UNKNOWN: Tone.SECONDARY,
    LOOK_AGAIN: Tone.WARNING,
    GONE: Tone.BAD,
}
_STILL = "It still applies: the answer, gate or place it replaced has not changed since."
_NOT_KNOWN = f"{SCORES_HIDDEN} Whether the rule still says what it said then is not known before."


@dataclass(frozen=True, slots=True, eq=False)
class OverrideRow:
    """One override. `state` is a word of `core.override_states`; `doubt` why it is not well."""

    account: OverrideAccount
    when: str
    day: str
    state: str
    doubt: str

    @property
    def id(self) -> str:
        """What is overridden."""
        return "/".join(self.account.override.target)

    @property
    def kind(self) -> str:
        """Reading, gate, place or issue."""
        return self.account.override.what

    @property
    def bid(self) -> str:
        """The bid's id."""
        return self.account.override.bid

    @property
    def because(self) -> str:
        """Why its state is what it is."""
        return self.doubt or (_NOT_KNOWN if self.state == UNKNOWN else _STILL)

    @property
    def who(self) -> str:
        """Who decided it, in what role."""
        by = self.account.stamp.by
        return by_whom(by.name, by.role)

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        account = self.account
        return (
            f"{account.what}, {account.called}, {account.subject}: was {account.was}, now"
            f" {account.now}, by {self.who}, {self.when}, because: {account.stamp.reason},"
            f" {self.state.lower()}"
        )


def override_rows(session: Session, zone: tzinfo | None = None) -> tuple[OverrideRow, ...]:
    """A row for each override, the latest first."""
    return tuple(_row(session, account, zone) for account in overrides_told(session.project))


def _row(session: Session, account: OverrideAccount, zone: tzinfo | None) -> OverrideRow:
    hidden = session.project.scores_hidden
    state, doubt = override_state(account, None if hidden else session.evaluation)
    at = account.stamp.at
    return OverrideRow(account, moment_in_words(at, zone), day_of(at, zone), state, doubt)


OVERRIDE_WHAT, OVERRIDE_BID, SUBJECT, WAS, NOW, OVERRIDE_WHO, OVERRIDE_WHEN, BECAUSE, STATE = range(
    9
)
_SHORT = {"reading": "Answer", "gate": "Gate", "place": "Place", "issue": "Issue"}

OVERRIDE_COLUMNS: tuple[Column[OverrideRow], ...] = (
    Column(
        "What",
        lambda row: _SHORT[row.kind],
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: row.account.what,
        spoken=lambda row: row.spoken,
    ),
    Column(
        "Bid",
        lambda row: row.account.called,
        tone=lambda _row: Tone.STRONG,
        tooltip=lambda row: f"{row.account.name}\n{row.bid}",
        apart=lambda row: told_apart_by(row.account.called, row.bid),
    ),
    Column("Of what", lambda row: row.account.subject, tooltip=lambda row: row.account.subject),
    Column(
        "Original",
        lambda row: row.account.was,
        tooltip=lambda row: row.account.was,
        about="What the cell said, the evidence gave, or the shortlist rule said.",
    ),
    Column(
        "Now",
        lambda row: row.account.now,
        tone=lambda _row: Tone.STRONG,
        tooltip=lambda row: row.account.now,
    ),
    Column("Who", lambda row: by_whom(row.account.stamp.by.name), tooltip=lambda row: row.who),
    Column(
        "When",
        lambda row: row.day,
        sort=lambda row: row.account.stamp.at.timestamp(),
        tooltip=lambda row: f"{row.when} ({moment_in_utc(row.account.stamp.at)})",
    ),
    Column(
        "Why",
        lambda row: " ".join(row.account.stamp.reason.split()),
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: row.account.stamp.reason,
    ),
    Column(
        "State",
        lambda row: row.state,
        sort=lambda row: tuple(_TONES).index(row.state),
        tone=lambda row: _TONES[row.state],
        tooltip=lambda row: row.because if row.state != HOLDS else "",
        about="Whether what was overridden is still what it was then.",
    ),
)


@dataclass(frozen=True, slots=True)
class OverrideFilter:
    """Which overrides are shown. `kind` is reading, gate, place, issue, or empty."""

    text: str = ""
    kind: str = ""
    doubtful: bool = False

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.text.strip() or self.kind or self.doubtful)

    def shows(self, row: OverrideRow) -> bool:
        """Whether a row passes."""
        if (self.kind and row.kind != self.kind) or (self.doubtful and not row.doubt):
            return False
        account = row.account
        parts = (
            account.name,
            row.bid,
            account.subject,
            account.was,
            account.now,
            row.who,
            row.when,
            account.stamp.reason,
        )
        return finds(words_of(self.text), haystack_of(*parts))


def override_count_line(rows: Sequence[OverrideRow], shown: int) -> str:
    """Such as "7 overrides, 1 to look at again"; with a filter, "2 of 7 overrides"."""
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} overrides"
    told = counted(len(rows), "override")
    doubtful = sum(row.state == LOOK_AGAIN for row in rows)
    gone = sum(row.state == GONE for row in rows)
    unknown = sum(row.state == UNKNOWN for row in rows)
    told += f", {unknown:,} not known yet to hold" if unknown else ""
    told += f", {doubtful:,} to look at again" if doubtful else ""
    return told + (f", {gone:,} no longer applying" if gone else "")


def override_details(row: OverrideRow) -> Details:
    """Everything about one override."""
    account = row.account
    parts = [
        Detail(
            "Bid",
            f"{account.name} ({row.bid})" if row.bid not in ("", account.name) else account.name,
        ),
        Detail("Of what", account.subject),
        Detail("Original", account.was),
        Detail("Now", account.now, Tone.STRONG),
        Detail("Why", account.stamp.reason),
        Detail("By", f"{row.who}, {row.when}"),
    ]
    if account.cell is not None:
        parts.append(Detail("Cell", str(account.cell)))
    parts.append(
        Detail(
            row.state,
            row.because,
            _TONES[row.state],
        )
    )
    return Details(account.what, tuple(parts))
