"""Act on what somebody typed, by trying rules in order."""
