"""Who is logged in to this computer. That is no name for a decision: see `Settings.person`."""

from __future__ import annotations

import getpass


def login_name() -> str:
    """The login name; empty where the computer does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
