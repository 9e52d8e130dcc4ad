"""Why a bid stands where it does: headline, waterfall, gates, evidence, what to change."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.app.why_text import EvidenceLine, Why
from gz_eval.core.source import CellRef
from gz_eval.desktop import theme
from gz_eval.desktop.link_text import LinkText
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.refusal import changing, refusal_of
from gz_eval.desktop.waterfall import WaterfallView

_CELL, _CORRECT, _OVERRIDE = "cell", "correct", "override"


class WhyPanel(QWidget):
    """Shows one bid's `Why`. `cell_wanted` is sent with the `CellRef` whose link was followed.

    `correct_wanted` is sent with a bid and a field, `override_wanted` with a bid and a gate,
    `move_wanted` with a bid: what an official wants to override.
    """

    cell_wanted = Signal(object)
    correct_wanted = Signal(str, str)
    override_wanted = Signal(str, str)
    move_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._why: Why | None = None
        self._linked = True
        self._tried = False
        self._links: tuple[CellRef, ...] = ()
        self._hidden = False
        self._lock_button: ActionButton | None = None
        self._lock_place = QHBoxLayout()
        self._title = QLabel()
        theme.as_title(self._title)
        self._title.setWordWrap(True)
        self._subtitle = QLabel()
        self._subtitle.setWordWrap(True)
        self._subtitle.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._headline = QLabel()
        self._headline.setWordWrap(True)
        for label in (self._title, self._subtitle, self._headline):
            label.setContentsMargins(theme.TIGHT, 0, 0, 0)  # in line with the text below
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.waterfall = WaterfallView()
        self.text = LinkText("Reasons and evidence")
        self.text.setFrameShape(LinkText.Shape.NoFrame)
        self.text.document().setDocumentMargin(theme.TIGHT)  # off the ring of the focus
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.anchorClicked.connect(self._go)
        move = page_action(
            self,
            "Move the bid on the shortlist",
            "Put the bid elsewhere than the shortlist rule does, with a reason",
            act=self._move,
        )
        changing(move)
        self._change = move
        self._held = ""
        move.changed.connect(self._follow_held)
        self.move_bid = ActionButton(move, "Move…")
        self.move_bid.setAccessibleName("Move the bid on the shortlist")
        standing = QHBoxLayout()
        standing.setSpacing(theme.SMALL)
        standing.addWidget(self._headline, 1)
        standing.addWidget(self.move_bid, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.TIGHT, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addLayout(self._lock_place)
        layout.addLayout(standing)
        layout.addWidget(self.waterfall)
        layout.addSpacing(theme.TIGHT)
        layout.addWidget(self.text, 1)
        self._rest = QWidget()  # keeps what is said at the top while there is no more to say
        layout.addWidget(self._rest, 1)
        theme.at_least(self, 32)
        self.show_why(None)

    def show_why(self, why: Why | None, *, links: bool = True, tried: bool = False) -> None:
        """Show a bid's reasons; None says that a bid is to be selected.

        Without `links` nothing leads to a source or to an override. `tried`: they are those of
        weights that are not kept yet.
        """
        if why is not None and (why, links, tried) == (self._why, self._linked, self._tried):
            return
        self._linked, self._tried = links, tried
        self._say_hidden(False)
        same_bid = why is not None and self._why is not None and why.subtitle == self._why.subtitle
        self._why = why
        self.waterfall.setVisible(why is not None)
        self._headline.setVisible(why is not None)
        self.move_bid.setVisible(why is not None and links)
        self.text.setVisible(why is not None)
        self._rest.setVisible(why is None)
        if why is None:
            self._title.setText("Why")
            self._subtitle.setText("Select a bid to see why it stands where it does.")
            return
        self._title.setText(why.title)
        self._subtitle.setText(f"{why.subtitle}, as tried" if tried else why.subtitle)
        self._headline.setText(why.headline)
        self.waterfall.show_waterfall(why.waterfall)
        self._fill(keep_place=same_bid)

    def offer_lock(self, lock: QAction) -> None:
        """Offer to lock the framework while scores are hidden."""
        button = ActionButton(lock, "Lock the framework…")
        self._lock_place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._lock_button = button
        button.setVisible(self._hidden)

    def hide_scores(self, said: str) -> None:
        """Show nothing of any bid's score, and say why."""
        self.show_why(None)
        self._subtitle.setText(said)
        self._say_hidden(True)

    def _say_hidden(self, hidden: bool) -> None:
        self._hidden = hidden
        if self._lock_button is not None:
            self._lock_button.setVisible(hidden)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        dressed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if dressed and hasattr(self, "text") and self._why is not None:
            self._fill(keep_place=True)

    @property
    def title(self) -> str:
        """The panel's title, such as "Why rank 3"."""
        return self._title.text()

    @property
    def subtitle(self) -> str:
        """The bid's name and region."""
        return self._subtitle.text()

    def follow(self, link: int) -> None:
        """Ask for the cell behind a link, counted from 0 in the order of the evidence."""
        self.cell_wanted.emit(self._links[link])

    def _go(self, url: QUrl) -> None:
        what, _, key = url.toString().partition("/")
        why = self._why
        if why is None:
            return
        if what == _CELL:
            self.follow(int(key))
        elif what == _CORRECT:
            self.correct_wanted.emit(why.bid, key)
        elif what == _OVERRIDE:
            self.override_wanted.emit(why.bid, key)

    def _follow_held(self) -> None:
        """What is open read-only has no links that would change it, and says so in their place."""
        if self._held != (held := refusal_of(self._change)):
            self._held = held
            self._fill(keep_place=True)

    @property
    def _changes(self) -> bool:
        return self._linked and not self._held

    def _move(self) -> None:
        if self._why is not None:
            self.move_wanted.emit(self._why.bid)

    # -- the text ---------------------------------------------------------------------------------

    def _fill(self, *, keep_place: bool) -> None:
        """Write the document; the scroll stays where it was when only figures changed."""
        why = self._why
        if why is None:
            return
        scheme = theme.tokens(self.palette())
        self._links = tuple(line.cell for line in why.evidence if line.cell is not None)
        parts = []
        if self._held and self._linked:
            parts.append(f"<p style='color:{scheme.secondary}'>{escape(self._held)}</p>")
        if why.rounded:
            parts.append(f"<p style='color:{scheme.secondary}'>{escape(why.rounded)}</p>")
        if why.change:
            parts.append(self._section("What would have to change", f"<p>{escape(why.change)}</p>"))
        if why.gates:
            parts.append(
                self._section(
                    "Gates",
                    "".join(
                        f"<p><b>{escape(gate.label)}</b>"
                        f" <span style='color:{self._ink(gate.tone)}'>{gate.state}</span>"
                        f"{self._override(gate.gate)}<br>"
                        f"<span style='color:{scheme.secondary}'>{escape(gate.reason)}</span></p>"
                        for gate in why.gates
                    ),
                )
            )
        if why.missing:
            listed = "".join(f"<p>{escape(one)}</p>" for one in why.missing)
            parts.append(self._section("Missing or doubtful", listed))
        parts += [
            self._section(title, "".join(f"<p>{escape(one)}</p>" for one in said))
            for title, said in (("Strongest", why.strongest), ("Weakest", why.weakest))
            if said
        ]
        if why.corrected:
            listed = "".join(f"<p>{escape(one)}</p>" for one in why.corrected)
            parts.append(self._section("Corrected answers that are not scored", listed))
        numbers = iter(range(len(self._links)))
        parts.append(
            self._section(
                "Evidence",
                "<table width='100%' cellspacing='0' cellpadding='0'>"
                + "".join(
                    self._evidence(line, next(numbers) if line.cell is not None else None)
                    for line in why.evidence
                )
                + "</table>",
            )
        )
        bar = self.text.verticalScrollBar()
        place = bar.value() if keep_place else 0
        self.text.document().setDefaultStyleSheet(
            f"a {{ color: {scheme.accent}; text-decoration: none; }}"
            "p { margin: 0 0 6px 0; } h4 { margin: 10px 0 4px 0; }"
        )
        self.text.show_html("".join(parts))
        bar.setValue(place)
        if keep_place:
            self.text.show_marked()  # a gate that was overridden stands elsewhere

    def _override(self, gate: str) -> str:
        if not self._changes:
            return ""
        return f" &nbsp; <a href='{_OVERRIDE}/{escape(gate)}'>Override…</a>"

    def _ink(self, tone: Tone) -> str:
        return theme.tokens(self.palette()).tone(tone).name()

    @staticmethod
    def _section(title: str, body: str) -> str:
        return f"<h4>{escape(title)}</h4>{body}"

    def _evidence(self, line: EvidenceLine, link: int | None) -> str:
        scheme = theme.tokens(self.palette())
        swatch = f"<span style='color:{scheme.pillar(line.pillar).name()}'>■</span>"
        read = f"<span style='color:{self._ink(line.tone)}'>{escape(line.value)}</span>"
        said = (
            f"{escape(line.quoted)} → {read}"
            if line.quoted and line.value
            else (escape(line.quoted) or read)
        )
        links = []
        if link is not None:
            links.append(f"<a href='{_CELL}/{link}'>{escape(line.place)}</a>")
        if line.field and self._changes:
            links.append(f"<a href='{_CORRECT}/{escape(line.field)}'>Correct…</a>")
        place = f"<br>{' &nbsp; '.join(links)}" if links else ""
        remarks = "".join(
            f"<br><span style='color:{scheme.secondary}'>{escape(remark)}</span>"
            for remark in line.remarks
        )
        return (
            f"<tr><td style='padding-top:{theme.TIGHT}px'>{swatch} <b>{escape(line.label)}</b></td>"
            f"<td align='right' style='padding-right:{theme.SMALL}px; padding-top:{theme.TIGHT}px'>"
            f"{escape(line.earned)}</td></tr>"
            f"<tr><td colspan='2' style='padding-bottom:{theme.TIGHT}px'>"
            f"{said}{remarks}{place}</td></tr>"
        )
