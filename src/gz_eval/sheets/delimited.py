"""CSV files: which encoding, which delimiter, and the rows as texts. Reads nothing as a number."""

from __future__ import annotations

import codecs
import csv
import io

from gz_eval.core.errors import UserError
from gz_eval.core.source import RawValue, SheetRef
from gz_eval.sheets.excel_values import plain_text
from gz_eval.sheets.sheet import Sheet, trimmed

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 50


def read_delimited(data: bytes, ref: SheetRef) -> Sheet:
    """Read a CSV file. A row is a record, as Excel counts it, however many lines it takes.

    Raises UserError when a quotation mark is never closed: rows below it would be lost.
    """
    text = decoded(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest
        skipped = 1
    else:
        delimiter, skipped = sniffed(text), 0
    rows: list[list[RawValue]] = [[] for _ in range(skipped)]
    rows += [[plain_text(cell) for cell in record] for record in _records(text, delimiter, ref)]
    return Sheet(ref, trimmed(rows))


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows' western encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", errors="replace")
    sample = data[:4000]
    if sample.count(b"\0") >= len(sample) // 3 > 0:  # UTF-16 without a mark
        little = sample[1::2].count(b"\0") >= sample[0::2].count(b"\0")
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # cp1252 leaves five bytes undefined; Latin-1 gives those a (control) character
        return "".join(
            bytes([byte]).decode("latin-1") if byte in _UNDEFINED else _WESTERN[byte]
            for byte in data
        )


_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
_WESTERN = bytes(range(256)).decode("cp1252", errors="replace")


def sniffed(text: str) -> str:
    """The delimiter under which the first records agree best on having several columns."""
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    sample = "\n".join(lines)
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            widths = [
                len(record)
                for record in csv.reader(io.StringIO(sample), delimiter=delimiter)
                if any(record)
            ]
        except csv.Error:
            continue
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        score = widths.count(usual) / len(widths) * (usual - 1)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _records(text: str, delimiter: str, ref: SheetRef) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        reason = str(error)
    if "unexpected end" in reason or "field larger" in reason:
        raise UserError(
            f"“{ref.file}” has a quotation mark that is never closed,"
            " so the rows after it cannot be told apart.",
            "Open it in Excel, look for the cell that swallows the rows below, and save it again.",
        )
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UserError(
            f"“{ref.file}” could not be read as a CSV file ({error}).",
            "Open it in Excel and save it again as .xlsx.",
        ) from error
