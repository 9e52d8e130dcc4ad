"""What the list of sign-offs says: each that was ever made, and how today differs. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import Detail, Details, by_whom
from gz_eval.app.frozen_rows import NOTHING, Today, difference, shortlisted_count
from gz_eval.app.history_rows import fates_of
from gz_eval.app.moments import day_of, moment_in_utc, moment_in_words
from gz_eval.app.session import Session
from gz_eval.app.signing import (
    TAKEN_BACK,
    SignedOff,
    before_of,
    fate_of,
    inputs_changed,
    sign_offs_of,
)
from gz_eval.core.flags import Flag, flags_signed
from gz_eval.core.sign_off import SignOff
from gz_eval.core.wording import counted, listed

STANDS = "Stands"
HIDDEN = "hidden until the framework is locked"


@dataclass(frozen=True, eq=False)
class SignOffRow:
    """One sign-off. `day` has its time too where another was made on that day.

    `state` is STANDS or what took it back, `fate` who did that, when and why, as a sentence;
    `difference` how today differs. `before` is who took it back and put it back.
    """

    signed: SignedOff
    when: str
    day: str
    state: str
    fate: str
    difference: str
    before: str = ""

    @property
    def id(self) -> str:
        """The number of the entry that made it: two undone sign-offs may share their own."""
        return str(self.signed.entry.number)

    @property
    def sign_off(self) -> SignOff:
        """The frozen copy."""
        return self.signed.sign_off

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What was to be known of the shortlist; nothing while scores are hidden."""
        return () if self.difference == HIDDEN else flags_signed(self.sign_off)

    @property
    def noted(self) -> str:
        """The same in a few words: ``3 with an unclear gate; 1 moved``."""
        return "; ".join(one.short for one in self.flags)

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        noted = f", {self.noted}" if self.noted else ""
        return (
            f"sign-off {self.sign_off.number:,} of {self.when}, approved by"
            f" {self.sign_off.approver}, {self.state.lower()}{noted}, {self.difference}"
        )


def sign_off_rows(
    session: Session, today: dict[str, Today], zone: tzinfo | None = None
) -> tuple[SignOffRow, ...]:
    """A row for each sign-off that was ever made, the latest first."""
    fates = fates_of(session.entries)
    hidden = session.project.scores_hidden
    made = sign_offs_of(session)
    days = Counter(day_of(one.sign_off.stamp.at, zone) for one in made)
    return tuple(
        SignOffRow(
            one,
            when := moment_in_words(one.sign_off.stamp.at, zone),
            day if days[day := day_of(one.sign_off.stamp.at, zone)] == 1 else when,
            _state(one, back := before_of(session.entries, one.entry.number, zone))
            or fates.get(one.entry.number, TAKEN_BACK),
            fate_of(session, one, zone),
            HIDDEN if hidden else changed_since(session, one, today),
            back,
        )
        for one in reversed(made)
    )


def changed_since(session: Session, signed: SignedOff, today: dict[str, Today]) -> str:
    """How the ranking differs, and which of its inputs do: those may change and move no bid."""
    told = difference(signed.sign_off, today)
    parts = inputs_changed(session.state(signed.entry.number), session.project)
    if not parts:
        return told
    return f"{'no bid changed rank' if told == NOTHING else told}; inputs changed: {listed(parts)}"


def _state(signed: SignedOff, before: str) -> str:
    """Whether it is the one that counts; empty for one that was taken back."""
    if signed.later is not None:
        return f"Overtaken by {signed.later.number:,}"
    if not signed.stands:
        return ""
    return f"{STANDS}, put back" if before else STANDS


def _state_tone(row: SignOffRow) -> Tone:
    if row.signed.current:
        return Tone.GOOD
    return Tone.SECONDARY if row.signed.stands else Tone.WARNING


NUMBER, SIGNED_WHEN, APPROVER, ASSURER, SHORTLISTED, NOTED, DIFFERENCE, SIGNED_STATE = range(8)

