"""Whether an answer, or the header above it, gives its figure on another basis than was asked.

500 MW of IT load is not 500 MW of firm grid import. What to look for is the
framework's: `Field.other_bases`.
"""

from __future__ import annotations

import re

from gz_eval.core.answers.spelling import plain_words
from gz_eval.core.framework import Field
from gz_eval.core.values import Doubt


class Bases:
    """Finds the other bases of one field in texts; `in_header` is the one its header states."""

    def __init__(self, field: Field, header: str) -> None:
        asked = f"{plain_words(field.label)} {plain_words(field.basis)}"
        phrases = {plain_words(phrase): phrase for phrase in field.other_bases}
        phrases.pop("", None)
        # A phrase of the question itself says nothing about the answer.
        self._phrases = {
            words: phrase for words, phrase in phrases.items() if not _within(words, asked)
        }
        self._asked = field.basis
        self._pattern = re.compile(
            "|".join(
                rf"(?<!\bnot )(?<!\bnon )\b{re.escape(words)}\b"
                for words in sorted(self._phrases, key=len, reverse=True)
            )
            or "(?!)"
        )
        self.in_header = self.named_in(header)

    def of(self, text: str) -> tuple[str, tuple[Doubt, ...]]:
        """The basis of an answer given as text, with a doubt if it is not the one asked for."""
        return self.stated(self.named_in(text))

    def stated(self, phrase: str = "") -> tuple[str, tuple[Doubt, ...]]:
        """The basis of an answer that itself says `phrase`, or nothing."""
        found, where = (phrase, "given as") if phrase else (self.in_header, "the header says")
        if not found:
            return self._asked, ()
        wanted = f" and not {self._asked}" if self._asked else ", another basis than was asked for"
        return found, (Doubt("other-basis", f"{where} “{found}”{wanted}"),)

    def named_in(self, text: str) -> str:
        """The other basis that a text names, as the framework spells it; "" for none."""
        if not self._phrases:
            return ""
        match = self._pattern.search(plain_words(text))
        return self._phrases[match[0]] if match else ""


def _within(words: str, text: str) -> bool:
    return f" {words} " in f" {text} "
