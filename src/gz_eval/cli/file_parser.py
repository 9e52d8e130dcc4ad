"""What can be typed to work on an evaluation file: its commands, their words and options."""

from __future__ import annotations

from pathlib import Path

from gz_eval.app.repeated import Repeated
from gz_eval.cli.options import (
    Commands,
    Parser,
    add_command,
    add_debug,
    add_file,
    add_format,
    add_framework,
    add_who_and_why,
    positive,
    weight,
)

GATE_STATES = ("pass", "unclear", "fail")
PLACES = ("shortlisted", "reserve", "not-shortlisted")


def add_commands(commands: Commands) -> None:
    """Add every command that works on an evaluation file."""
    _add_bringing_in(commands)
    _add_rules(commands)
    _add_overrides(commands)
    _add_records(commands)
    _add_sign_off(commands)
    _add_history(commands)
    _add_looking(commands)


def _changing(commands: Commands, name: str, does: str) -> Parser:
    """A command that changes an evaluation file."""
    parser = add_command(commands, name, does)
    add_file(parser)
    return parser


def _finish(parser: Parser) -> None:
    add_who_and_why(parser)
    add_debug(parser)


def _add_bringing_in(commands: Commands) -> None:
    new = _changing(commands, "new", "Start an evaluation file, with bids if paths are given.")
    new.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="bid workbooks, or folders of them"
    )
    add_framework(new)
    new.add_argument(
        "--blind",
        action="store_true",
        help="hide scores and ranks until the framework is locked",
    )
    _finish(new)

    bringing = _changing(commands, "import", "Add bids to an evaluation, or import them again.")
    bringing.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="bid workbooks, or folders of them"
    )
    bringing.add_argument(
        "--replace",
        action="store_true",
        help="where a file of the same name was imported before, put its bids in place of those",
    )
    bringing.add_argument(
        "--apart",
        action="store_true",
        help="where a file of the same name was imported before from another folder, import this"
        " one beside it, called by its folder",
    )
    bringing.add_argument(
        "--repeated",
        choices=[one.value for one in Repeated],
        help="where bids of the same references were imported from other files, let the new ones"
        " take their places, leave those that are there, or import both",
    )
    _finish(bringing)

    rename = _changing(commands, "rename", "Call an evaluation otherwise; its file stays.")
    rename.add_argument("name", metavar="NAME", help="what it is to be called, on its papers too")
    _finish(rename)


def _add_rules(commands: Commands) -> None:
    weights = _changing(commands, "weight", "Set weights, all together, and keep them.")
    weights.add_argument(
        "weights",
        metavar="KEY=PERCENT",
        nargs="+",
        type=weight,
        help="a criterion’s share of its group, such as power=40",
    )
    _finish(weights)
    _add_targets(commands)
    _finish(_changing(commands, "lock", "Lock the framework: weights, gates and rules."))
    _finish(_changing(commands, "unlock", "Take the lock off the framework, on the record."))
    blind = _changing(commands, "blind", "Hide scores and ranks until the framework is locked.")
    blind.add_argument("state", metavar="on|off", choices=("on", "off"), help="hide them or not")
    _finish(blind)


def _add_targets(commands: Commands) -> None:
    target = add_command(
        commands, "target", "Say how the shortlist stands to its targets; set one, or remove it."
    )
    add_file(target, past=True)
    add_debug(target)
    actions = target.add_subparsers(dest="action", metavar="WHAT")
    setting = add_command(actions, "set", "Set what the shortlist should come to at least.")
    setting.add_argument("amount", metavar="AMOUNT", help="how much, such as “500 MW” or 2")
    _of_what(setting)
    setting.add_argument("--source", metavar="TEXT", default="", help="where it comes from")
    setting.add_argument("--note", metavar="TEXT", default="", help="what else is to be known")
    _finish(setting)
    remove = add_command(actions, "remove", "Have no such target any more.")
    _of_what(remove)
    _finish(remove)


def _of_what(parser: Parser) -> None:
    parser.add_argument(
        "--total",
        metavar="KEY",
        default="",
        help="the key of what is added up (default: the number of shortlisted bids)",
    )
    parser.add_argument(
        "--place", metavar="PLACE", default="", help="a nation or region (default: the whole)"
    )


