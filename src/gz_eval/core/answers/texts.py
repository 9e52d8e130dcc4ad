"""Free text: names, references, notes. Kept as it was typed, but for stray spaces and breaks."""

from __future__ import annotations

from gz_eval.core.answers.absent import absent, blank
from gz_eval.core.number_formats import exact_decimal, shown_text
from gz_eval.core.source import GENERAL, RawValue
from gz_eval.core.values import Missing, Value

_LONG = 80


class Texts:
    """Reads the answers of a field of free text."""

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises."""
        if raw is None:
            return blank()
        steps: tuple[str, ...] = ()
        if isinstance(raw, str):
            text = " ".join(raw.split())
            if text != raw:
                steps = ("stray spaces and line breaks were taken out",)
            # No long text says only that there is no answer.
            missing = absent(raw) if len(text) <= _LONG else None
            if missing is not None:
                return missing
        elif (
            isinstance(raw, int | float) and not isinstance(raw, bool) and number_format == GENERAL
        ):
            # A long reference number is shown as 1.23E+11, which nobody typed.
            amount = exact_decimal(raw)
            whole = amount.is_finite() and amount == amount.to_integral_value()
            text = f"{amount:f}".partition(".")[0] if whole else shown_text(raw)
        else:
            text = shown_text(raw, number_format).strip() or shown_text(raw)
        return Value(text, None, text, steps=steps)
