"""The window. The only package that imports PySide6; it shows and never decides."""
