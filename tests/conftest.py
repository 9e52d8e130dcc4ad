"""What holds for all tests: no property is judged by the clock, which tells of the machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")
