"""The lock on a framework: set before scores are revealed, so that rules are not fitted to bids.

Audits of earlier programmes found rules settled after bids were seen (NAO and PAC on the Towns Fund
and the Levelling Up Fund). A locked framework can still be changed, with a reason, on the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.framework import Framework
from gz_eval.core.people import Stamp


@dataclass(frozen=True, slots=True, eq=False)
class Lock:
    """Who locked the framework, when and why, and the framework as it was then."""

    stamp: Stamp
    framework: Framework
