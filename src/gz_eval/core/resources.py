"""Where the files that come with the program are: beside `src/` or in the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DEFAULT_FRAMEWORK = "four-pillars"


@cache
def resources() -> Path:
    """The folder of bundled resources. Raises FileNotFoundError when the installation is broken."""
    return _beside_package("resources", "uk_regions.geojson")


@cache
def sample_bids() -> Path:
    """The folder of the synthetic sample bids.

    Raises FileNotFoundError when the installation is broken.
    """
    return _beside_package("sample_bids", "register.xlsx")


def _beside_package(name: str, witness: str) -> Path:
    """A folder of the program's own, known by a file that it must hold.

    A wheel carries it inside the package; an editable install leaves it at the top of the checkout.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / name, package.parents[1] / name):
        if (folder / witness).is_file():
            return folder
    raise FileNotFoundError(f"gz_eval's {name} are not beside {package}: install it again")
