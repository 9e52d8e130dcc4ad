"""Checks across bids: duplicates, impossible values, places against regions. No Qt."""
