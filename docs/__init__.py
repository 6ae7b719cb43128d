"""The documentation, and the pictures in it."""
