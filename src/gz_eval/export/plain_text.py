"""Text from strangers' cells on its way into a file that a spreadsheet will open.

Text that begins like a formula must stay text in every format: a bid that says ``=HYPERLINK(…)``
is a sentence, not an instruction. Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

import re

# What Excel, LibreOffice and Google Sheets may take for a formula, with the full-width forms that
# East Asian versions of Excel accept.
_FORMULA_START = re.compile(r"[\s\x00]*[=+\-@＝＋－＠]|[\t\r\n\x00]")

# Characters that no XML file may hold (XML 1.0, section 2.2), so neither .xlsx nor .ods.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

LONGEST_CELL = 32_767
_CUT = " [cut here: the rest is in the bid’s own file]"


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate this text if it were typed in."""
    return _FORMULA_START.match(text) is not None


def storable(text: str) -> str:
    """The text without what a spreadsheet file cannot hold, and saying so where it was too long.

    Characters that XML forbids become U+FFFD; more than 32,767 characters, Excel's limit, are cut.
    """
    kept = _NOT_IN_XML.sub("�", text)
    if len(kept) > LONGEST_CELL:
        kept = kept[: LONGEST_CELL - len(_CUT)] + _CUT
    return kept
