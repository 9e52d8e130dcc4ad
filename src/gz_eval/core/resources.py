"""Where the files of `resources/` are: beside `src/` in a checkout, in the package in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DEFAULT_FRAMEWORK = "four-pillars"


@cache
def resources() -> Path:
    """The folder of bundled resources.

    A wheel carries it inside the package; an editable install leaves it at the top of the checkout.
    Raises FileNotFoundError when the installation is broken.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "resources", package.parents[1] / "resources"):
        if (folder / "uk_regions.geojson").is_file():
            return folder
    raise FileNotFoundError(f"gz_eval's resources are not beside {package}: install it again")
