"""The documentation, and the picture in it."""
