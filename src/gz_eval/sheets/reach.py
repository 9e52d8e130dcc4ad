"""How far the sheets of old and binary Excel files reach, found out before they are opened.

python-calamine lays a sheet out as a full rectangle, so that one stray or hostile cell far out
would exhaust the memory and end the program. Reads record headers and cell addresses, no values.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

GRID_LIMIT = 20_000_000  # cells; a full .xls sheet has 16.8 million

_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_XLS_CELLS = frozenset({0x06, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
_XLS_ROWS_OF_CELLS = frozenset({0x00BD, 0x00BE})
_XLS_DIMENSIONS = 0x0200
_XLS_STRINGS = 0x00FC
_XLS_START = 0x0809
_XLS_LOCKED = 0x002F


class LockedError(ValueError):
    """The workbook is encrypted. python-calamine would only say that it knows no such format."""


def cells_reached(data: bytes) -> int:
    """The cells of the largest rectangle from A1 that a .xls or .xlsb file would be laid out as.

    Raises LockedError when the file needs a password, and ValueError, struct.error, KeyError or
    BadZipFile when it is damaged.
    """
    if data.startswith(b"PK"):
        return _reach_of_xlsb(data)
    return max((_reach_of_xls(stream) for stream in _workbook_streams(data)), default=0)


def _reach_of_xls(stream: bytes) -> int:
    most = rows = columns = position = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        start = position + 4
        if kind == _XLS_START:
            rows = columns = 0
        elif kind == _XLS_LOCKED:
            raise LockedError
        elif kind in _XLS_CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", stream, start)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind in _XLS_ROWS_OF_CELLS and size >= 6:
            row = struct.unpack_from("<H", stream, start)[0]
            column = struct.unpack_from("<H", stream, start + size - 2)[0]
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _XLS_DIMENSIONS:
            most = max(most, _said_of_xls(stream[start : start + size]))
        elif kind == _XLS_STRINGS:
            strings = struct.unpack_from("<I", stream, start + 4)[0]
            if strings > len(stream):
                raise ValueError("more strings than there is room for")
        most = max(most, rows * columns)
        position = start + size
    return most


def _said_of_xls(content: bytes) -> int:
    """The cells that a sheet says it has."""
    rows = "<IIHH" if len(content) >= 12 else "<HHHH"
    first_row, last_row, first_column, last_column = struct.unpack_from(rows, content)
    if last_row == 0 or last_column == 0:
        return 0
    if first_row >= last_row or first_column >= last_column:
        raise ValueError("a sheet ends before it begins")
    return int(last_row * last_column)


def _reach_of_xlsb(data: bytes) -> int:
    most = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".bin"):
                most = max(most, _reach_of_part(archive.read(name)))
    return most


def _reach_of_part(part: bytes) -> int:
    most = rows = columns = 0
    for kind, start, size in _records(part):
        if kind == 0 and size >= 4:
            rows = max(rows, struct.unpack_from("<I", part, start)[0] + 1)
        elif 1 <= kind <= 11 and size >= 4:
            columns = max(columns, struct.unpack_from("<I", part, start)[0] + 1)
        elif kind == 148 and size >= 16:  # the dimensions that the sheet says it has
            _, last_row, _, last_column = struct.unpack_from("<IIII", part, start)
            most = max(most, (last_row + 1) * (last_column + 1))
    return max(most, rows * columns)


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start of content and size of each record of a binary part."""
    position = 0
    while position < len(part):
        kind, position = _varying(part, position, 2)
        size, position = _varying(part, position, 4)
        yield kind, position, size
        position += size


def _varying(part: bytes, position: int, longest: int) -> tuple[int, int]:
    """A number of one to `longest` bytes, seven bits each, and where it ends."""
    number = 0
    for shift in range(0, 7 * longest, 7):
        if position >= len(part):
            raise ValueError("the part ends within a record")
        byte = part[position]
        position += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return number, position


def _workbook_streams(data: bytes) -> Iterator[bytes]:
    """The streams of a compound file that hold a workbook (normally one)."""
    sector_size = 1 << struct.unpack_from("<H", data, 30)[0]
    if sector_size not in (512, 4096):
        raise ValueError("no compound file")
    directory_start, cutoff, mini_start, difat_start = (
        struct.unpack_from("<I", data, offset)[0] for offset in (48, 56, 60, 68)
    )
    table = _allocation(data, sector_size, difat_start)

    def chain(start: int) -> bytes:
        sectors = _chain(start, table)
        return b"".join(
            data[(number + 1) * sector_size : (number + 2) * sector_size] for number in sectors
        )

    directory = chain(directory_start)
    if not directory or len(directory) % 128:
        raise ValueError("the directory is cut short")
    small = b""
    small_table: list[int] = []
    for entry in range(0, len(directory) - 127, 128):
        name_size = struct.unpack_from("<H", directory, entry + 64)[0]
        name = directory[entry : entry + max(name_size - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, entry + 116)
        if entry == 0:
            small, minis = chain(start), chain(mini_start)
            small_table = list(struct.unpack(f"<{len(minis) // 4}I", minis))
        elif name.casefold() in ("workbook", "book"):
            if size < cutoff:
                pieces = _chain(start, small_table)
                yield b"".join(small[piece * 64 : piece * 64 + 64] for piece in pieces)[:size]
            else:
                yield chain(start)[:size]


def _allocation(data: bytes, sector_size: int, difat_start: int) -> list[int]:
    """Which sector follows each sector."""
    sectors = [number for number in struct.unpack_from("<109I", data, 76) if number < _END]
    each = sector_size // 4
    following = difat_start
    for _ in range(len(data) // sector_size):
        if following >= _END:
            break
        numbers = struct.unpack_from(f"<{each}I", data, (following + 1) * sector_size)
        sectors += [number for number in numbers[:-1] if number < _END]
        following = numbers[-1]
    table: list[int] = []
    for number in sectors:
        table += struct.unpack_from(f"<{each}I", data, (number + 1) * sector_size)
    return table


def _chain(start: int, table: list[int]) -> list[int]:
    """The sectors of a chain, in order. Raises ValueError for a chain without an end."""
    found: list[int] = []
    while start < _END:
        if start >= len(table) or len(found) > len(table):
            raise ValueError("a chain of sectors leads nowhere")
        found.append(start)
        start = table[start]
    return found
