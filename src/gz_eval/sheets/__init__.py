"""Spreadsheets in: files to sheets, sheets to readings. Knows nothing of scoring or of Qt."""
