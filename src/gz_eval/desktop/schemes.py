"""The colours of the four schemes, by what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from gz_eval.app.columns import Tone


@cache
def color(name: str) -> QColor:
    """A colour by its hex code; made once."""
    return QColor(name)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme's colours, by what they mean."""

    background: str
    surface: str
    line: str
    text: str
    secondary: str
    disabled: str
    accent: str
    selection: str
    good: str
    warning: str
    bad: str
    track: str
    field: str
    frame: str
    rail: str
    rail_text: str
    rail_chosen: str
    pillars: tuple[str, ...]

    def pillar(self, index: int) -> QColor:
        """The colour of the pillar at `index`; they repeat after the last, so always label them."""
        return color(self.pillars[index % len(self.pillars)])

    def tone(self, tone: Tone) -> QColor:
        """The ink for a tone."""
        return color(
            {
                Tone.SECONDARY: self.secondary,
                Tone.GOOD: self.good,
                Tone.WARNING: self.warning,
                Tone.BAD: self.bad,
            }.get(tone, self.text)
        )


LIGHT = Tokens(
    background="#FFFFFF",
    surface="#F5F6F8",
    line="#DDE1E7",
    text="#14181F",
    secondary="#5A6472",
    disabled="#5A6472",
    accent="#12436D",
    selection="#E3EDF7",
    good="#0F7A52",
    warning="#8A5A00",
    bad="#B3261E",
    track="#E9ECF1",
    field="#FFFFFF",
    frame="#B0BAC8",
    rail="#0F2B46",
    rail_text="#C9D6E4",
    rail_chosen="#27405A",
    pillars=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
)
DARK = Tokens(
    background="#14171C",
    surface="#1B1F26",
    line="#2D343E",
    text="#E7EAEF",
    secondary="#9BA5B3",
    disabled="#9BA5B3",
    accent="#8CB8E6",
    selection="#22344A",
    good="#5CCB9A",
    warning="#F2C14E",
    bad="#FF8A80",
    track="#262C35",
    field="#2A313B",
    frame="#9BA5B3",
    rail="#0B1622",
    rail_text="#9FB0C2",
    rail_chosen="#22303D",
    pillars=("#4A90D9", "#3CC2B6", "#C45A94", "#FF9A5C", "#B0B7C3", "#BFA6E8"),
)

# High contrast: all text at 7 to 1 or more, lines as strong as text, nothing said by shades.
CONTRAST_DARK = Tokens(
    background="#000000",
    surface="#000000",
    line="#C8C8C8",
    text="#FFFFFF",
    secondary="#FFFFFF",
    disabled="#A6A6A6",
    accent="#8CD9FF",
    selection="#003A70",
    good="#7CFFB0",
    warning="#FFE066",
    bad="#FFB3B3",
    track="#3A3A3A",
    field="#000000",
    frame="#FFFFFF",
    rail="#000000",
    rail_text="#FFFFFF",
    rail_chosen="#003A70",
    pillars=("#6CB4FF", "#4FF0E0", "#FF8FD0", "#FFB366", "#F0F0F0", "#D9C2FF"),
)
CONTRAST_LIGHT = Tokens(
    background="#FFFFFF",
    surface="#FFFFFF",
    line="#3A3A3A",
    text="#000000",
    secondary="#000000",
    disabled="#595959",
    accent="#00327A",
    selection="#CFE4FF",
    good="#00522E",
    warning="#5C3B00",
    bad="#8A0000",
    track="#D6D6D6",
    field="#FFFFFF",
    frame="#3A3A3A",
    rail="#000000",
    rail_text="#FFFFFF",
    rail_chosen="#003A70",
    pillars=("#00327A", "#00665C", "#6E0044", "#9A3400", "#1F1F1F", "#4B2E83"),
)
SCHEMES = (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)
