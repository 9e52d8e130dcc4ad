"""Results out: tables, CSV, JSON, workbooks. Knows nothing of how bids were read, nor of Qt."""
