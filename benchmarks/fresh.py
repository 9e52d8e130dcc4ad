"""The environment of a whole process that is timed: off the screen, with settings of its own.

Not a benchmark.
"""

from __future__ import annotations

import os
from pathlib import Path


def as_installed(home: Path) -> dict[str, str]:
    """An environment in which settings are under `home`, and modules are compiled once.

    What a machine may say against keeping compiled modules is passed over: where the program is
    installed they are kept, and only the first start compiles them.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _AGAINST}
    return environment | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home),
        "GZ_EVAL_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
    }


_AGAINST = ("PYTHONDONTWRITEBYTECODE",)
