"""Which files are on a drive that may not answer: of a network, told without asking the drive."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_OF_A_NETWORK = re.compile(r"nfs\d?|cifs|smb\w*|9p|afs|ceph|ncpfs|autofs|fuse\.(sshfs|gvfsd-fuse)")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_REMOTE = 4  # what Windows calls such a drive


def is_far(path: Path) -> bool:
    """Whether a file is on a network drive. The system is asked that, never the drive."""
    name = os.path.abspath(path)  # noqa: PTH100 - of no drive is anything asked
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(name)[0]
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return drive.startswith("\\\\") or bool(kind == _REMOTE)
    if sys.platform == "darwin":
        return name.startswith("/Volumes/")
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_on_network(name, mounts)


def is_on_network(name: str, mounts: str) -> bool:
    """Whether a path is on a network drive, by what Linux says of the drives there are."""
    kinds = {"/": ""}
    for line in mounts.splitlines():
        _device, place, kind, *_ = line.split(" ")
        kinds[_ESCAPED.sub(lambda found: chr(int(found[1], 8)), place)] = kind
    places = (place for place in kinds if f"{name}/".startswith(f"{place.rstrip('/')}/"))
    return _OF_A_NETWORK.fullmatch(kinds[max(places, key=len)]) is not None
