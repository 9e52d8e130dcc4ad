"""One text for one value: the JSON that is hashed, and the hash. Same value, same bytes, always.

Keys are sorted, there is no white space, and everything beyond ASCII is escaped, so that any text a
cell can hold (lone surrogates too) goes through unchanged.
"""

from __future__ import annotations

import hashlib
import json
import zlib

from gz_eval.core.errors import UserError

_MOST = 1 << 30  # bytes that one piece may hold: far above any evaluation, far below a bomb


def canonical(value: object) -> bytes:
    """Plain JSON values as canonical JSON, in ASCII. Raises ValueError for NaN and infinities."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii")


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def packed(data: bytes) -> bytes:
    """Bytes compressed with zlib."""
    return zlib.compress(data, 6)


def unpacked(data: bytes, size: int) -> bytes:
    """What `packed` was given. Raises UserError unless it is exactly `size` bytes."""
    try:
        if not 0 <= size <= _MOST:
            raise ValueError("size")
        work = zlib.decompressobj()
        found = work.decompress(data, size + 1)
        if len(found) != size or not work.eof or work.unused_data:
            raise ValueError("length")
    except (zlib.error, ValueError, TypeError) as error:
        raise UserError(
            "A part of the evaluation file is damaged: it cannot be unpacked.",
            "Restore a backup; “gz-eval verify” names the first entry that does not fit.",
        ) from error
    return found