def _add_overrides(commands: Commands) -> None:
    override = _changing(
        commands, "override", "List the officials’ overrides; make one, or remove it."
    )
    add_debug(override)
    actions = override.add_subparsers(dest="action", metavar="WHAT")
    reading = _about_bid(actions, "reading", "Correct a bid’s answer.")
    reading.add_argument("key", metavar="FIELD", help="the field’s key")
    reading.add_argument(
        "value", metavar="VALUE", help="the answer as it should read, or “missing”"
    )
    _finish(reading)
    gate = _about_bid(actions, "gate", "Give a bid’s gate another state.")
    gate.add_argument("key", metavar="GATE", help="the gate’s key")
    gate.add_argument("value", metavar="STATE", choices=GATE_STATES, help=", ".join(GATE_STATES))
    _finish(gate)
    place = _about_bid(actions, "place", "Move a bid on the shortlist.")
    place.add_argument("value", metavar="PLACE", choices=PLACES, help=", ".join(PLACES))
    _finish(place)
    remove = add_command(actions, "remove", "Take an override back.")
    remove.add_argument(
        "what", metavar="WHAT", choices=("reading", "gate", "place"), help="reading, gate or place"
    )
    remove.add_argument("bid", metavar="BID", help="the bid’s reference or name, in any case")
    remove.add_argument(
        "key", metavar="KEY", nargs="?", default="", help="the field’s or the gate’s key"
    )
    _finish(remove)


def _about_bid(actions: Commands, name: str, does: str) -> Parser:
    parser = add_command(actions, name, does)
    parser.add_argument("bid", metavar="BID", help="the bid’s reference or name, in any case")
    return parser


def _add_records(commands: Commands) -> None:
    record = _changing(
        commands, "record", "Print the logs of assumptions, decisions and data; write into them."
    )
    add_debug(record)
    actions = record.add_subparsers(dest="action", metavar="WHAT")
    for log in ("assumption", "decision", "data"):
        writing = add_command(actions, log, f"Write into the {log} log.")
        writing.add_argument("text", metavar="TEXT", help="what it is")
        _why_and_impact(writing, "")
    amend = add_command(actions, "amend", "Word an entry anew; its sign-off no longer holds.")
    amend.add_argument("number", metavar="NUMBER", type=positive, help="the entry’s number")
    amend.add_argument(
        "text", metavar="TEXT", nargs="?", help="what it is (default: as it is worded)"
    )
    _why_and_impact(amend, None)
    sign = add_command(actions, "sign", "Sign an entry off.")
    sign.add_argument("number", metavar="NUMBER", type=positive, help="the entry’s number")
    _finish(sign)


def _why_and_impact(parser: Parser, default: str | None) -> None:
    parser.add_argument("--why", metavar="TEXT", default=default, help="why it is so")
    parser.add_argument("--impact", metavar="TEXT", default=default, help="what it changes")
    _finish(parser)


def _add_sign_off(commands: Commands) -> None:
    sign_off = _changing(
        commands, "sign-off", "Sign the ranking off; without names, list the sign-offs."
    )
    for role in ("commissioner", "analyst", "assurer", "approver"):
        sign_off.add_argument(f"--{role}", metavar="NAME", default="", help=f"the {role}’s name")
    _finish(sign_off)


def _add_history(commands: Commands) -> None:
    _finish(_changing(commands, "undo", "Take back the last change."))
    _finish(_changing(commands, "redo", "Do again what was last taken back."))
    going = _changing(commands, "return", "Make the state after an entry the current one.")
    going.add_argument("number", metavar="NUMBER", type=positive, help="the entry’s number")
    _finish(going)

    log = add_command(commands, "log", "Print everything that was done: when, by whom and why.")
    add_file(log)
    log.add_argument("--search", metavar="TEXT", default="", help="entries that say all of this")
    log.add_argument(
        "--kind",
        metavar="KIND",
        action="append",
        default=[],
        help="entries of a kind, such as set-weights; may be repeated",
    )
    log.add_argument(
        "--after-lock",
        action="store_true",
        help="only what was done while the framework was locked",
    )
    add_format(log)
    add_debug(log)

    diff = add_command(commands, "diff", "Say what differs between two states.")
    for name, which in (("before", "first"), ("after", "second")):
        diff.add_argument(
            name,
            metavar=name.upper(),
            type=Path,
            help=f"the {which} state: FILE.gzeval, or FILE.gzeval@NUMBER",
        )
    add_debug(diff)


def _add_looking(commands: Commands) -> None:
    sources = add_command(commands, "sources", "List the workbooks kept inside; take them out.")
    add_file(sources, past=True)
    sources.add_argument(
        "--extract",
        metavar="FOLDER",
        type=Path,
        help="write them into this folder, byte for byte as they were imported",
    )
    add_debug(sources)

    cell = add_command(commands, "cell", "Show a cell of a workbook kept inside, and around it.")
    add_file(cell, past=True)
    cell.add_argument(
        "cell",
        metavar="CELL",
        help="the cell as check and explain name it, such as “bids.xlsx / Bids / C14”",
    )
    add_debug(cell)

    verify = add_command(commands, "verify", "Check that nothing in the file was altered.")
    add_file(verify)
    add_debug(verify)
