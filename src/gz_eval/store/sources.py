"""Source workbooks inside the evaluation file: the very bytes that were read, stored once each."""

from __future__ import annotations

from gz_eval.core.errors import UserError
from gz_eval.store.canonical import packed, sha256, unpacked

PLAIN, ZLIB = "none", "zlib"
_WORTH_IT = 0.98  # workbooks are zip files already: most cannot be made any smaller


def source_row(name: str, data: bytes) -> tuple[str, int, str, bytes, str]:
    """A row of the source table: SHA-256, size, packing, bytes as stored, their SHA-256."""
    small = packed(data)
    packing, stored = (ZLIB, small) if len(small) < _WORTH_IT * len(data) else (PLAIN, data)
    return name, len(data), packing, stored, sha256(stored)


def unpacked_source(name: str, size: int, packing: str, data: bytes) -> bytes:
    """The workbook's bytes by its row. Raises UserError when they are not those of its SHA-256."""
    found = unpacked(data, size) if packing == ZLIB else data
    if packing not in (PLAIN, ZLIB) or len(found) != size or sha256(found) != name:
        raise UserError(
            "A workbook stored in the evaluation file is damaged.",
            "Restore a backup; “gz-eval verify” names it.",
        )
    return found
