"""Moments as people read them: shown in the time of the place, kept in UTC. No Qt."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from gz_eval.core.wording import day_in_words


def moment_in_words(at: datetime, zone: tzinfo | None = None) -> str:
    """A moment in the style of GOV.UK, ``14 June 2012 at 10:30``; None is this computer's time."""
    local = at.astimezone(zone)
    return f"{day_in_words(local)} at {local:%H:%M}"


def day_of(at: datetime, zone: tzinfo | None = None) -> str:
    """The day of a moment, ``14 June 2012``; None is this computer's time."""
    return day_in_words(at.astimezone(zone))


def moment_in_utc(at: datetime) -> str:
    """A moment as it is kept, to the second: ``2012-06-14 09:30:05 UTC``."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
