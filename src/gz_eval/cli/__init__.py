"""The command line. Shares every use-case with the window."""
