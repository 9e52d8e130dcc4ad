"""Old and binary Excel files (.xls, .xlsb), through python-calamine, which tells only values.

It does not tell number formats, formulas, hidden rows, or errors such as #REF!, which come out
blank: `CANNOT_TELL` says so to people.
"""

from __future__ import annotations

import io
import struct
import zipfile

from gz_eval.core.errors import UserError
from gz_eval.core.source import RawValue, SheetRef
from gz_eval.sheets.excel_values import plain
from gz_eval.sheets.reach import GRID_LIMIT, LockedError, cells_reached
from gz_eval.sheets.sheet import Area, Sheet, trimmed

CANNOT_TELL = (
    "This kind of file does not tell number formats, hidden rows, formulas, or errors such as"
    " #REF!, which read as blank; save it as .xlsx to see them."
)


def read_older(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read every worksheet. Raises UserError when locked or damaged."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        if cells_reached(data) > GRID_LIMIT:
            raise UserError(
                f"“{name}” has a cell so far out that the sheet would not fit in memory.",
                "Open it in Excel, delete what is beyond the bids, and save it as .xlsx.",
            )
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            sheets: list[Sheet] = []
            for about in workbook.sheets_metadata:
                if about.typ is not SheetTypeEnum.WorkSheet:
                    continue
                found = workbook.get_sheet_by_name(about.name)
                rows: list[list[RawValue]] = [
                    [plain(value) for value in row]
                    for row in found.to_python(skip_empty_area=False)
                ]
                sheets.append(
                    Sheet(
                        SheetRef(name, about.name),
                        trimmed(rows),
                        about.visible is not SheetVisibleEnum.Visible,
                        merged=tuple(
                            Area(top + 1, left + 1, bottom + 1, right + 1)
                            for (top, left), (bottom, right) in found.merged_cell_ranges or ()
                        ),
                    )
                )
            return tuple(sheets)
    except (LockedError, PasswordError) as error:
        raise UserError(
            f"“{name}” is protected by a password.",
            "Open it in Excel or LibreOffice, save it without the password, and choose it again.",
        ) from error
    except (
        CalamineError,
        zipfile.BadZipFile,
        struct.error,
        LookupError,
        OSError,
        ValueError,
        OverflowError,
    ) as error:
        raise _damaged(name) from error
    except BaseException as error:
        # a panic in the Rust of calamine comes as an exception that is no Exception
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise _damaged(name) from error


def _damaged(name: str) -> UserError:
    return UserError(
        f"“{name}” is damaged or was cut short.",
        "Ask for it again, or open it in Excel and save it as .xlsx.",
    )
