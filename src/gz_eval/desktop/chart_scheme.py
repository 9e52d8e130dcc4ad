"""The colours of charts in the window: those of the scheme that the window wears."""

from __future__ import annotations

from functools import cache

from gz_eval.charts.scheme import DARK, LIGHT, Scheme
from gz_eval.desktop import theme


@cache
def chart_scheme(tokens: theme.Tokens) -> Scheme:
    """The chart colours that go with a window's; what a window has no colour for is near enough."""
    from dataclasses import replace

    dark = theme.color(tokens.background).lightness() < 128
    return replace(
        DARK if dark else LIGHT,
        background=tokens.background,
        surface=tokens.surface,
        line=tokens.line,
        text=tokens.text,
        secondary=tokens.secondary,
        accent=tokens.accent,
        good=tokens.good,
        warning=tokens.warning,
        bad=tokens.bad,
        pillars=tokens.pillars,
    )
