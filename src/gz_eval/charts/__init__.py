"""Charts: from plain data to a matplotlib figure, with its words and its numbers beside it.

Shared by the window, reports, the terminal and tests. matplotlib is imported when one is drawn.
"""
