"""Colours of charts, light and dark: the Government Analysis Function palette, and what they mean.

Source of the categorical colours: Government Analysis Function, "Data visualisation: colours in
charts". Imports nothing, so that whoever only asks for a colour loads no drawing library.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one scheme, as hex codes. `size` is the text size in points.

    `ramp` goes from least to most for amounts. `land` is that of a map: plain, and from least to
    most where regions are shaded; its greys are none of the ramp's colours, and all marks show on
    all of them.
    """

    background: str
    surface: str
    line: str
    text: str
    secondary: str
    accent: str
    quiet: str
    good: str
    warning: str
    bad: str
    pillars: tuple[str, ...]
    ramp: tuple[str, ...]
    land: tuple[str, ...]
    size: float = 9.0

    def pillar(self, index: int) -> str:
        """The colour of the pillar at `index`; they repeat after the last, so always label them."""
        return self.pillars[index % len(self.pillars)]


LIGHT = Scheme(
    background="#FFFFFF",
    surface="#F5F6F8",
    line="#DDE1E7",
    text="#14181F",
    secondary="#5A6472",
    accent="#12436D",
    quiet="#B4BCC8",
    good="#0F7A52",
    warning="#8A5A00",
    bad="#B3261E",
    pillars=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
    ramp=("#F3F7FB", "#C7D9E9", "#8FB3D3", "#4A83B4", "#12436D"),
    land=("#ECEDEF", "#F4F4F2", "#E0DEDA", "#CAC7C0"),
)
DARK = Scheme(
    background="#14171C",
    surface="#1B1F26",
    line="#2D343E",
    text="#E7EAEF",
    secondary="#9BA5B3",
    accent="#8CB8E6",
    quiet="#59636F",
    good="#5CCB9A",
    warning="#F2C14E",
    bad="#FF8A80",
    pillars=("#4A90D9", "#3CC2B6", "#C45A94", "#FF9A5C", "#B0B7C3", "#BFA6E8"),
    ramp=("#1E2833", "#24435F", "#2F6694", "#5A98CC", "#B5D6F5"),
    land=("#2A2F36", "#22262B", "#37393B", "#4F4F4D"),
)
