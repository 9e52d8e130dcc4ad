"""Where gz_eval keeps what is a person's own on this computer: unsaved work, backups, settings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "GZ_EVAL_HOME"
"""Set, it puts everything under one folder: for a portable copy, and for tests."""


@dataclass(frozen=True, slots=True)
class Folders:
    """`state` holds unsaved work and backups, `config` the settings. Made when first written to."""

    state: Path
    config: Path

    @classmethod
    def of_user(cls) -> Folders:
        """The folders of whoever runs the program, by the custom of the system."""
        home = os.environ.get(HOME_VARIABLE)
        if home:
            folder = Path(home).expanduser().absolute()
            return cls(folder / "state", folder / "config")
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("gz_eval", appauthor=False)
        return cls(dirs.user_state_path, dirs.user_config_path)
