"""`gz-eval sign-off`: sign the ranking off by four names, or list the sign-offs there are."""

from __future__ import annotations

import argparse

from gz_eval.cli.boundary import DONE
from gz_eval.cli.changing import changed, do, say_entries
from gz_eval.cli.console import prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import looked_at
from gz_eval.core.errors import UserError
from gz_eval.core.flags import flags_signed
from gz_eval.core.wording import bids_in_words, listed, sentence


def run(asked: argparse.Namespace) -> int:
    """Sign off, or list where no name is given; returns the exit code."""
    prepare_streams()
    names = {
        role: getattr(asked, role).strip()
        for role in ("commissioner", "analyst", "assurer", "approver")
    }
    if not any(names.values()):
        return _list(asked)
    lacking = [f"--{role} NAME" for role, name in names.items() if not name]
    if lacking:
        raise UserError("A sign-off names four people.", f"Give {listed(lacking)} too.")
    from gz_eval.app.freezing import approving_own_work
    from gz_eval.app.signing import sign_off

    with changed(asked) as document:
        session = document.session
        known = len(session.entries)
        do(session, sign_off(session, **names), asked.reason)
    say_entries(session, known)
    made = session.project.sign_offs[-1]
    # All that the record says was told is told here, too.
    known_of_it = [*(one.sentence for one in flags_signed(made)), *made.told]
    if said := approving_own_work(made.analyst, made.assurer, made.approver):
        known_of_it.append(said)
    print_lines([wrapped(f"Note: {said}", terminal_width()) for said in known_of_it])
    print_lines(
        [
            f"Sign-off {made.number:,}. SHA-256 of framework, weights, bids, overrides:",
            f"  {made.inputs}",
        ]
    )
    return DONE


def _list(asked: argparse.Namespace) -> int:
    from gz_eval.app.moments import moment_in_words
    from gz_eval.app.signing import sign_offs_of

    with looked_at(asked.file) as document:
        found = sign_offs_of(document.session)
        hidden = document.session.project.scores_hidden
    width = terminal_width()
    lines: list[str] = [] if found else ["No sign-offs."]
    for one in found:
        signed = one.sign_off
        fate = "" if one.stands else " Taken back since."
        if one.later is not None:
            fate = f" Overtaken by sign-off {one.later.number:,}."
        lines.append(
            wrapped(
                f"Sign-off {signed.number:,}, {moment_in_words(signed.stamp.at)}, entry"
                f" {one.entry.number:,} of the log: {bids_in_words(len(signed.ranking))} by"
                f" {signed.framework}.{fate}",
                width,
                "",
                "  ",
            )
        )
        reason = f" Reason: {sentence(signed.stamp.reason)}" if signed.stamp.reason else ""
        who = (
            f"Commissioner {signed.commissioner}; analyst {signed.analyst}; assurer"
            f" {signed.assurer}; approver {signed.approver}. Recorded by {signed.stamp.by}.{reason}"
        )
        lines.append(wrapped(who, width, "  "))
        if not hidden:
            noted = [*(flag.sentence for flag in flags_signed(signed)), *signed.told]
            lines += [wrapped(f"Note: {said}", width, "  ", "    ") for said in noted]
        lines.append(f"  Inputs: {signed.inputs}")
    print_lines(lines)
    return DONE
