"""A bar of a share, and hints in fields: told from what is beside them in every scheme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from accessible import contrast
from gz_eval.desktop import theme
from gz_eval.desktop.list_tools import SearchLine
from gz_eval.desktop.share_bar import paint_bar
from looks import READABLE

SEEN = 3.0  # WCAG 2.2, of what is no text


def painted(scheme: theme.Tokens, ink: QColor, *, chosen: bool) -> QImage:
    """Half of a bar, as it is in a row."""
    image = QImage(100, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_bar(painter, QRect(0, 0, 100, 10), 0.5, ink, scheme, chosen=chosen)
    painter.end()
    return image


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_half_a_bar_is_told_from_a_full_one_in_a_chosen_row(
    dressed: None, scheme: theme.Tokens
) -> None:
    for pillar in range(len(scheme.pillars)):
        image = painted(scheme, scheme.pillar(pillar), chosen=True)
        filled, track = image.pixelColor(25, 5), image.pixelColor(75, 5)
        assert contrast(filled, track) >= SEEN, scheme.pillars[pillar]
        assert track.name().upper() != scheme.selection.upper()


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_a_hint_is_not_taken_for_what_was_typed(
    qapp: QApplication, dressed: None, scheme: theme.Tokens
) -> None:
    worn = qapp.palette()
    theme.wear(qapp, scheme)
    try:
        line = SearchLine("Find a bid", "Find a bid")
        line.ensurePolished()
        palette = line.palette()
    finally:
        theme.wear(qapp, theme.tokens(worn))
    hint, typed, ground = (
        palette.color(role)
        for role in (
            QPalette.ColorRole.PlaceholderText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.Base,
        )
    )
    assert contrast(hint, ground) >= READABLE
    assert contrast(hint, typed) >= 2.0
