"""Classify texts by what was learned from examples."""
