"""One text for one value: the JSON that is hashed, and the hash. Same value, same bytes, always.

Keys are sorted, there is no white space, and everything beyond ASCII is escaped, so that any text a
cell can hold (lone surrogates too) goes through unchanged.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator

from gz_eval.core.errors import UserError

_AT_ONCE = 5000  # items of a list that are written as one
_MOST = 1 << 30  # bytes that one piece may hold: far above any evaluation, far below a bomb


def canonical(value: object) -> bytes:
    """Plain JSON values as canonical JSON, in ASCII. Raises ValueError for NaN and infinities."""
    return "".join(_parts(value)).encode("ascii")


def _parts(value: object) -> Iterator[str]:
    """The text of a value in parts: while one is made, no other thread does anything.

    Ten thousand bids are dicts of long lists; as one they would hold the window up for half a
    second.
    """
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        before = "{"
        for key in sorted(value):
            yield f"{before}{_text(key)}:"
            yield from _parts(value[key])
            before = ","
        yield "{}" if before == "{" else "}"
    elif isinstance(value, list) and len(value) > _AT_ONCE:
        before = "["
        for at in range(0, len(value), _AT_ONCE):
            yield before
            yield _text(value[at : at + _AT_ONCE])[1:-1]
            before = ","
        yield "]"
    else:
        yield _text(value)


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


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
