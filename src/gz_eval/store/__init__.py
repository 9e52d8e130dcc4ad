"""The evaluation file: one SQLite file that holds everything an evaluation is, and was."""
