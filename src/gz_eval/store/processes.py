"""Whether a process of this computer is still running."""

from __future__ import annotations

import os

_LARGEST = 2**31 - 1


def is_running(pid: int) -> bool:
    """Whether a process of that number runs; it may be another than the one that is meant."""
    if not 0 < pid <= _LARGEST:  # 0 and below are groups of processes, one's own among them
        return False
    if os.name == "nt":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:  # pragma: no cover - Windows alone
    """Signal 0 would end the process there, so the system is asked for its exit code."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        denied = 5
        return bool(ctypes.get_last_error() == denied)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    still_active = 259
    return not known or code.value == still_active
