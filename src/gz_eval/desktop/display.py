"""Whether a window can be opened here at all: asked before Qt is, because Qt ends the process.

Without a display, or without a system library of its own, Qt aborts with a dump. This says it in
one sentence with what to install, and names the terminal command that does the same job.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

from gz_eval.core.errors import UserError

_TERMINAL = "Or use the terminal: gz-eval rank PATH prints the same ranking without a window."
# The start of a library's name, its package in Debian and Ubuntu, and its package in Fedora.
_PACKAGES = (
    ("libxcb-cursor", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxkbcommon-x11", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    ("libxcb-icccm", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libEGL", "libegl1", "libglvnd-egl"),
    ("libGL", "libgl1", "libglvnd-glx"),
    ("libfontconfig", "libfontconfig1", "fontconfig"),
    ("libdbus", "libdbus-1-3", "dbus-libs"),
    ("libglib", "libglib2.0-0", "glib2"),
)


def library_advice(message: str) -> str:
    """What to install, from the loader's message "libX.so.0: cannot open shared object file"."""
    library = message.split(":", 1)[0].strip()
    stem = library.split(".so", 1)[0]
    for start, debian, fedora in _PACKAGES:
        if stem.startswith(start):
            return (
                f"On Debian or Ubuntu: sudo apt-get install {debian}"
                f" (on Fedora: sudo dnf install {fedora}). {_TERMINAL}"
            )
    return f"Install the system package that has {library}. {_TERMINAL}"


def check_qt_loads() -> None:
    """Import Qt's widgets. Raises UserError when Qt or a system library it needs is missing."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ModuleNotFoundError as error:
        raise UserError(
            "The window needs PySide6, which is not installed here.",
            f"Install it with: pip install pyside6-essentials. {_TERMINAL}",
        ) from error
    except ImportError as error:
        raise UserError(
            f"The window cannot start, because a system library is missing: {error}.",
            library_advice(str(error)),
        ) from error


def check_display() -> None:
    """Raises UserError where no window can be shown. Only Linux can lack a display altogether."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY")
    if not display:
        raise UserError(
            "There is no display to open a window on.",
            f"Start gz-eval from a desktop session. {_TERMINAL}",
        )
    _check_x11(display)


def _check_x11(display: str) -> None:
    """Load the plugin that Qt will load, and connect as it will."""
    spec = importlib.util.find_spec("PySide6")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    plugin = folder / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        return  # a Qt of the system's own: its package brings what it needs
    try:
        ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise UserError(
            f"The window cannot start, because a system library is missing: {error}.",
            library_advice(str(error)),
        ) from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if broken:
        raise UserError(
            f"The display {display} does not answer, so no window can be opened.",
            f"Start gz-eval from a desktop session. {_TERMINAL}",
        )
