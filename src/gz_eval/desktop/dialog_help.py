"""Which page's help fits a dialog: what it is about, wherever it was opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_HELP: Final[Mapping[str, str]] = {
    "CompareBidsDialog": "ranking",
    "StateDialog": "history",
    "CompareDialog": "history",
    "RecordDialog": "records",
    "SignRecordDialog": "records",
    "SignOffDialog": "sign-offs",
    "SourceDialog": "bids",
    "ColumnsDialog": "bids",
    "CorrectAnswerDialog": "bids",
    "OverrideGateDialog": "overrides",
    "MoveBidDialog": "shortlist",
    "TargetDialog": "shortlist",
    "CountRuleDialog": "criteria",
    "GateDialog": "criteria",
    "GateWordsDialog": "criteria",
    "NewDialog": "start",
    "NameDialog": "start",
    "PersonDialog": "start",
    "PreferencesDialog": "start",
    "PaletteDialog": "start",
}


def help_of_dialog(name: str, page: str) -> str:
    """The help for a dialog, by the name of its class; that of the `page` below it otherwise."""
    return _HELP.get(name, page) or "start"