SIGN_OFF_COLUMNS: tuple[Column[SignOffRow], ...] = (
    Column(
        "No.",
        lambda row: f"{row.sign_off.number:,}",
        sort=lambda row: (float(row.sign_off.number), float(row.signed.entry.number)),
        tone=lambda row: Tone.STRONG if row.signed.current else Tone.SECONDARY,
        spoken=lambda row: row.spoken,
        right=True,
    ),
    Column(
        "Signed off",
        lambda row: row.day,
        sort=lambda row: row.sign_off.stamp.at.timestamp(),
        tone=lambda row: Tone.STRONG if row.signed.current else Tone.SECONDARY,
        tooltip=lambda row: f"{row.when} ({moment_in_utc(row.sign_off.stamp.at)})",
    ),
    Column(
        "Approver", lambda row: row.sign_off.approver, tooltip=lambda row: row.sign_off.approver
    ),
    Column("Assurer", lambda row: row.sign_off.assurer, tooltip=lambda row: row.sign_off.assurer),
    Column(
        "Shortlisted",
        lambda row: (
            f"{shortlisted_count(row.sign_off):,} of {len(row.sign_off.ranking):,}"
            if row.difference != HIDDEN
            else "–"
        ),
        sort=lambda row: float(shortlisted_count(row.sign_off)),
        right=True,
    ),
    Column(
        "Points to note",
        lambda row: row.noted,
        tone=lambda row: Tone.WARNING if row.noted else Tone.SECONDARY,
        tooltip=lambda row: "\n".join(one.sentence for one in row.flags),
        about="At the time: shortlisted bids with a gate that is unclear or was overridden, or with"
        " an answer that was corrected, and bids that officials moved.",
    ),
    Column(
        "Changed since",
        lambda row: row.difference[:1].upper() + row.difference[1:],
        tooltip=lambda row: row.difference,
        about="How the ranking as it is now differs from the one that was signed off, and which of"
        " what it is made from was changed.",
    ),
    Column(
        "State",
        lambda row: row.state,
        tone=_state_tone,
        tooltip=lambda row: row.state,
    ),
)


def sign_off_count_line(rows: Sequence[SignOffRow]) -> str:
    """Such as "3 sign-offs, 1 overtaken, 1 taken back"."""
    told = [counted(len(rows), "sign-off")]
    for count, words in (
        (sum(row.signed.later is not None for row in rows), "overtaken"),
        (sum(not row.signed.stands for row in rows), "taken back"),
    ):
        if count:
            told.append(f"{count:,} {words}")
    return ", ".join(told)


def sign_off_details(row: SignOffRow) -> Details:
    """Everything about one sign-off but its ranking."""
    sign_off = row.sign_off
    by = sign_off.stamp.by
    parts = [
        Detail("Commissioner", sign_off.commissioner),
        Detail("Analyst", sign_off.analyst),
        Detail("Assurer", sign_off.assurer),
        Detail("Approver", sign_off.approver),
        Detail("State", _state_in_full(row), _state_tone(row)),
        Detail("Changed since", row.difference[:1].upper() + row.difference[1:]),
        *(
            Detail(one.told, one.names, Tone.NORMAL if one.by_officials else Tone.WARNING)
            for one in row.flags
        ),
        *_told(row),
        Detail("Framework", sign_off.framework),
        Detail(
            "Recorded",
            f"{row.when}, by {by_whom(by.name, by.role)}, in entry {row.signed.entry.number:,}",
        ),
        Detail("Inputs, SHA-256", sign_off.inputs, fixed=True),
    ]
    if sign_off.stamp.reason:
        parts.insert(4, Detail("Remark", sign_off.stamp.reason))
    return Details(f"Sign-off {sign_off.number:,}", tuple(parts))


def _state_in_full(row: SignOffRow) -> str:
    later = row.signed.later
    if later is not None:
        start = "It was put back" if row.before else "It was not taken back"
        state = f"{start}, but sign-off {later.number:,} came after it."
    else:
        state = row.fate or (f"{STANDS}." if row.before else STANDS)
    return " ".join(filter(None, (state, row.before)))


def _told(row: SignOffRow) -> list[Detail]:
    """What else spoke against it when it was signed; nothing while scores are hidden."""
    told = row.sign_off.told if row.difference != HIDDEN else ()
    return [Detail("Told when it was signed", "\n".join(told), Tone.WARNING)] if told else []
