"""Evaluations out: .xlsx, .ods, .csv and .json, each file written whole or not at all.

Writers are imported when something is written: the command line asks for the endings at every
start, that of the window too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.core.errors import UserError

if TYPE_CHECKING:
    from gz_eval.core.bids import BidSet
    from gz_eval.core.evaluation import Evaluation

ENDINGS = (".xlsx", ".ods", ".csv", ".json")
DEFAULT_MARKING = "OFFICIAL"


def check_ending(path: Path) -> str:
    """The ending that says what to write, in lower case. Raises UserError for any other."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        allowed = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        what = f"“{path.name}” ends in “{ending}”" if ending else f"“{path.name}” has no ending"
        raise UserError(f"{what}, so it is not known what to write.", f"Use {allowed}.")
    return ending


def write(
    evaluation: Evaluation,
    bid_set: BidSet,
    path: Path,
    *,
    marking: str = DEFAULT_MARKING,
    at: datetime | None = None,
) -> None:
    """Write an evaluation to a file; its ending says in which format.

    .xlsx and .ods hold every table, .csv the ranking, .json the documented schema. `marking` is the
    security marking shown on every sheet; `at` when it was made (default: now). A file of the same
    name is replaced only when the new one is whole; a file that bids were read from never is.
    Raises UserError where it cannot be written.
    """
    from gz_eval.core.whole_file import whole_file
    from gz_eval.export.csv_text import write_csv
    from gz_eval.export.ods import write_ods
    from gz_eval.export.ranking_json import json_text, ranking_document
    from gz_eval.export.ranking_table import ranking_table
    from gz_eval.export.tables import workbook_tables
    from gz_eval.export.xlsx import write_xlsx

    ending = check_ending(path)
    if any(Path(file.path).resolve() == path.resolve() for file in bid_set.files):
        raise UserError(
            f"“{path.name}” is a file that bids were read from, so it is not overwritten.",
            "Give another name.",
        )
    moment = at if at is not None else datetime.now(UTC)
    with whole_file(path) as temporary:
        match ending:
            case ".csv":
                # With the byte order mark, Excel reads UTF-8 as UTF-8.
                with temporary.open("w", encoding="utf-8-sig", newline="") as stream:
                    write_csv(ranking_table(evaluation), stream)
            case ".json":
                document = ranking_document(evaluation, bid_set, moment, marking)
                temporary.write_text(json_text(document), encoding="utf-8", newline="\n")
            case _:
                tables = workbook_tables(evaluation, bid_set, moment, marking)
                writer = write_xlsx if ending == ".xlsx" else write_ods
                writer(temporary, tables, moment, marking)
