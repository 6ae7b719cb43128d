"""Undo, correct and edit what was written down."""
