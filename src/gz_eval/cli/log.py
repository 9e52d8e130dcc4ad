"""`gz-eval log`: the audit log, for people as they would read it and for programs in UTC."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from gz_eval import __version__
from gz_eval.app.history_rows import KIND_GROUPS, HistoryFilter, HistoryRow, history_rows
from gz_eval.cli.boundary import DONE
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import looked_at
from gz_eval.cli.nearest import did_you_mean
from gz_eval.core.errors import UserError
from gz_eval.core.history import Entry, Move
from gz_eval.core.wording import counted, listed, sentence
from gz_eval.export.csv_text import write_csv
from gz_eval.export.governance_json import Json
from gz_eval.export.json_text import json_text
from gz_eval.export.table import Column, Form, Table

LOG_SCHEMA = "gz_eval/log/1"
KINDS = (Move.START.value, *sorted(kind for kinds in KIND_GROUPS.values() for kind in kinds))


@dataclass(frozen=True, slots=True)
class _Log:
    """The entries asked for, oldest first, of how many, and what identifies the log."""

    rows: tuple[HistoryRow, ...]
    count: int
    evaluation: str
    head: str


def run(asked: argparse.Namespace) -> int:
    """Print the log, or what of it was asked for; returns the exit code."""
    prepare_streams(as_data=asked.format in ("csv", "json"))
    for kind in asked.kind:
        if kind not in KINDS:
            near = did_you_mean(kind, KINDS) or f"Kinds are {listed(KINDS, len(KINDS))}."
            raise UserError(f"No entry of a log is of the kind “{kind}”.", near)
    log = _read(asked)
    match asked.format:
        case "csv":
            write_csv(log_table(log.rows), sys.stdout, line_end="\n")
        case "json":
            sys.stdout.write(json_text(_document(log)))
        case _:
            print_lines(log_lines(log.rows, log.count, terminal_width()))
    return DONE


def _read(asked: argparse.Namespace) -> _Log:
    wanted = HistoryFilter(asked.search, after_lock=asked.after_lock)
    with looked_at(asked.file) as document:
        rows = tuple(reversed(history_rows(document.session.entries)))
        return _Log(
            tuple(
                row
                for row in rows
                if wanted.shows(row) and (not asked.kind or row.entry.kind in asked.kind)
            ),
            len(rows),
            document.evaluation_id,
            document.workfile.head,
        )


def log_lines(rows: Sequence[HistoryRow], count: int, width: int) -> list[str]:
    """Each entry in two lines or three, nothing cut: when and who, what, why; then the count."""
    lines: list[str] = []
    wide = len(f"{count:,}")
    hanging = " " * (wide + 2)
    for row in rows:
        entry = row.entry
        note = f"  [{row.note}]" if row.note else ""
        head = f"{entry.number:>{wide},}  {row.when}  {_who(entry)}{note}"
        lines.append(_head_line(head, wide, width))
        lines.append(wrapped(row.sentence, width, hanging))
        if entry.stamp.reason:
            lines.append(wrapped(f"Why: {sentence(entry.stamp.reason)}", width, hanging))
    shown = f"{len(rows):,} of " if len(rows) != count else ""
    return [*lines, *([""] if rows else []), f"{shown}{counted(count, 'entry', 'entries')}."]


def _head_line(text: str, wide: int, width: int) -> str:
    """An entry's first line: its number set to the right, `wide` characters, the rest folded."""
    return wrapped(text[wide:], width, text[:wide] + "  ", " " * (wide + 2))


def _who(entry: Entry) -> str:
    return str(entry.stamp.by) if entry.stamp.by.name else "not named"


def _utc(entry: Entry) -> str:
    return entry.stamp.at.astimezone(UTC).isoformat()


def log_table(rows: Sequence[HistoryRow]) -> Table:
    """The log as a table, times in UTC (ISO 8601)."""
    return Table(
        "Audit log",
        "Audit log",
        (
            Column("Entry", Form.WHOLE),
            Column("Time (UTC)"),
            Column("Name"),
            Column("Role"),
            Column("Kind"),
            Column("What was done"),
            Column("Reason"),
            Column("Target", Form.WHOLE),
            Column("After the lock"),
            Column("Against the lock"),
            Column("What became of it"),
        ),
        tuple(
            (
                row.entry.number,
                _utc(row.entry),
                row.entry.stamp.by.name,
                row.entry.stamp.by.role,
                str(row.entry.kind),
                row.entry.sentence,
                row.entry.stamp.reason,
                row.entry.target or None,
                "yes" if row.mark is not None else "no",
                "yes" if row.against_lock else "no",
                row.fate,
            )
            for row in rows
        ),
    )


def _document(log: _Log) -> dict[str, Json]:
    return {
        "schema": LOG_SCHEMA,
        "gz_eval_version": __version__,
        "evaluation": log.evaluation,
        "head": log.head,
        "entries_in_all": log.count,
        "entries": [_entry(row) for row in log.rows],
    }


def _entry(row: HistoryRow) -> Json:
    entry = row.entry
    return {
        "number": entry.number,
        "time": _utc(entry),
        "name": entry.stamp.by.name,
        "role": entry.stamp.by.role,
        "kind": str(entry.kind),
        "sentence": entry.sentence,
        "reason": entry.stamp.reason,
        "target": entry.target or None,
        "after_lock": entry.after_lock,
        "while_locked": row.mark is not None,
        "fate": row.fate or None,
    }
