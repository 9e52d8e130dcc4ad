"""`gz-eval override`: officials' corrections, gate states and moves; listed, made and removed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, do, say_entries
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluating import find_bid
from gz_eval.cli.evaluation_file import state_of
from gz_eval.core.command import Command
from gz_eval.core.effective import bids_as_they_count
from gz_eval.core.errors import UserError
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.override_commands import RemoveOverride
from gz_eval.core.wording import day_in_words, sentence

if TYPE_CHECKING:
    from gz_eval.app.session import Session

_STANDINGS = {
    "shortlisted": Standing.SHORTLISTED,
    "reserve": Standing.RESERVE,
    "not-shortlisted": Standing.NOT_SHORTLISTED,
}


def run(asked: argparse.Namespace) -> int:
    """List the overrides, or make or remove one; returns the exit code."""
    prepare_streams()
    commands: dict[str | None, Callable[[argparse.Namespace, Session], Command]] = {
        "reading": _reading,
        "gate": _gate,
        "place": _place,
        "remove": _removal,
    }
    if asked.action is None:
        return _list(asked)
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        do(session, commands[asked.action](asked, session), asked.reason)
    say_entries(session, known)
    return DONE


def _reading(asked: argparse.Namespace, session: Session) -> Command:
    from gz_eval.app.overriding import correction

    bid = find_bid(bids_as_they_count(session.project), asked.bid)
    return correction(session, bid.id, asked.key, asked.value)


def _gate(asked: argparse.Namespace, session: Session) -> Command:
    from gz_eval.app.overriding import gate_override

    bid = find_bid(bids_as_they_count(session.project), asked.bid)
    return gate_override(session, bid.id, asked.key, GateState(asked.value.capitalize()))


def _place(asked: argparse.Namespace, session: Session) -> Command:
    from gz_eval.app.overriding import place_override

    bid = find_bid(bids_as_they_count(session.project), asked.bid)
    return place_override(session, bid.id, _STANDINGS[asked.value])


def _removal(asked: argparse.Namespace, session: Session) -> Command:
    project = session.project
    if (asked.what == "place") == bool(asked.key):
        needed = "no field or gate" if asked.what == "place" else f"the key of the {asked.what}"
        raise UserError(
            f"To remove an override of a {asked.what}, give the bid and {needed}.",
            "“gz-eval override FILE” lists what there is.",
        )
    gone = {override.bid.casefold(): override.bid for override in project.overrides}
    # The bid itself may be gone since; its overrides can be removed all the same.
    bid = gone.get(asked.bid.strip().casefold())
    if bid is None:
        bid = find_bid(bids_as_they_count(project), asked.bid).id
    return RemoveOverride(asked.what, bid, asked.key)


def _list(asked: argparse.Namespace) -> int:
    from gz_eval.app.overriding import overrides_told

    accounts = overrides_told(state_of(asked.file).project)
    width = terminal_width()
    if not accounts:
        print_lines(["No overrides."])
    for account in accounts:
        print_lines(_account_lines(account, width))
    return DONE


def _account_lines(account: OverrideAccount, width: int) -> list[str]:
    override, stamp = account.override, account.stamp
    lines = [
        wrapped(
            f"{account.what}: {override.bid}, {account.name}. {account.subject}:"
            f" {account.was} → {account.now}",
            width,
            "",
            "  ",
        )
    ]
    where = [f"Cell: {account.cell}"] if account.cell is not None else []
    by = f"By {stamp.by} on {day_in_words(stamp.at.astimezone())}: {sentence(stamp.reason)}"
    doubt = [account.doubt] if account.doubt else []
    key = f" {override.target.key}" if override.target.key else ""
    remove = f"To remove: override FILE remove {override.what} {override.bid}{key}"
    return lines + [wrapped(text, width, "  ", "    ") for text in [*where, by, *doubt, remove]]
