"""How high a widget is but for a message below it: that comes and goes, and rearranges nothing.

What is about to be clicked or typed in must not move, or close, because a message took its line.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gz_eval.desktop.banner import Banner


def steady_height(widget: QWidget, height: int) -> int:
    """What a height of the widget, or of a part of it, is where no message takes some of it."""
    banner = getattr(widget.window(), "banner", None)
    if not isinstance(banner, Banner) or banner.isHidden():
        return height
    # What it has is not asked: as it comes, what lies above it is resized first.
    return height + banner.room_taken
