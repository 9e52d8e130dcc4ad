"""Evaluations out: .xlsx, .ods, .csv and .json, each file written whole or not at all.

Writers are imported when something is written: the command line asks for the endings at every
start, that of the window too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.core.errors import UserError
from gz_eval.core.progress import Progress, no_progress
from gz_eval.export.imprint import DEFAULT_MARKING, Imprint

if TYPE_CHECKING:
    from gz_eval.core.evaluation import Evaluation
    from gz_eval.core.overrides import Override
    from gz_eval.core.project import Project
    from gz_eval.core.sign_off import SignOff
    from gz_eval.export.json_text import Document
    from gz_eval.export.table import Table

__all__ = ["DEFAULT_MARKING", "ENDINGS", "Imprint", "check_ending", "write", "write_sign_off"]

ENDINGS = (".xlsx", ".ods", ".csv", ".json")
_LAST = "Putting the file in its place"  # the last chance to cancel: then it is there


def check_ending(path: Path) -> str:
    """The ending that says what to write, in lower case. Raises UserError for any other."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        allowed = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        what = f"“{path.name}” ends in “{ending}”" if ending else f"“{path.name}” has no ending"
        raise UserError(f"{what}, so it is not known what to write.", f"Use {allowed}.")
    return ending


def write(
    project: Project,
    evaluation: Evaluation,
    path: Path,
    *,
    imprint: Imprint | None = None,
    log_head: str = "",
    progress: Progress = no_progress,
) -> None:
    """Write an evaluation to a file; its ending says in which format.

    .xlsx and .ods hold every table, .csv the ranking, .json the documented schema. `evaluation` is
    that of `project`. `imprint` is put on the file (default: no name, made now), in the last
    columns of a .csv. `log_head` is the hash of the audit log's last entry, where there is one. A
    file of the same name is replaced only when the new one is whole; a file that bids were read
    from never is. Raises UserError where it cannot be written, and while scores are hidden;
    `Cancelled` as `progress` does, and then nothing is written.
    """
    from gz_eval.core.selection import Selection
    from gz_eval.core.whole_file import whole_file
    from gz_eval.export.ranking_json import ranking_document
    from gz_eval.export.ranking_table import ranking_table
    from gz_eval.export.tables import workbook_tables

    ending = check_ending(path)
    if project.scores_hidden:
        raise UserError(
            "Scores are hidden until the framework is locked, so no ranking is written.",
            "Lock the framework first.",
        )
    _check_sources(project, path)
    imprint = imprint if imprint is not None else Imprint()
    with whole_file(path) as temporary:
        match ending:
            case ".csv":
                selection = Selection.of(evaluation, project.overrides)
                _write_csv(imprint.beside(ranking_table(evaluation, selection)), temporary)
            case ".json":
                document = ranking_document(project, evaluation, imprint, log_head=log_head)
                _write_json(document, temporary, progress)
            case _:
                tables = workbook_tables(project, evaluation, imprint, log_head)
                _write_workbook(ending, temporary, tables, imprint, progress)
        progress(_LAST, 0, 0)


def write_sign_off(
    sign_off: SignOff,
    path: Path,
    *,
    imprint: Imprint | None = None,
    beside: Evaluation | None = None,
    overrides: Iterable[Override] = (),
    fate: str = "",
    later: SignOff | None = None,
    before: str = "",
    then: Project | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write a ranking as it was signed off; the path's ending says in which format.

    `fate` says who took the sign-off back, when and why; empty where it stands. `later` is the one
    that overtook it, where that stands too, `before` by whom it was taken back and put back before
    it stood again. `then` is the evaluation as it was: with it, what the ranking was made from is
    written beside it.

    With `beside`, today's ranks and standings stand beside those signed off, and what moved is
    said; `overrides` are today's, for the bids that officials moved. Ask for that only where scores
    may be shown. The rest is as for `write`.
    """
    from gz_eval.core.selection import Selection
    from gz_eval.core.whole_file import whole_file
    from gz_eval.export.frozen_tables import MadeFrom
    from gz_eval.export.sign_off_json import sign_off_document
    from gz_eval.export.sign_off_tables import sign_off_tables

    ending = check_ending(path)
    imprint = imprint if imprint is not None else Imprint()
    today = Selection.of(beside, overrides) if beside is not None else None
    made_from = MadeFrom(then) if then is not None else None
    with whole_file(path) as temporary:
        match ending:
            case ".csv":
                tables = sign_off_tables(sign_off, imprint, today, fate, later, before)
                _write_csv(imprint.beside(tables[0]), temporary)
            case ".json":
                document = sign_off_document(
                    sign_off, imprint, today, fate, later, before, made_from
                )
                _write_json(document, temporary, progress)
            case _:
                tables = sign_off_tables(sign_off, imprint, today, fate, later, before, made_from)
                _write_workbook(ending, temporary, tables, imprint, progress)
        progress(_LAST, 0, 0)


def _check_sources(project: Project, path: Path) -> None:
    if any(Path(file.path).resolve() == path.resolve() for file in project.bids.files):
        raise UserError(
            f"“{path.name}” is a file that bids were read from, so it is not overwritten.",
            "Give another name.",
        )


def _write_csv(table: Table, path: Path) -> None:
    from gz_eval.export.csv_text import write_csv

    # With the byte order mark, Excel reads UTF-8 as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        write_csv(table, stream)


def _write_json(document: Document, path: Path, progress: Progress) -> None:
    from gz_eval.export.json_text import json_pieces
    from gz_eval.export.table import STEP

    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
        for number, piece in enumerate(json_pieces(document)):
            if number % STEP == 0:
                progress("Writing the bids", 0, 0)
            stream.write(piece)


def _write_workbook(
    ending: str,
    path: Path,
    tables: Iterable[Table],
    imprint: Imprint,
    progress: Progress,
) -> None:
    if ending == ".xlsx":
        from gz_eval.export.xlsx import write_xlsx

        write_xlsx(path, tables, imprint, progress)
    else:
        from gz_eval.export.ods import write_ods

        write_ods(path, tables, imprint, progress)
