"""What can be done on the page that is seen: its actions and its buttons, for the palette.

They are taken from the page as it is, so that none is forgotten. What cannot be done now is there
with why not, where the page says why. What lies in a part of the page that is not seen is left out:
nobody should act on a row that they do not see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMenu, QWidget

from gz_eval.desktop.header import HeaderButton
from gz_eval.desktop.page_action import ActionButton, keys_of
from gz_eval.desktop.refusal import refusal_of


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do: its name, what it does, its keys, and what does it.

    `why_not` says as a sentence why it cannot be done now; empty where it can.
    """

    label: str
    about: str
    keys: str
    act: Callable[[], None]
    why_not: str = ""


def plain(text: str) -> str:
    """The words of an action or a button, without what marks its letter and its dialog."""
    bare = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return bare.rstrip(" ▾").removesuffix("…")


def on_or_off(on: bool) -> str:
    """How a switch stands, beside its words."""
    return "now on" if on else "now off"


def deeds_of(page: QWidget) -> list[Deed]:
    """What can be done on a page, and then what cannot now; of two of one name the first."""
    deeds = sorted((*_of_actions(page), *_of_buttons(page)), key=lambda one: bool(one.why_not))
    found: dict[str, Deed] = {}
    for one in deeds:
        found.setdefault(one.label.casefold(), one)
    return list(found.values())


def _seen(part: object, page: QWidget) -> bool:
    if isinstance(part, QMenu):  # the menu of a button: seen when the button is
        part = part.parent()
    return part is page or (isinstance(part, QWidget) and part.isVisibleTo(page))


def _of_actions(page: QWidget) -> Iterator[Deed]:
    for action in page.findChildren(QAction):
        why_not = refusal_of(action)
        offered = action.text() and action.isVisible() and (action.isEnabled() or why_not)
        if offered and not action.isCheckable() and _seen(action.parent(), page):
            label, keys = plain(action.text()), keys_of(action)
            yield Deed(label, action.statusTip(), keys, action.trigger, why_not)


def _of_buttons(page: QWidget) -> Iterator[Deed]:
    """Buttons with words that are not those of an action."""
    for button in page.findChildren(QAbstractButton):
        if isinstance(button, ActionButton | HeaderButton):
            continue
        if button.text() and button.isEnabled() and button.isVisibleTo(page):
            about = button.toolTip()
            if isinstance(button, QCheckBox):
                about = on_or_off(button.isChecked())
            yield Deed(plain(button.accessibleName() or button.text()), about, "", button.click)
