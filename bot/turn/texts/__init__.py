"""Act on what somebody typed, by trying what it may mean in order."""
