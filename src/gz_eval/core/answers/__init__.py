"""From a cell as it was found to what it means: `reader_for` a field, and nothing else.

One module for each kind of answer. None of them knows of files, sheets or other bids, and none
raises: what cannot be read is a `Missing` answer that says so.
"""

from gz_eval.core.answers.reader import reader_for

__all__ = ["reader_for"]
