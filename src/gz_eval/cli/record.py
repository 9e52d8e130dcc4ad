"""`gz-eval record`: the logs of assumptions, decisions and data; printed, written and signed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, do, say_entries
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import state_of
from gz_eval.core.command import Command
from gz_eval.core.errors import UserError
from gz_eval.core.record_commands import AddRecord, AmendRecord, SignRecord, record_of
from gz_eval.core.records import Log, Record
from gz_eval.core.wording import counted, day_in_words, sentence

if TYPE_CHECKING:
    from gz_eval.app.session import Session


def run(asked: argparse.Namespace) -> int:
    """Print the logs, or write or sign an entry; returns the exit code."""
    prepare_streams()
    if asked.action is None:
        return _print(asked)
    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        do(session, _command(asked, session), asked.reason)
    say_entries(session, known)
    if asked.action in set(Log):
        print_lines([f"Number {session.project.records[-1].number:,} of the logs."])
    return DONE


def _command(asked: argparse.Namespace, session: Session) -> Command:
    match asked.action:
        case "amend":
            return _amending(asked, record_of(session.project, asked.number))
        case "sign":
            return SignRecord(asked.number, session.person)
        case _:
            return AddRecord(Log(asked.action), asked.text, asked.why, asked.impact)


def _amending(asked: argparse.Namespace, old: Record) -> AmendRecord:
    """The command that words an entry anew; what is not typed stays. Raises UserError."""
    typed = {"what": asked.text, "why": asked.why, "impact": asked.impact}
    if all(text is None for text in typed.values()):
        raise UserError(
            f"What is to be changed of entry {old.number:,} of the logs was not said.",
            "Give a text, --why or --impact; what is left out stays as it is.",
        )
    words = {part: getattr(old, part) if text is None else text for part, text in typed.items()}
    if old.of_import and (words["what"], words["impact"]) != (old.what, old.impact):
        raise UserError(
            f"Entry {old.number:,} is what an import wrote of a file, and that stays as it is.",
            "Say what is to be known of the file with --why alone, and leave the rest out.",
        )
    return AmendRecord(old.number, **words)


def _print(asked: argparse.Namespace) -> int:
    records = state_of(asked.file).project.records
    width = terminal_width()
    lines: list[str] = []
    for log in Log:
        own = [record for record in records if record.log is log]
        heading = f"{log.value.capitalize()} log: {counted(len(own), 'entry', 'entries')}"
        lines += [heading, "-" * len(heading)]
        for record in own:
            lines += _record_lines(record, width)
        lines.append("")
    print_lines(lines[:-1])
    return DONE


def _record_lines(record: Record, width: int) -> list[str]:
    from gz_eval.app.record_rows import impact_words

    stamp, signed = record.stamp, record.signed_off
    by = f" by {stamp.by}" if stamp.by.name else ""
    parts = [f"Why: {sentence(record.why)}"] if record.why else []
    if record.impact:
        parts.append(f"{impact_words(record)}: {sentence(record.impact)}")
    parts.append(f"Written on {day_in_words(stamp.at.astimezone())}{by}.")
    if signed is None:
        parts.append("Not signed off.")
    else:
        parts.append(f"Signed off by {signed.by} on {day_in_words(signed.at.astimezone())}.")
    return [
        wrapped(f"{record.number:>3}  {sentence(record.what)}", width, "", "     "),
        wrapped(" ".join(parts), width, "     "),
    ]
